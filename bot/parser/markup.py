"""Slack's markup -> the words a person typed."""

import re
from html import unescape

from bot.product import COMMAND

MAX_TEXT = 4_000  # characters; longer texts are cut before anything looks at them, so that no text slows anyone down

_MENTION = re.compile(r"<[@#!][^<>]*>")
_LINK = re.compile(r"<(?:[^<|>]*\|)?([^<>]*)>")
_EMOJI = re.compile(r":[a-z0-9_+'-]{2,40}:(?::skin-tone-\d:)?")
_MARKS = re.compile(r"[*_~`“”„«»\"]+")
_COMMAND = re.compile(rf"\s*{COMMAND}\b", re.IGNORECASE)


def strip_markup(text: str) -> str:
    """Mentions, emoji codes and bold signs dropped, links as their label, `&amp;` as `&`, spaces folded.

    >>> strip_markup("<@U1> *define* <https://x.io|feature store> &amp; `SQL` :wave:")
    'define feature store & SQL'
    """
    if len(text) > MAX_TEXT:
        text = f"{text[:MAX_TEXT]}…"  # so that whoever answers can say that the end was not seen
    text = _LINK.sub(r"\1", _MENTION.sub(" ", text))
    text = _EMOJI.sub(" ", unescape(text))
    return " ".join(_COMMAND.sub("", _MARKS.sub(" ", text), count=1).split())
