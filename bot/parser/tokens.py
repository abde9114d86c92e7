"""A text cut into words, each with its place."""

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’´`][^\W_]+)*\+*", re.UNICODE)
# The end of a clause: a stop, a dash, a colon, or a comma before what begins like a question or a request.
_CLAUSE = re.compile(
    r"[.?!;\n…]+(?=\s|$)|\s[-–—]+\s|:\s|,?\s+but\s+"
    r"|,\s+(?=(?:and |so )?(?:what|whats|what's|how|who|where|which|any|can|could|do|does|is|are|please|tell|give)\b)",
    re.IGNORECASE,
)
_APOSTROPHES = str.maketrans("", "", "'’´`")


class Token(NamedTuple):
    """One word as it was typed from `start` to `stop`; `word` is folded: lower case, no accents, no apostrophes."""

    start: int
    stop: int
    word: str
    clause: int


class Clause(NamedTuple):
    """A sentence, or a part of one that a colon or a dash sets apart."""

    start: int
    stop: int
    is_asked: bool  # ends with a question mark


def tokens(text: str) -> tuple[list[Token], list[Clause]]:
    """The words of a text and its clauses, both in order."""
    clauses: list[Clause] = []
    start = 0
    for end in _CLAUSE.finditer(text):
        clauses.append(Clause(start, end.start(), "?" in end[0]))
        start = end.end()
    if start < len(text) or not clauses:
        clauses.append(Clause(start, len(text), False))
    found: list[Token] = []
    number = 0
    for word in _WORD.finditer(text):
        while number < len(clauses) - 1 and word.start() >= clauses[number].stop:
            number += 1
        found.append(Token(word.start(), word.end(), fold(word[0]), number))
    return found, clauses


def fold(word: str) -> str:
    """Lower case, without accents and apostrophes.

    >>> fold("What’s"), fold("Qué")
    ('whats', 'que')
    """
    if word.isalnum() and word.isascii():  # most words: nothing to fold but case
        return word.lower()
    word = word.lower().translate(_APOSTROPHES)
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
