"""Every name that a running text mentions, and where.

One pass over the words, a table that says what each distinct word may be read as, and probes of joined words in the
names. A name that is an English word too counts only where something around it says that the name is meant.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from knowledge.english import frequencies
from knowledge.inflections import forms
from knowledge.lexicon import NEIGHBOUR_NAMES, NEIGHBOURS
from knowledge.names import LONGEST_WHOLE, Names
from knowledge.running_text import RunningText, fold
from knowledge.surroundings import EVERYWHERE, NEVER, Found, Surroundings, doubt
from knowledge.typos import SHORTEST, Near, NearIndex, budget

LONGEST_TEXT = 40_000  # characters, as many as Slack takes in one message; what stands behind is not looked at
MOST_MENTIONS = 1_000  # of one text
MOST_PLACES = 3_000  # of one text where a name may begin; more are met only in texts made to be slow
MOST_STRANGE = 2_000  # distinct words of one text that are looked at though no name is made of them as they stand
MOST_ODD = 200  # distinct odd words of one text that are looked up as slips
SHORTEST_SPLIT = 6  # letters; a shorter word is not looked for in two pieces

_WITHIN = re.compile(r"[^\S\n]{0,3}|[^\S\n]?\r?\n[^\S\n]*|[-‐‑_]\n?")  # what may stand between two words of a name
_SLASH = re.compile(r"\s?/\s?")
_NUMBER_BEHIND = re.compile(r"\d[\d.]*$")

_OTHER = ""  # stands for what has a name of its own and no term


class Mention(NamedTuple):
    """A term named in a text: characters `start` to `stop`, by which `name` of the index."""

    term: str
    name: str
    start: int
    stop: int


class Reading(NamedTuple):
    """What a word of a text may be."""

    meant: tuple[str, ...]  # words of names, first the word itself
    begun: tuple[str, ...]  # those that a name of several words, or in several pieces, begins with
    alone: str | None  # the key of the name that it is by itself
    doubt: int


class MentionFinder:
    """Finds the names of an index in running texts. `silent` are names that never count there."""

    def __init__(self, names: Names, near: NearIndex, silent: Iterable[str]) -> None:
        self._names = names
        self._near = near
        self._silent = {"".join(_words(name)) for name in silent}
        self._english = frequencies()
        self._terms = {**dict.fromkeys(NEIGHBOURS, _OTHER), **names.terms}
        self._slashed = {tuple(_words(name)[:2]) for name in names.written.values() if "/" in name}
        spelt = [names.spelt(key) for key in names.terms]
        spelt += NEIGHBOUR_NAMES
        self._begun = {begun for words in spelt for begun in accumulate(words[:-1])}
        self._begun |= {head for words in spelt for head in self._heads(words[0])}
        self._begun |= {pair[0] for pair in self._slashed}
        self._alive = self._begun.union(self._terms)
        self._meant = self._all_forms({word for words in (*spelt, *self._slashed) for word in words}.union(self._terms))
        # What is known of words that stand for themselves, filled in as they turn up.
        self._known: dict[str, Reading | None] = dict.fromkeys(self._begun.union(self._meant))

    def _heads(self, word: str) -> Iterator[str]:
        """The first piece of a word that someone may write with a blank in it."""
        if len(word) >= SHORTEST_SPLIT and word.isalpha():
            yield from (word[:at] for at in range(2, len(word) - 1))

    def _all_forms(self, words: set[str]) -> dict[str, tuple[str, ...]]:
        """Each word that a name may be made of, and each of its forms -> the words of names it stands for."""
        found: dict[str, tuple[str, ...]] = {word: (word,) for word in words}
        for word in words:
            if len(word) > 1:
                alone = word in self._terms and word in self._english and not word.endswith("ization")
                for form in forms(word, doing=not alone):
                    if form not in self._terms and len(form) > 2:
                        found[form] = (*found.get(form, ()), word)
        return found

    def find(self, text: str) -> list[Mention]:
        """Every name mentioned, in order, none within another."""
        running = RunningText(text[:LONGEST_TEXT])
        readings = self._read(running)
        found = list(islice(self._spans(running, readings), MOST_MENTIONS))
        if any(each.doubt for each in found):
            found = Surroundings(running, self._meant).meant(found)
        return [
            Mention(self._terms[key], self._names.written[key], running.start(first), running.stop(last))
            for first, last, key, _ in found
        ]

    def _read(self, running: RunningText) -> dict[str, Reading]:
        """Those of the words that may belong to a name."""
        distinct = dict.fromkeys(running.words)
        read: dict[str, Reading] = {}
        for word in self._known.keys() & distinct.keys():
            read[word] = self._known_reading(word)
        left = MOST_ODD
        strange = (word for word in distinct if word not in read and word not in self._english)
        for raw in islice(strange, MOST_STRANGE):
            word = raw if raw.isalnum() and raw.isascii() else fold(raw)
            if word in self._known:
                read[raw] = self._known_reading(word)
            elif len(word) < 3 or word in self._english:
                continue
            elif not word.isalpha():
                if meant := self._meant.get(_bare(word)):
                    read[raw] = self._reading(word, meant)
            elif left and SHORTEST <= len(word) <= LONGEST_WHOLE and "." not in raw[:-1]:
                left -= 1
                if slips := self._near.near(word, confirmed=True):
                    read[raw] = self._slip_reading(word, slips)
        return read

    def _known_reading(self, word: str) -> Reading:
        reading = self._known[word]
        if reading is None:
            reading = self._known[word] = self._reading(word, self._meant.get(word, ()))
        return reading

    def _slip_reading(self, word: str, slips: Sequence[Near]) -> Reading:
        """What an odd word may be: by itself only a clear slip, among the other words of a name any that is near."""
        fewest = min(slip.price for slip in slips)
        clear = tuple(word for word, price in slips if price == fewest and price <= budget(len(word)))
        reading = self._reading(word, tuple(slip.word for slip in slips))
        return reading._replace(alone=self._one(clear) if clear else None)

    def _reading(self, word: str, meant: tuple[str, ...]) -> Reading:
        options = tuple(dict.fromkeys((word, *meant)))
        key = self._one(options)
        # A slip of an English word is none, and means the name.
        readily = doubt(key) if key else NEVER
        readily = readily if readily == EVERYWHERE or word in self._english else NEVER
        return Reading(options, tuple(option for option in options if option in self._begun), key, readily)

    def _spans(self, running: RunningText, readings: Mapping[str, Reading]) -> Iterator[Found]:
        """The longest name from each place on, left to right; names of something else take their place as well."""
        free = 0
        opening = {word for word, reading in readings.items() if reading.begun or reading.alone}
        for first in islice((at for at, word in enumerate(running.words) if word in opening), MOST_PLACES):
            if first < free:
                continue
            reading = readings[running.words[first]]
            longer = self._longer(running, readings, first, reading.begun) if reading.begun else None
            last, key = longer or (first, reading.alone)
            if key:
                free = last + 1
                if self._terms[key] != _OTHER and key not in self._silent:
                    yield Found(first, last, key, NEVER if longer else reading.doubt)

    def _longer(
        self, running: RunningText, readings: Mapping[str, Reading], first: int, begun: Sequence[str]
    ) -> tuple[int, str] | None:
        """The last word and the key of the longest name of several words that begins here."""
        longest = None
        at = first
        while begun and (then := running.after(at)) is not None:
            reading = readings.get(running.words[then])
            options = reading.meant if reading else (fold(running.words[then]) or " ",)
            grown = [head + option for head in begun for option in options]
            if self._alive.isdisjoint(grown) or not self._joins(running, at, then):
                break
            key = self._one(grown)
            begun = [head for head in grown if head in self._begun]
            if key and (at > first or key in self._names.spellings or self._is_split(running, first, then)):
                longest = then, key
            at = then
        return longest

    def _one(self, keys: Sequence[str]) -> str | None:
        """The first of the keys that a name has, unless others are of other terms. What is written exactly is sure."""
        named = [key for key in keys if key in self._terms]
        if not named or named[0] == keys[0]:
            return named[0] if named else None
        return named[0] if len({self._terms[key] for key in named}) == 1 else None

    def _joins(self, running: RunningText, one: int, then: int) -> bool:
        """Whether a name may go on from one word to the next."""
        between = running.between(one, then)
        if between in (" ", "-") or _WITHIN.fullmatch(between):
            return True
        pair = fold(running.words[one]), fold(running.words[then])
        return pair in self._slashed and _SLASH.fullmatch(between) is not None

    def _is_split(self, running: RunningText, one: int, then: int) -> bool:
        """Whether two words may be one with a blank in it: "Tensor Flow" and "no-sql", but no "air flow"."""
        second = running.words[then]
        if running.between(one, then) == "-":
            return True
        if running.stop(one) - running.start(one) < 3 and fold(running.words[one]) in self._english:
            return False
        return running.is_capital(then) or not {fold(running.words[one]), fold(second)} <= self._english.keys()


def _words(name: str) -> list[str]:
    return [fold(word) for word in RunningText(name).words if word]


def _bare(word: str) -> str:
    """The word without a version behind it: python3, c++17."""
    bare = _NUMBER_BEHIND.sub("", word.rstrip("+#"))
    return bare if len(bare) > 2 else word
