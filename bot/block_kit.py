"""The Block Kit pieces that answers are made of, as the JSON that Slack takes.

Plain dictionaries, not slack_sdk's models: an answer is composed while a person waits, and the models take longer to
check some of the limits than all of it takes here. Every limit is checked once, by `app.py check` and the tests.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape as _escape
from typing import Any

Block = dict[str, Any]
Element = dict[str, Any]

MAX_PIECE = 3_000  # characters of a text in a rich_text block
MAX_HEADER = 150  # characters, https://docs.slack.dev/reference/block-kit/blocks/header-block
MAX_MARKUP = 3_000  # characters, https://docs.slack.dev/reference/block-kit/blocks/section-block


def escape(text: str) -> str:
    """Text for mrkdwn: without this, `<!channel>` in it would ping everyone."""
    return _escape(text, quote=False)


def quoted(text: str) -> str:
    """Something to say aloud, escaped, in quotation marks."""
    return f"“{escape(text)}”"


def plain(text: str) -> Element:
    return {"type": "plain_text", "text": text, "emoji": False}


def mrkdwn(text: str, *, verbatim: bool = False) -> Element:
    """Markup. `verbatim` keeps Slack from making links of what looks like one: for whatever a person typed."""
    return {"type": "mrkdwn", "text": text, "verbatim": True} if verbatim else {"type": "mrkdwn", "text": text}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(text[:MAX_HEADER])}


def section(text: str, accessory: Element | None = None, *, verbatim: bool = False) -> Block:
    """A paragraph. Slack folds a long one behind "See more" unless it is told to expand it."""
    block = {"type": "section", "expand": True, "text": mrkdwn(text, verbatim=verbatim)}
    return {**block, "accessory": accessory} if accessory else block


def sections(lines: Iterable[str]) -> Iterator[Block]:
    """Lines of markup in as few sections as hold them."""
    held = ""
    for line in map(cut, lines):
        if held and len(held) + 1 + len(line) > MAX_MARKUP:
            yield section(held)
            held = line
        else:
            held = f"{held}\n{line}" if held else line
    if held:
        yield section(held)


def cut(markup: str) -> str:
    """Escaped markup within Slack's limit: it ends in "…" where it was too long, and never in half an "&amp;"."""
    return markup if len(markup) <= MAX_MARKUP else re.sub(r"&\w*$", "", markup[: MAX_MARKUP - 1]) + "…"


def note(text: str, *, verbatim: bool = False) -> Block:
    """A quiet line: a context block."""
    return {"type": "context", "elements": [mrkdwn(text, verbatim=verbatim)]}


def divider() -> Block:
    return {"type": "divider"}


def bullets(lines: Iterable[str]) -> Block:
    """A real list, plain text a line."""
    items = [{"type": "rich_text_section", "elements": [{"type": "text", "text": line}]} for line in lines]
    return {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": items}]}


def labelled_bullets(lines: Iterable[tuple[str, str]]) -> Block:
    """A real list whose lines begin with a bold word."""
    items = [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": label, "style": {"bold": True}},
                {"type": "text", "text": f": {text}"},
            ],
        }
        for label, text in lines
    ]
    return {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": items}]}


def code(text: str) -> Block:
    """Text to copy as it stands."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": _pieces(text)}]}


def actions(*elements: Element | None) -> list[Block]:
    """The buttons and selects in one row, or nothing where there are none: Slack refuses an empty row.

    Slack wants each action_id of a row to differ, so the place in the row follows the name of the action.
    """
    there = [element for element in elements if element]
    named = [{**element, "action_id": f"{element['action_id']}:{place}"} for place, element in enumerate(there)]
    return [{"type": "actions", "elements": named}] if named else []


def button(label: str, action_id: str, value: str, *, style: str | None = None, spoken: str | None = None) -> Element:
    """`spoken` is what a screen reader says, where several buttons of one message bear the same label."""
    element: Element = {"type": "button", "text": plain(label[:75]), "action_id": action_id, "value": value}
    if style:
        element["style"] = style
    if spoken:
        element["accessibility_label"] = spoken[:75]
    return element


def link_button(label: str, action_id: str, url: str) -> Element:
    return {"type": "button", "text": plain(label[:75]), "action_id": action_id, "url": url}


def option(label: str, value: str, description: str | None = None) -> Element:
    """One choice of a select, of checkboxes or of radio buttons."""
    made: Element = {"text": plain(label[:75]), "value": value}
    return {**made, "description": plain(description[:75])} if description else made


def select(placeholder: str, action_id: str, options: Sequence[Element], chosen: Element | None = None) -> Element:
    made = {"type": "static_select", "placeholder": plain(placeholder), "action_id": action_id, "options": [*options]}
    return {**made, "initial_option": chosen} if chosen else made


def multi_select(placeholder: str, options: Sequence[Element]) -> Element:
    """Several choices of one list."""
    return {"type": "multi_static_select", "placeholder": plain(placeholder), "options": [*options]}


def confirm(title: str, text: str, yes: str, no: str = "Cancel") -> Element:
    """What Slack asks before it passes a click on."""
    return {"title": plain(title), "text": plain(text[:300]), "confirm": plain(yes), "deny": plain(no)}


def field(
    block_id: str, label: str, element: Mapping[str, Any], *, hint: str | None = None, optional: bool = True
) -> Block:
    """A labelled field of a form; the element's action_id is the block's."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {**element, "action_id": block_id},
        "optional": optional,
    }
    return {**block, "hint": plain(hint)} if hint else block


def checkboxes(options: Sequence[Element]) -> Element:
    return {"type": "checkboxes", "options": [*options]}


def text_input(*, lines: bool = False, most: int = 3000, placeholder: str | None = None, value: str = "") -> Element:
    """A field to type in; `most` is its limit in characters."""
    element: Element = {"type": "plain_text_input", "multiline": lines, "max_length": most}
    if placeholder:
        element["placeholder"] = plain(placeholder)
    return {**element, "initial_value": value} if value else element


def quote(text: str) -> Block:
    """What somebody wrote, as they wrote it: no markup in it counts, and nothing needs escaping."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": _pieces(text)}]}


def _pieces(text: str) -> list[Element]:
    """Text in pieces that a rich_text element takes; they are shown as one."""
    return [{"type": "text", "text": text[at : at + MAX_PIECE]} for at in range(0, len(text), MAX_PIECE)]


def table(rows: Iterable[Sequence[str]]) -> Block:
    """Rows of plain cells, none of them empty, the first row the heads: for messages that the bot posts by itself.

    At most one in a message, with 10,000 characters. https://docs.slack.dev/reference/block-kit/blocks/table-block
    """
    cells = [[{"type": "raw_text", "text": cell} for cell in row] for row in rows]
    return {"type": "table", "rows": cells, "column_settings": [{"is_wrapped": True} for _ in cells[0]]}
