"""A message as Slack takes it, made once and sent many times."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec
from slack_sdk.models.blocks import Block

from bot.block_kit import escape, quiet

MAX_ID = 255  # characters, https://docs.slack.dev/reference/block-kit/blocks
MODAL_TITLE = "MLOps for Recruiters"


@dataclass(frozen=True)
class Message:
    """`text` is for notifications and screen readers, `blocks` for the eye."""

    text: str
    blocks: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, text: str, blocks: Iterable[Block]) -> "Message":
        """Raises slack_sdk's SlackObjectFormationError where a block exceeds a limit that its model checks."""
        return cls(escape(text), tuple(block.to_dict() for block in blocks))

    @property
    def payload(self) -> dict[str, Any]:
        return {"text": self.text, "blocks": list(self.blocks)}

    @cached_property
    def json(self) -> str:
        """The payload as the body of an ack. Encoded once: an answer never changes while its cards don't."""
        return msgspec.json.encode(self.payload).decode()

    def and_then(self, *blocks: Block) -> "Message":
        return Message(self.text, (*self.blocks, *(block.to_dict() for block in blocks)))

    def shared_by(self, user: str) -> "Message":
        """The same message, signed by the person who shows it to others; `user` is their id."""
        return self.and_then(quiet(f"Shared by <@{user}>"))

    def named(self, name: str) -> "Message":
        """The same message; the name is its first block's id, by which it can be found again."""
        first, *rest = self.blocks
        return Message(self.text, ({**first, "block_id": name[:MAX_ID]}, *rest))

    def as_modal(self) -> dict[str, Any]:
        """The same answer where there is no conversation to hold it."""
        title, close = ({"type": "plain_text", "text": text} for text in (MODAL_TITLE, "Close"))
        return {"type": "modal", "title": title, "close": close, "blocks": list(self.blocks)}
