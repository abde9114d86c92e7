"""Which level a text speaks of: by its name, or by years of experience."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from bot.parser.silence import SHORT
from knowledge.card import LEVELS, Card, LevelName

WORDS: Mapping[str, LevelName] = {
    **dict.fromkeys(
        """
    junior juniors jr jnr jrs entry graduate graduates grad grads intern interns internship beginner beginners
    fresher freshers trainee trainees apprentice newbie rookie associate starter
    """.split(),
        "junior",
    ),
    **dict.fromkeys(
        """
    mid mids middle intermediate medior mediors midlevel midweight
    """.split(),
        "mid",
    ),
    **dict.fromkeys(
        """
    senior seniors senor sr snr srs staff lead leads principal principals head chief director vp expert veteran
    seasoned
    """.split(),
        "senior",
    ),
}
# Words that mean a level only beside a role or a verb: "I'm in the middle of a call".
EVERYDAY = frozenset(
    """
    entry graduate associate starter middle staff lead leads head chief director expert
    """.split()
)
JOINED = frozenset({"level", "levels", "of"})  # after a level they belong to it: "entry level", "head of"
AROUND = JOINED.union(WORDS)  # all that may stand around a command

_YEARS = re.compile(
    r"\b(\d{1,2})\s*\+?\s*(?:(?:-|–|to)\s*(\d{1,2})\s*\+?\s*)?(?:plus\s*)?(?:years?|yrs?\b|yoe\b|y\.o\.e)",
    re.IGNORECASE,
)


class Levels(NamedTuple):
    """The levels named, each token that names one, and the years that were given."""

    named: tuple[LevelName, ...]
    tokens: frozenset[int]
    years: int | None

    def of(self, card: Card | None) -> LevelName | None:
        """The one level meant. Two different ones are as good as none: all of them are meant.

        Years count by the bands of the card's own role.
        """
        if len(self.named) == 1:
            return self.named[0]
        if self.named or self.years is None or card is None or card.role is None:
            return None
        bands = [(name, _first(getattr(card.role.levels, name).years)) for name in LEVELS]
        return next((name for name, first in reversed(bands) if first <= self.years), LEVELS[0])


def find_levels(text: str, words: Sequence[str], free: Sequence[bool], beside: Collection[int]) -> Levels:
    """`beside` are the tokens of cards and verbs: a word of everyday speech must stand next to one of them."""
    named: dict[LevelName, None] = {}
    used: set[int] = set()
    short = len(words) <= SHORT
    for at, word in enumerate(words):
        level = WORDS.get(word) if free[at] else None
        if level is None or (word in EVERYDAY and not short and not _near(at, words, beside)):
            continue
        named.setdefault(level)
        used.add(at)
        if at + 1 < len(words) and words[at + 1] in JOINED:
            used.add(at + 1)
    years = _YEARS.search(text)
    return Levels(tuple(named), frozenset(used), int(years[1]) if years else None)


def years_span(text: str) -> tuple[int, int] | None:
    """The characters that give years of experience."""
    years = _YEARS.search(text)
    return years.span() if years else None


def _near(at: int, words: Sequence[str], beside: Collection[int]) -> bool:
    after = at + 1
    while after < len(words) and words[after] in JOINED:
        after += 1
    return after in beside or at - 1 in beside


def _first(years: str) -> int:
    number = re.search(r"\d+", years)
    return int(number[0]) if number else 0
