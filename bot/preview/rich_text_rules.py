"""What Slack refuses in rich text. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

Elements that the page can't draw (canvases, dates, colors …) are refused: stricter, never laxer.
"""

from collections.abc import Iterator
from typing import Any

from bot.preview.rules import Rule, boolean, choice, fields, items, number, one_of, string

MAX_ELEMENTS = 1000  # undocumented
MAX_CHARACTERS = 3000  # of one piece of text; undocumented, so that of a section

STYLE = fields({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), boolean))
STYLED: dict[str, Rule] = {"style": STYLE}
TEXT = fields({"text": string(MAX_CHARACTERS)}, STYLED)
LINK = fields({"url": string(3000)}, {"text": string(MAX_CHARACTERS), "unsafe": boolean, **STYLED})
INLINE = one_of(
    {
        "text": TEXT,
        "link": LINK,
        "emoji": fields({"name": string(100)}, {"unicode": string(100), "skin_tone": number(1, 6)}),
        "user": fields({"user_id": string(255)}, STYLED),
        "channel": fields({"channel_id": string(255)}, STYLED),
        "broadcast": fields({"range": choice("here", "channel", "everyone")}, STYLED),
    }
)
BORDER: dict[str, Rule] = {"border": choice(0, 1)}
SECTION = fields({"elements": items(INLINE, MAX_ELEMENTS)}, {})
PARTS = {
    "rich_text_section": SECTION,
    "rich_text_list": fields(
        {"style": choice("bullet", "ordered"), "elements": items(one_of({"rich_text_section": SECTION}), MAX_ELEMENTS)},
        {"indent": number(0, 8), "offset": number(0, 10_000), **BORDER},
    ),
    "rich_text_quote": fields({"elements": items(INLINE, MAX_ELEMENTS)}, BORDER),
    "rich_text_preformatted": fields(
        {"elements": items(one_of({"text": TEXT, "link": LINK}), MAX_ELEMENTS)}, {"language": string(50), **BORDER}
    ),
}


def rich_text(**more: Rule) -> Rule:
    """A rich text block, or a table's cell of that type; `more` are its optional fields."""
    return fields({"elements": items(one_of(PARTS), MAX_ELEMENTS)}, more)


def text_of(part: Any) -> Iterator[str]:
    """The pieces of text in any piece of sound rich text, in order."""
    if not isinstance(part, dict):
        return
    kind = part.get("type")
    if kind == "text":
        yield part["text"]
    elif kind == "link":
        yield part.get("text") or part["url"]
    elif kind == "emoji":
        yield f":{part['name']}:"
    elif kind == "user":
        yield f"<@{part['user_id']}>"
    elif kind == "channel":
        yield f"<#{part['channel_id']}>"
    elif kind == "broadcast":
        yield f"@{part['range']}"
    for inner in part.get("elements", []):
        yield from text_of(inner)
