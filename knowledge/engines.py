"""Where recruiters search: each engine's way of writing, its limits and its rules, read from engines.yml."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

FILE = Path(__file__).parent / "engines.yml"

Syntax = Literal["boolean", "google", "github"]
Measure = Literal["words", "characters", "operators"]
Url = Annotated[str, msgspec.Meta(pattern=r"^https://\S+$")]

_PIECE = re.compile(r'"[^"]*"?|[^\s"]+')
_OPERATOR = re.compile(r"[()\s](?:AND|OR|NOT)(?=[()\s])")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How an engine reads a string, with the page that says so and the day somebody last read that page."""

    rule: str
    source: Url
    read: date


class Limit(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How long a string may be. `aim` is what does better than the most there may be."""

    what: Measure
    most: int
    aim: int | None = None


class Draw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many of a card's titles and skills go into a string, and whether the language people write in does."""

    titles: int = 0
    skills: int = 0
    languages: bool = False


class Engine(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One place to search. What each field means stands at the head of engines.yml."""

    name: str
    tab: str
    syntax: Syntax
    use: str
    place: Literal["filter", "words", "location", "none"]
    broad: Draw
    narrow: Draw
    rules: tuple[Rule, ...]
    limits: tuple[Limit, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    either: tuple[str, ...] = ()  # words of which one must stand there, whatever the role
    habit: str = ""
    drops: bool = False
    titles: str | None = None
    topics: bool = False  # skills are written as GitHub's topics: vertex-ai
    suits: tuple[str, ...] = ()
    languages: dict[str, str] = {}  # a skill on a card -> the programming language as this engine names it

    def breaches(self, text: str) -> Iterator[tuple[Limit, int]]:
        """Each limit that a string passes, with what it counts."""
        for limit in self.limits:
            if (counted := measured(text, limit.what)) > limit.most:
                yield limit, counted

    def does_well(self, text: str) -> bool:
        """Whether a string keeps to what does well, not only to what is allowed."""
        return all(measured(text, limit.what) <= (limit.aim or limit.most) for limit in self.limits)


def measured(text: str, what: Measure) -> int:
    """How long a string is.

    Words as Google takes them: each word inside quotes, each word or qualifier outside, and OR. Operators as GitHub
    takes them: AND, OR and NOT in capitals outside quotes.

    >>> measured('site:github.com "data engineer" OR etl -"big data"', "words")
    7
    >>> measured('a OR "b AND c" NOT d', "operators")
    2
    """
    if what == "characters":
        return len(text)
    if what == "operators":
        return len(_OPERATOR.findall(f" {re.sub(_QUOTED, 'x', text)} "))
    return sum(len(piece.strip('"').split()) for piece in _PIECE.findall(text) if piece.strip('"()-'))


_QUOTED = re.compile(r'"[^"]*"?')


@cache
def engines() -> tuple[Engine, ...]:
    """All of them, in the order in which they are shown."""
    return msgspec.yaml.decode(FILE.read_bytes(), type=tuple[Engine, ...])
