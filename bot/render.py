"""An answer as text for a terminal."""

import html
import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from bot.preview.controls import Control, controls
from bot.preview.rich_text_rules import text_of
from bot.preview.validation import cell_text

Block = dict[str, Any]

WIDTH = 96
CELL = 30  # characters of a table's column


def render(payload: dict[str, Any]) -> str:
    """A message or a modal, readable without Slack."""
    blocks = payload.get("blocks")
    if not blocks:
        return _plain(payload.get("text", ""))
    title = [f"[ {payload['title']['text']} ]"] if "title" in payload else []
    return "\n\n".join(title + ["\n".join(BLOCKS[block["type"]](block)) for block in blocks])


def _header(block: Block) -> Iterator[str]:
    text = _plain(block["text"]["text"])
    yield from (text, "=" * len(text))


def _section(block: Block) -> Iterator[str]:
    for text in [*filter(None, [block.get("text")]), *block.get("fields", [])]:
        yield from _wrap(text["text"])
    if block.get("accessory", {}).get("type") == "image":
        yield f"({block['accessory']['alt_text']})"
    yield from _controls(block)


def _context(block: Block) -> Iterator[str]:
    yield from _wrap("  ".join(element.get("text") or element["alt_text"] for element in block["elements"]))


def _controls(block: Block) -> Iterator[str]:
    """Those that take one line stand side by side."""
    short: list[str] = []
    for control in controls([block]):
        if control.type in ("checkboxes", "radio_buttons"):
            yield from _choices(control)
        else:
            short.append(_drawn(control))
    if short:
        yield from textwrap.wrap("  ".join(short), WIDTH, break_on_hyphens=False)


def _drawn(control: Control) -> str:
    label = (control.labels or [""])[0]
    if control.type == "plain_text_input":
        return "  ______________________________"
    if control.type == "overflow":
        return f"[… {' | '.join(option['text']['text'] for option in control.options)}]"
    if "select" in control.type:
        return f"[{label or 'Select'} v]"
    return f"[{label}]"


def _choices(control: Control) -> Iterator[str]:
    box = "[ ]" if control.type == "checkboxes" else "( )"
    for option in control.options:
        described = f": {option['description']['text']}" if "description" in option else ""
        yield from _wrap(f"  {box} {option['text']['text']}{described}")


def _input(block: Block) -> Iterator[str]:
    yield f"{block['label']['text']}{' (optional)' if block.get('optional') else ''}"
    yield from _controls(block)
    if "hint" in block:
        yield from _wrap(block["hint"]["text"])


def _image(block: Block) -> Iterator[str]:
    yield f"({block['alt_text']})"


def _alert(block: Block) -> Iterator[str]:
    yield from _wrap(f"! {block['text']['text']}")


def _rich_text(block: Block) -> Iterator[str]:
    for part in block["elements"]:
        if part["type"] == "rich_text_list":
            yield from _list(part)
        else:
            before = "> " if part["type"] == "rich_text_quote" else ""
            yield from _lines("".join(text_of(part)), before, before)


def _list(part: Block) -> Iterator[str]:
    margin = "  " * part.get("indent", 0)
    for number, item in enumerate(part["elements"], start=1 + part.get("offset", 0)):
        mark = f"{margin}{number}. " if part["style"] == "ordered" else f"{margin}•  "
        yield from _lines("".join(text_of(item)), mark, " " * len(mark))


def _table(block: Block) -> Iterator[str]:
    """Columns as wide as their longest cell; a long cell goes on below."""
    rows = [["".join(cell_text(cell)) for cell in row] for row in block["rows"]]
    widths = [min(CELL, max(map(len, column))) for column in zip(*_even(rows), strict=True)]
    for at, row in enumerate(rows):
        wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=False)]
        for line in range(max(map(len, wrapped))):
            cells = (cell[line] if line < len(cell) else "" for cell in wrapped)
            yield "  ".join(text.ljust(width) for text, width in zip(cells, widths, strict=False)).rstrip()
        if at == 0:
            yield "  ".join("-" * width for width in widths)


def _even(rows: list[list[str]]) -> list[list[str]]:
    longest = max(map(len, rows))
    return [row + [""] * (longest - len(row)) for row in rows]


def _divider(block: Block) -> Iterator[str]:
    yield "-" * 40


BLOCKS: dict[str, Callable[[Block], Iterator[str]]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _controls,
    "context_actions": _controls,
    "divider": _divider,
    "input": _input,
    "image": _image,
    "alert": _alert,
    "rich_text": _rich_text,
    "table": _table,
}


def _wrap(mrkdwn: str) -> Iterator[str]:
    for line in _plain(mrkdwn).splitlines():
        indent = " " * (len(line) - len(line.lstrip(" •>")))
        yield from textwrap.wrap(line, WIDTH, subsequent_indent=indent) or [""]


def _lines(text: str, first: str, others: str) -> Iterator[str]:
    """Rich text, which has no marks to take away."""
    for at, line in enumerate(text.splitlines()):
        yield from textwrap.wrap(line, WIDTH, initial_indent=others if at else first, subsequent_indent=others) or [""]


def _plain(mrkdwn: str) -> str:
    """mrkdwn without its marks: a terminal has no bold."""
    text = re.sub(r":white_check_mark:", "+", re.sub(r":warning:", "!", mrkdwn)).replace("```", "\n")
    text = re.sub(r"(?<!\w)[*_](\S(?:[^*_\n]*\S)?)[*_](?!\w)", r"\1", text)
    return html.unescape(re.sub(r"<(?:[^|>]*\|)?([^>]*)>", r"\1", text)).strip("\n")
