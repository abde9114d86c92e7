"""All that can be read in blocks, for whoever looks for words in them."""

from collections.abc import Iterator
from typing import Any

from bot.preview.rich_text_rules import text_of


def readable(payload: dict[str, Any]) -> str:
    """All the text of a message or view, one piece a line, as Slack's markup has it."""
    blocks = payload.get("blocks")
    if not blocks:
        return str(payload.get("text", ""))
    title = payload.get("title")
    return "\n".join(([title["text"]] if title else []) + [line for block in blocks for line in _lines(block)])


READ = [  # the parts that hold text, in the order in which they are read
    "title",
    "label",
    "text",
    "fields",
    "elements",
    "element",
    "rows",
    "accessory",
    "options",
    "option_groups",
    "description",
    "hint",
    "placeholder",
    "positive_button",
    "negative_button",
    "confirm",
    "deny",
]


def _lines(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from _lines(item)
    elif isinstance(part, dict):
        kind = part.get("type", "")
        if kind in ("plain_text", "mrkdwn", "raw_text"):
            yield part["text"]
        elif kind in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"):
            yield "".join(text_of(part))
        elif kind == "image":
            yield part["alt_text"]
        else:
            for name in READ:
                if not (name == "confirm" and "action_id" in part):  # asked only once the element is used
                    yield from _lines(part.get(name))
