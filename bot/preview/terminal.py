"""An answer as text for a terminal."""

import html
import re
import textwrap
from collections.abc import Iterator
from typing import Any

WIDTH = 96


def render(payload: dict[str, Any]) -> str:
    """A message or a modal, readable without Slack."""
    blocks = payload.get("blocks")
    if not blocks:
        return _plain(payload.get("text", ""))
    title = [f"[ {payload['title']['text']} ]"] if "title" in payload else []
    return "\n\n".join(title + ["\n".join(_block(block)) for block in blocks])


def _block(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "header":
            text = _plain(block["text"]["text"])
            yield from (text, "=" * len(text))
        case "section":
            yield from _wrap(block["text"]["text"])
            if "accessory" in block:
                yield f"[{block['accessory']['text']['text']}]"
        case "context":
            yield from _wrap("  ".join(element["text"] for element in block["elements"]))
        case "actions":
            yield "  ".join(f"[{element['text']['text']}]" for element in block["elements"])
        case "divider":
            yield "-" * 40
        case "input":
            yield from _input(block)


def _input(block: dict[str, Any]) -> Iterator[str]:
    yield block["label"]["text"]
    for option in block["element"].get("options", []):
        described = f": {option['description']['text']}" if "description" in option else ""
        yield from _wrap(f"  [ ] {option['text']['text']}{described}")
    if block["element"]["type"] == "plain_text_input":
        yield "  ______________________________"


def _wrap(mrkdwn: str) -> Iterator[str]:
    for line in _plain(mrkdwn).splitlines():
        indent = " " * (len(line) - len(line.lstrip(" •>")))
        yield from textwrap.wrap(line, WIDTH, subsequent_indent=indent) or [""]


def _plain(mrkdwn: str) -> str:
    """mrkdwn without its marks: a terminal has no bold."""
    text = re.sub(r":white_check_mark:", "+", re.sub(r":warning:", "!", mrkdwn)).replace("```", "\n")
    text = re.sub(r"(?<!\w)[*_](\S(?:[^*_\n]*\S)?)[*_](?!\w)", r"\1", text)
    return html.unescape(re.sub(r"<(?:[^|>]*\|)?([^>]*)>", r"\1", text)).strip("\n")
