"""A message as Slack takes it, made once and sent many times."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from bot.block_kit import Block, note

MAX_ID = 255  # characters, https://docs.slack.dev/reference/block-kit/blocks
MAX_TITLE = 24  # characters of a modal's title, https://docs.slack.dev/reference/views/modal-views
MAX_BLOCKS = 50  # https://docs.slack.dev/reference/block-kit/blocks


@dataclass(frozen=True)
class Message:
    """The blocks of an answer. `posted` replaces them where the bot posts it by itself: there, more is allowed."""

    blocks: tuple[Block, ...]
    posted: tuple[Block, ...] | None = None

    @classmethod
    def of(cls, *blocks: Block | Iterable[Block]) -> "Message":
        """From blocks and rows of blocks, in order."""
        return cls(tuple(_flat(blocks)))

    @cached_property
    def text(self) -> str:
        """Every word of the blocks, buttons aside: what screen readers read and notifications show."""
        return "\n".join(filter(None, map(_text_of, self.blocks)))

    @property
    def title(self) -> str:
        """The heading, or the first words where there is none."""
        return html.unescape(self.text.split("\n", 1)[0])

    @property
    def payload(self) -> dict[str, Any]:
        """As an ack or a response_url takes it."""
        return {"text": self.text, "blocks": list(self.blocks)}

    @property
    def post(self) -> dict[str, Any]:
        """As `chat.postMessage` takes it."""
        return {"text": self.text, "blocks": list(self.posted or self.blocks)}

    @cached_property
    def json(self) -> str:
        """The payload as the body of an ack. Encoded once: an answer never changes while its cards don't."""
        return msgspec.json.encode(self.payload).decode()

    def and_then(self, *blocks: Block | Iterable[Block]) -> "Message":
        """The same message with more below it."""
        more = tuple(_flat(blocks))
        return Message((*self.blocks, *more), (*self.posted, *more) if self.posted else None)

    def shared_by(self, user: str) -> "Message":
        """The same message, signed by the person who shows it to others; `user` is their id."""
        return self.and_then(note(f"Shared by <@{user}>"))

    def named(self, name: str) -> "Message":
        """The same message; the name is its first block's id, by which it can be found again."""
        if len(name) > MAX_ID:
            return self
        return Message(_with_id(self.blocks, name), _with_id(self.posted, name) if self.posted else None)

    def as_modal(self) -> dict[str, Any]:
        """The same answer where there is no conversation to hold it."""
        title = self.title if len(self.title) <= MAX_TITLE else f"{self.title[: MAX_TITLE - 1].rstrip()}…"
        return {
            "type": "modal",
            "title": {"type": "plain_text", "text": title, "emoji": False},
            "close": {"type": "plain_text", "text": "Close"},
            "blocks": list(self.blocks),
        }


def _with_id(blocks: tuple[Block, ...], name: str) -> tuple[Block, ...]:
    return ({**blocks[0], "block_id": name}, *blocks[1:])


def _flat(blocks: Iterable[Block | Iterable[Block]]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, dict):
            yield block
        else:
            yield from block


_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")


def _text_of(part: Any) -> str:
    """The readable text in a block or a part of one, as markup without its signs."""
    match part:
        case {"type": "actions" | "divider"}:
            return ""
        case {"type": "mrkdwn", "text": str(text)}:
            return _BOLD.sub(r"\1", text).replace("```", "\n").strip()
        case {"type": "plain_text" | "text", "text": str(text)}:
            return html.escape(text, quote=False)
        case {"type": "rich_text_section", "elements": elements}:
            return "".join(map(_text_of, elements))
        case {"type": "rich_text_list", "elements": items}:
            return "\n".join(f"• {_text_of(item)}" for item in items)
        case {"type": "table", "rows": rows}:
            return "\n".join(" | ".join(map(_text_of, row)) for row in rows)
        case {"text": text, "fields": list(fields)}:
            return "\n".join([_text_of(text), *map(_text_of, fields)])
        case {"elements": list(elements)}:
            return "\n".join(filter(None, map(_text_of, elements)))
        case {"type": "raw_text", "text": str(text)}:
            return html.escape(text, quote=False)
        case {"text": dict(text)}:
            return _text_of(text)
    return ""
