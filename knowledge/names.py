"""The names of all terms, found by what is exactly equal: the letters, the words in any order, the sound."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from knowledge.lexicon import FILLER, QUESTION
from knowledge.sounds import sound
from knowledge.words import normalise, split

LONGEST_WHOLE = 28  # letters; a longer name is understood word by word only, not as one sound or one misspelt word
SHORTEST_SOUND = 4  # consonants; with fewer, too many words sound alike

_Key = TypeVar("_Key")


class Span(NamedTuple):
    """A name found among words, from word `start` up to word `stop`."""

    start: int
    stop: int
    term: str


class Names:
    """Names by key: the name's words, joined. An order or a sound that two terms share leads to neither."""

    def __init__(self) -> None:
        self.terms: dict[str, str] = {}
        self.written: dict[str, str] = {}  # each key as its name is written
        self.spellings: dict[str, list[str]] = {}  # the words of each key that is made of several
        self.words: set[str] = set()
        self.holding: defaultdict[str, list[str]] = defaultdict(list)  # the keys of names with a word among others
        self._bags: dict[tuple[str, ...], str | None] = {}
        self._sounds: dict[str, str | None] = {}
        self.longest = 1

    def add(self, name: str, term: str) -> None:
        """Raises ValueError when the name is another term's, or has no letter and no digit."""
        words = split(normalise(name))
        key = "".join(words)
        if not key:
            raise ValueError(f"{term!r} has a name without a letter or digit: {name!r}")
        if (other := self.terms.get(key)) is not None:
            if other != term:
                raise ValueError(f"{name!r} names both {other!r} and {term!r}")
        else:
            self.terms[key] = term
            self.written[key] = name
            if len(words) > 1:
                self.spellings[key] = words
                for word in words:
                    self.holding[word].append(key)
            if len(key) <= LONGEST_WHOLE and len(heard := sound(key)) >= SHORTEST_SOUND:
                _claim(self._sounds, heard, key)
        if len(words) > 1:
            _claim(self._bags, _bag(words), term)
            self.longest = max(self.longest, len(words))
        self.words.update(words)

    def joined(self, words: Sequence[str]) -> str | None:
        """The term with this name, wherever its spaces are."""
        return self.terms.get("".join(words))

    def meant(self, words: Sequence[str]) -> str | None:
        """The term with this name, or with these words in another order and among words of grammar."""
        if term := self.terms.get("".join(words)):
            return term
        return self._bags.get(_bag(words)) if len(words) > 1 else None

    def spelt(self, key: str) -> list[str]:
        """The words of the name with this key."""
        return self.spellings.get(key) or [key]

    def sounding(self, key: str) -> str | None:
        """The key of the one name that sounds like this."""
        return self._sounds.get(sound(key))

    def spans(self, words: Sequence[str]) -> list[Span]:
        """Names among the words, in order; of two that overlap, the one with more words of its own."""
        found = list(self._all_spans(words))
        if len(found) > 1:
            found.sort(key=lambda span: _weight(words[span.start : span.stop]), reverse=True)
        taken: list[Span] = []
        for span in found:
            if all(span.stop <= other.start or other.stop <= span.start for other in taken):
                taken.append(span)
        return sorted(taken)

    def _all_spans(self, words: Sequence[str]) -> Iterator[Span]:
        for start, first in enumerate(words):
            if first in self.words or first in self.terms:
                for stop in range(start + 1, min(start + self.longest, len(words)) + 1):
                    if term := self.terms.get("".join(words[start:stop])):
                        yield Span(start, stop, term)


def _claim(table: dict[_Key, str | None], key: _Key, owner: str) -> None:
    table[key] = owner if table.get(key, owner) == owner else None


def _bag(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted([word for word in words if word not in QUESTION] or words))


def _weight(words: Sequence[str]) -> tuple[int, int]:
    return sum(word not in FILLER for word in words), len(words)


def cheapest(priced: Mapping[str, int]) -> str | None:
    """The one with the lowest price; None on a tie."""
    if len(priced) < 2:
        return next(iter(priced), None)
    first, second = sorted(priced, key=priced.__getitem__)[:2]
    return first if priced[first] < priced[second] else None
