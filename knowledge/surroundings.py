"""Whether an English word is meant as the name it is too: what stands around it in a text."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.english import EVERYDAY, frequencies
from knowledge.lexicon import FILLER, ORDINARY_AFTER, ORDINARY_BEFORE, USED_AFTER, USED_BEFORE, USED_IN
from knowledge.running_text import RunningText, fold

# How readily a name is just an English word, by its count in the list of English words.
NEVER, SELDOM, OFTEN, EVERYWHERE = range(4)
COINED, USUAL = 200, 1_500  # words of the list that are hardly used but as names; words that are met now and then
_COMMON = (COINED, USUAL, EVERYDAY)

TECHNICAL = 2  # names in a text that speaks of the trade
LISTED = 3  # doubtful names in one list are as good as a sure one

# What separates the items of a list. Runs are possessive (++), so that no row of signs makes the match slow.
_RUN = r"[\s,;/|•·+()\[\]*–—-]++"
_SEPARATOR = rf"(?:{_RUN}(?:and|or|&|with|plus|vs\.?|versus)(?=\s){_RUN}|(?!(?:[^\S\n]|-)[^\s,;/|•·+()\[\]*–—-]){_RUN})"
_ITEM = r"\w*[A-Z][\w.#]*(?:[ -][A-Z][\w.#]*)?"  # a name without a card
_VERSION = r"(?: v?\d[\w.]*\+?)?"  # Java 17, Python
_LIST = re.compile(rf"{_VERSION}{_SEPARATOR}(?:{_ITEM}{_VERSION}{_SEPARATOR}){{0,2}}")
_LONGEST_GAP = 60  # characters
_SENTENCE_END = re.compile(r"[.!?:\n•·*|]")
_GLUE = frozenset("&-'’")  # R&D, C-level
_LINKS = frozenset(("in", "with", "of"))  # between what one has or does and the name
_BESIDE = (" ", "-")


class Found(NamedTuple):
    """A name found at words `first` to `last`, as `key`; `doubt` says how readily it is an English word."""

    first: int
    last: int
    key: str
    doubt: int


def doubt(name: str) -> int:
    """How readily a name of one word is just an English word."""
    if len(name) == 1:
        return EVERYWHERE
    count = frequencies().get(name, 0)
    return sum(count > limit for limit in _COMMON)


class Surroundings:
    """The words around the names found in a text. `known` are the words that names are made of."""

    def __init__(self, running: RunningText, known: Collection[str]) -> None:
        self._running, self._known = running, known

    def meant(self, found: Sequence[Found]) -> list[Found]:
        """Those of the names found that are meant as names."""
        sure = {at for at, each in enumerate(found) if each.doubt == NEVER}
        if len(sure) < TECHNICAL:
            sure |= {at for at, each in enumerate(found) if each.doubt == SELDOM and self._speaks_for(each)}
        if len(sure) >= TECHNICAL:
            sure |= {at for at, each in enumerate(found) if each.doubt == SELDOM and not self._speaks_against(each)}
        sure |= {at for at, each in enumerate(found) if each.doubt > SELDOM and self._speaks_for(each)}
        doubtful = [at for at in range(len(found)) if at not in sure]
        for at in doubtful:
            three = range(at, at + LISTED)
            if sure.isdisjoint(three) and at + LISTED <= len(found) and self._all_listed(found[at : at + LISTED]):
                sure.update(three)
        for ways, step in ((doubtful, 1), (doubtful[::-1], -1)):
            for at in ways:
                if at - step in sure and at not in sure and self._may_be_listed(found[at]):
                    one, then = sorted((found[at], found[at - step]))
                    if self._lists(one, then):
                        sure.add(at)
        return [each for at, each in enumerate(found) if at in sure]

    def _all_listed(self, found: Sequence[Found]) -> bool:
        return all(each.doubt < EVERYWHERE and not self._speaks_against(each) for each in found) and all(
            self._lists(one, then) for one, then in pairwise(found)
        )

    def _speaks_for(self, found: Found) -> bool:
        """Whether the words beside the name, or its capital, say that it is meant."""
        before, after = self._before(found), self._after(found)
        if found.doubt == EVERYWHERE:
            return self._running.is_capital(found.first) and (after in USED_AFTER or self._is_used(found, before))
        if after in USED_AFTER:
            return True
        return not self._speaks_against(found) and (before in USED_BEFORE or self._is_named(found))

    def _speaks_against(self, found: Found) -> bool:
        """Whether the words beside the name make it an English word or a part of another name: the helm, Ray Smith."""
        after = self._after(found)
        if after in USED_AFTER:
            return False
        if self._running.is_capital(found.first):
            return self._is_part(found)
        return self._before(found) in ORDINARY_BEFORE or after in ORDINARY_AFTER

    def _may_be_listed(self, found: Found) -> bool:
        """Whether the name may count for standing in a list of names."""
        if found.doubt < EVERYWHERE:
            return not self._speaks_against(found)
        if self._after(found) in ORDINARY_AFTER:  # Training of
            return False
        start, stop = self._running.start(found.first), self._running.stop(found.last)
        glued = self._running.text[max(start - 1, 0) : start] + self._running.text[stop : stop + 1]
        return self._running.is_capital(found.first) and _GLUE.isdisjoint(glued) and not self._is_part(found)

    def _lists(self, one: Found, next_one: Found) -> bool:
        """Whether the two stand in one list: nothing but commas, "and" and a name or two without a card between."""
        between = self._running.between(one.last, next_one.first)
        if not between.strip(" "):
            return min(one.doubt, next_one.doubt) == NEVER and max(one.doubt, next_one.doubt) < EVERYWHERE
        return len(between) <= _LONGEST_GAP and _LIST.fullmatch(between) is not None

    def _is_used(self, found: Found, before: str) -> bool:
        """Whether someone uses it: "services in Go", "experience with R"."""
        if self._is_part(found) or self._starts_sentence(found.first):
            return False
        if before in _LINKS and (link := self._running.before(found.first)) is not None:
            at = self._running.before(link)
            return at is not None and fold(self._running.words[at]) in USED_IN
        return before in USED_BEFORE

    def _is_named(self, found: Found) -> bool:
        """Whether it has a capital that no sentence gave it."""
        return self._running.is_capital(found.first) and not self._starts_sentence(found.first)

    def _starts_sentence(self, at: int) -> bool:
        before = self._running.before(at)
        return before is None or _SENTENCE_END.search(self._running.between(before, at)) is not None

    def _is_part(self, found: Found) -> bool:
        """Whether another word with a capital makes a longer name of it: Ray Smith, Monty Python, but Azure Synapse."""
        before, after = self._running.before(found.first), self._running.after(found.last)
        if before is not None and self._makes_longer(before, self._before(found)):
            return True
        return found.doubt > SELDOM and after is not None and self._makes_longer(after, self._after(found))

    def _makes_longer(self, at: int, word: str) -> bool:
        if not word or not self._running.is_capital(at) or word in FILLER or word in USED_AFTER or word in USED_BEFORE:
            return False
        if word in self._known:
            return doubt(word) > SELDOM  # Ray Feast
        return word not in frequencies() or not self._starts_sentence(at)

    def _before(self, found: Found) -> str:
        """The word right before, or nothing where more than a blank stands between."""
        before = self._running.before(found.first)
        beside = before is not None and self._running.between(before, found.first) in _BESIDE
        return self._word(before) if beside else ""

    def _after(self, found: Found) -> str:
        after = self._running.after(found.last)
        beside = after is not None and self._running.between(found.last, after) in _BESIDE
        return self._word(after) if beside else ""

    def _word(self, at: int | None) -> str:
        return "" if at is None else fold(self._running.words[at])
