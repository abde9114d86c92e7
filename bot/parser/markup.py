"""Slack's markup -> the words a person typed."""

import re
from html import unescape

from bot.product import COMMAND

MAX_TEXT = 4_000  # characters; longer texts are cut before anything looks at them, so that no text slows anyone down

_MENTION = re.compile(r"<[@#!][^<>]*>")
_LINK = re.compile(r"<(?:[^<|>]*\|)?([^<>]*)>")
_EMOJI = re.compile(r":[a-z0-9_+'-]{2,40}:(?::skin-tone-\d:)?")
_MARKS = re.compile(r"[*_~`“”„«»\"]+")
_BOLD = re.compile(r"(?<![\w*])([*_~]|`{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_COMMAND = re.compile(rf"\s*{COMMAND}\b", re.IGNORECASE)


def strip_markup(text: str) -> str:
    """Mentions, emoji codes, quotes and bold signs dropped, links as their label, `&amp;` as `&`, spaces folded.

    >>> strip_markup("<@U1> *define* <https://x.io|feature store> &amp; `SQL` :wave:")
    'define feature store & SQL'
    """
    return _folded(_MARKS.sub(" ", _unescaped(text)))


def as_typed(text: str) -> str:
    """The same with the quotes and signs of the person who typed it, for a verb that reads them.

    >>> as_typed("<@U1> *search* (“ML Engineer” OR kube*) &amp; SQL")
    'search (“ML Engineer” OR kube*) & SQL'
    """
    return _folded(_BOLD.sub(r"\2", _unescaped(text)))


def _unescaped(text: str) -> str:
    if len(text) > MAX_TEXT:
        text = f"{text[:MAX_TEXT]}…"  # so that whoever answers can say that the end was not seen
    return _EMOJI.sub(" ", unescape(_LINK.sub(r"\1", _MENTION.sub(" ", text))))


def _folded(text: str) -> str:
    return " ".join(_COMMAND.sub("", text, count=1).split())
