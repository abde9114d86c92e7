"""Every name that a running text mentions, and where.

One pass over the words, a table that says what each distinct word may be read as, and probes of joined words in the
names. A name that is an English word too counts only where something around it says that the name is meant.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from knowledge.english import EVERYDAY, frequencies
from knowledge.inflections import forms
from knowledge.lexicon import (
    FILLER,
    NEIGHBOUR_NAMES,
    NEIGHBOURS,
    ORDINARY_AFTER,
    ORDINARY_BEFORE,
    USED_AFTER,
    USED_BEFORE,
)
from knowledge.names import LONGEST_WHOLE, Names
from knowledge.tokens import fold, spans, tokens
from knowledge.typos import SHORTEST, NearIndex

MOST_ODD = 200  # distinct odd words of one text that are looked at as slips
SHORTEST_SPLIT = 6  # letters; a shorter name is not looked for in two pieces

# How readily a name is just an English word, by its count in the list of English words.
NEVER, SELDOM, OFTEN, EVERYWHERE = range(4)
_COINED, _USUAL = 200, 2_000  # words of the list that are hardly used but as names; words that are met now and then
_COMMON = (_COINED, _USUAL, EVERYDAY)

_WITHIN = re.compile(r"[^\S\n]{0,3}|[^\S\n]?\r?\n[^\S\n]*|[-‐‑_]\n?")  # what may stand between two words of a name
_SLASH = re.compile(r"\s?/\s?")
_LISTED = re.compile(r"\s*(?:[,;/|•·+()\[\]*]|\s[-–—]\s|\n)[\s,;/|•·+()\[\]*–—-]*")  # what separates items of a list
_SENTENCE_ENDS = re.compile(r"[.!?:\n•·*|]")
_GLUE = frozenset("&-'’")  # R&D, C-level
_NUMBER_BEHIND = re.compile(r"\d[\d.]*$")

_OTHER = ""  # stands for what has a name of its own and no term


class Mention(NamedTuple):
    """A term named in a text: characters `start` to `stop`, by which `name` of the index."""

    term: str
    name: str
    start: int
    stop: int


class _Found(NamedTuple):
    """A name found at words `first` up to `last`, as `key`; `doubt` says how readily it is an English word."""

    first: int
    last: int
    key: str
    doubt: int


class MentionFinder:
    """Finds the names of an index in running texts. `silent` are names that never count there."""

    def __init__(self, names: Names, near: NearIndex, silent: Iterable[str]) -> None:
        self._names = names
        self._near = near
        self._silent = {"".join(map(fold, tokens(name))) for name in silent}
        self._english = frequencies()
        self._terms = {**dict.fromkeys(NEIGHBOURS, _OTHER), **names.terms}
        self._longest = max(names.longest, *map(len, NEIGHBOUR_NAMES))
        self._slashed = {tuple(map(fold, tokens(name)[:2])) for name in names.written.values() if "/" in name}
        self._readings = self._all_readings()
        self._pieces = {
            key[:at]
            for key in names.terms
            if key not in names.spellings and len(key) >= SHORTEST_SPLIT and key.isalpha()
            for at in range(2, len(key) - 1)
        }

    def _all_readings(self) -> dict[str, tuple[str, ...]]:
        """Each word that a name may be made of, and each of its forms -> the words of names it stands for."""
        found: dict[str, tuple[str, ...]] = {}
        words = set(self._terms) | self._names.words | {word for name in NEIGHBOUR_NAMES for word in name}
        for word in words:
            found[word] = (word,)
        for word in words:
            if len(word) > 2:
                alone = word in self._terms and word in self._english and not word.endswith("ization")
                for form in forms(word, doing=not alone):
                    if form not in self._terms and len(form) > 2:
                        found[form] = (*found.get(form, ()), word)
        return found

    def find(self, text: str) -> list[Mention]:
        """Every name mentioned, in order, none within another."""
        raw = tokens(text)
        readings = self._read(set(raw))
        hits = [at for at, token in enumerate(raw) if token in readings]
        if not hits:
            return []
        places = spans(text)
        found = list(self._spans(text, raw, places, readings, hits))
        return [
            Mention(
                self._terms[each.key], self._names.written[each.key], places[each.first][0], places[each.last - 1][1]
            )
            for each in self._meant(text, raw, places, found)
        ]

    def _read(self, distinct: set[str]) -> dict[str, tuple[str, ...]]:
        """Those of the tokens that may belong to a name, each with the words of names that it stands for."""
        read: dict[str, tuple[str, ...]] = {}
        left = MOST_ODD
        for token in sorted(distinct):
            word = fold(token)
            if (known := self._readings.get(word)) or word in self._pieces:
                read[token] = known or (word,)
            elif word in self._english or len(word) < SHORTEST or len(word) > LONGEST_WHOLE:
                continue
            elif (bare := _NUMBER_BEHIND.sub("", word.rstrip("+#"))) != word:
                if len(bare) > 2 and bare in self._readings:
                    read[token] = self._readings[bare]
            elif left and word.isalpha() and "." not in token:
                left -= 1
                if slips := self._near.near(word):
                    fewest = min(slip.price for slip in slips)
                    read[token] = tuple(slip.word for slip in slips if slip.price == fewest)
        return read

    def _spans(
        self,
        text: str,
        raw: Sequence[str],
        places: Sequence[tuple[int, int]],
        readings: dict[str, tuple[str, ...]],
        hits: Sequence[int],
    ) -> Iterator[_Found]:
        """The longest name from each place on, left to right; names of something else take their place as well."""
        free = 0
        for first in hits:
            if first < free:
                continue
            last = first + 1
            while (
                last < len(raw)
                and last - first < self._longest
                and (raw[last] in readings or (last == first + 1 and self._is_tail(raw[first], raw[last])))
                and self._joins(text, raw, places, last)
            ):
                last += 1
            for stop in range(last, first, -1):
                if key := self._key(raw[first:stop], readings):
                    free = stop
                    if self._terms[key] != _OTHER and key not in self._silent:
                        yield _Found(first, stop, key, self._doubt(raw[first:stop], key))
                    break

    def _joins(self, text: str, raw: Sequence[str], places: Sequence[tuple[int, int]], at: int) -> bool:
        """Whether a name may go on from the word before to the word at `at`."""
        between = text[places[at - 1][1] : places[at][0]]
        if between in (" ", "-", "") or _WITHIN.fullmatch(between):
            return True
        return _SLASH.fullmatch(between) is not None and (fold(raw[at - 1]), fold(raw[at])) in self._slashed

    def _key(self, raw: Sequence[str], readings: dict[str, tuple[str, ...]]) -> str | None:
        """The key of the one name that the words make."""
        words = [fold(token) for token in raw]
        if (key := "".join(words)) in self._terms:
            in_pieces = len(raw) == 2 and key in self._names.terms and key not in self._names.spellings
            return None if in_pieces and not self._is_split(raw, words) else key
        options = [readings.get(token, ()) for token in raw]
        if len(raw) > 1:
            options = [(word, *other) for word, other in zip(words, options, strict=True)]
        keys = {key for option in product(*options) if (key := "".join(option)) in self._terms}
        terms = {self._terms[key] for key in keys}
        return min(keys) if len(terms) == 1 else None

    def _is_tail(self, head: str, tail: str) -> bool:
        """Whether the two words are the pieces of one name."""
        return (word := fold(head)) in self._pieces and word + fold(tail) in self._names.terms

    def _is_split(self, raw: Sequence[str], words: Sequence[str]) -> bool:
        """Whether the two words are one name with a blank in it: "Tensor Flow", but no "air flow"."""
        return raw[1][0].isupper() or not all(word in self._english for word in words)

    def _doubt(self, raw: Sequence[str], key: str) -> int:
        if len(raw) > 1:
            return NEVER
        if len(key) == 1:
            return EVERYWHERE
        count = self._english.get(key, 0)
        typed = self._english.get(fold(raw[0]), 0)
        doubt = sum(count > limit for limit in _COMMON)
        return doubt if typed or doubt == EVERYWHERE else NEVER

    # What a doubtful name means.

    def _meant(
        self, text: str, raw: Sequence[str], places: Sequence[tuple[int, int]], found: Sequence[_Found]
    ) -> list[_Found]:
        """Those of the names found that are meant as names."""
        if all(each.doubt == NEVER for each in found):
            return list(found)
        around = _Surroundings(text, raw, places, self._readings)
        sure = {at for at, each in enumerate(found) if each.doubt == NEVER}
        sure |= {at for at, each in enumerate(found) if each.doubt and around.speaks_for(each)}
        if len(sure) > 1:  # the text speaks of the trade
            sure |= {at for at, each in enumerate(found) if each.doubt == SELDOM and not around.speaks_against(each)}
        for way in (range(1, len(found)), range(len(found) - 2, -1, -1)):
            for at in way:
                beside = at - way.step
                near = beside in sure and around.lists(found[min(at, beside)], found[max(at, beside)])
                if near and around.may_be_listed(found[at]):
                    sure.add(at)
        return [each for at, each in enumerate(found) if at in sure]


class _Surroundings:
    """What stands around a name in a text."""

    def __init__(
        self, text: str, raw: Sequence[str], places: Sequence[tuple[int, int]], known: dict[str, tuple[str, ...]]
    ) -> None:
        self._text, self._raw, self._places, self._known = text, raw, places, known

    def speaks_for(self, found: _Found) -> bool:
        """Whether the words beside the name or its capital say that it is meant."""
        before, after = self._before(found), self._after(found)
        if found.doubt == EVERYWHERE:
            return self._is_capital(found.first) and after in USED_AFTER
        if after in USED_AFTER:
            return True
        if self.speaks_against(found):
            return False
        return before in USED_BEFORE or self._is_named(found)

    def speaks_against(self, found: _Found) -> bool:
        """Whether the words beside the name make it an English word: "the helm", "spark the"."""
        if self._after(found) in USED_AFTER:
            return False
        if self._before(found) in ORDINARY_BEFORE:
            return not self._is_named(found)
        return self._after(found) in ORDINARY_AFTER and not self._is_named(found)

    def may_be_listed(self, found: _Found) -> bool:
        """Whether the name may count for standing in a list of names."""
        if found.doubt == EVERYWHERE:
            start, stop = self._places[found.first][0], self._places[found.last - 1][1]
            glued = self._text[max(start - 1, 0) : start] + self._text[stop : stop + 1]
            return self._is_capital(found.first) and _GLUE.isdisjoint(glued)
        return not self.speaks_against(found)

    def lists(self, one: _Found, next_one: _Found) -> bool:
        """Whether nothing but commas, slashes, "and" and the like stand between the two."""
        between = self._text[self._places[one.last - 1][1] : self._places[next_one.first][0]]
        if next_one.first == one.last:
            doubt = max(one.doubt, next_one.doubt)
            return (doubt < EVERYWHERE and not between.strip(" ")) or _LISTED.fullmatch(between) is not None
        return next_one.first == one.last + 1 and self._raw[one.last].lower() in ("and", "or", "&", "with", "plus")

    def _is_capital(self, at: int) -> bool:
        return self._raw[at][0].isupper()

    def _is_named(self, found: _Found) -> bool:
        """Whether it has a capital that no sentence gave it, and is no part of a longer name: Ray, but no Ray Smith."""
        if not self._is_capital(found.first) or self._starts_sentence(found.first):
            return False
        for at, word in ((found.first - 1, self._before(found)), (found.last, self._after(found))):
            if word and self._is_capital(at) and word not in FILLER and word not in self._known:
                return False
        return True

    def _starts_sentence(self, at: int) -> bool:
        behind = self._places[at - 1][1] if at else 0
        return at == 0 or _SENTENCE_ENDS.search(self._text[behind : self._places[at][0]]) is not None

    def _before(self, found: _Found) -> str:
        """The word right before, or nothing where more than a blank stands between."""
        at = found.first
        beside = at > 0 and self._text[self._places[at - 1][1] : self._places[at][0]] in (" ", "-")
        return fold(self._raw[at - 1]) if beside else ""

    def _after(self, found: _Found) -> str:
        at = found.last
        beside = at < len(self._raw) and self._text[self._places[at - 1][1] : self._places[at][0]] in (" ", "-")
        return fold(self._raw[at]) if beside else ""
