"""How people put things: which words ask for which verb, and which words say nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.parser.silence import says_nothing
from bot.parser.tokens import fold
from bot.verb import Verb, Verbs
from knowledge.english import frequencies

GAP = "…"  # in a phrase: up to so many words may stand here
WIDEST_GAP = 6
SHORTEST_SLIP = 4  # letters; shorter words must be typed right
LONG = 7  # letters; a word as long as this may hold two slips
WEAK = 0.2  # the share that words weigh of a verb that any question begins with, or that shows the way


class Heard(NamedTuple):
    """Words that ask for a verb, from token `start` up to token `stop`; the weight says how clearly."""

    verb: str
    start: int
    stop: int
    weight: float
    is_name: bool  # at the start or the end of the text, as commands are typed

    @property
    def span(self) -> range:
        """Their tokens."""
        return range(self.start, self.stop)

    @property
    def is_command(self) -> bool:
        """Whether a verb is called by its name with the first word of the text."""
        return self.is_name and self.start == 0

    @property
    def is_clear(self) -> bool:
        """Whether they weigh more than words of a verb that mostly stand around others."""
        return self.weight > 1


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    verb: str
    is_name: bool
    share: float  # of the weight that its words would have for another verb

    @property
    def said(self) -> int:
        """How many words it has."""
        return len(self.words) - self.words.count(GAP)


class Wording:
    """The words of all verbs, found in a text in one pass."""

    def __init__(self, verbs: Verbs, more_words: Iterable[str]) -> None:
        """`more_words` are further words that a slip may be meant for."""
        self._phrases: dict[str, list[_Phrase]] = defaultdict(list)
        for verb in verbs:
            share = WEAK if verb is verbs.opening or verb.takes == "nothing" else 1.0
            for words, is_name in _said(verb):
                self._phrases[words[0]].append(_Phrase(words, verb.name, is_name, share))
        self._words = {word for phrases in self._phrases.values() for phrase in phrases for word in phrase.words}
        names = {word for verb in verbs for name in (verb.name, *verb.names) for word in name.split()}
        self._slips: dict[str, list[str]] = defaultdict(list)  # by first letter
        for word in sorted({*names, *more_words}):  # a set's order is another in each process
            if len(word) >= SHORTEST_SLIP - 1:
                self._slips[word[0]].append(word)
        self.known = self._words.union(more_words)

    def spelled(self, word: str) -> str:
        """The word, or the one of ours that it is a slip of."""
        if word in self.known or len(word) < SHORTEST_SLIP or word in frequencies() or says_nothing(word):
            return word
        most = 1 if len(word) < LONG else 2
        near = process.extractOne(word, self._slips.get(word[0], ()), scorer=OSA.distance, score_cutoff=most)
        return near[0] if near else word

    def heard(self, words: tuple[str, ...], free: Sequence[bool], around: Collection[int]) -> list[Heard]:
        """Every way in which the words ask for a verb.

        `free` tells which words are not part of a card's name, `around` which of them only stand around a command.
        """
        first = next((at for at in range(len(words)) if at not in around), 0)
        last = next((at for at in reversed(range(len(words))) if at not in around), len(words) - 1)
        return [
            heard
            for start, word in enumerate(words)
            if free[start] and word in self._phrases
            for heard in self._from(words, free, start, first, last + 1)
        ]

    def _from(self, words: tuple[str, ...], free: Sequence[bool], start: int, first: int, last: int) -> Iterator[Heard]:
        leads = start <= first
        for phrase in self._phrases[words[start]]:
            stop = _stop(phrase.words, words, free, start)
            if stop and (leads or stop >= last or not phrase.is_name):
                # A name weighs one word more than a phrase, and another one where the text begins with it.
                weight = phrase.said + 1.0 + phrase.is_name + (phrase.is_name and leads)
                yield Heard(phrase.verb, start, stop, weight * phrase.share, phrase.is_name)


def _said(verb: Verb) -> Iterator[tuple[tuple[str, ...], bool]]:
    for name in (verb.name, *verb.names):
        yield tuple(map(fold, name.split())), True
    for phrase in verb.phrases:
        yield tuple(word if word == GAP else fold(word) for word in phrase.split()), False


def _stop(phrase: tuple[str, ...], words: tuple[str, ...], free: Sequence[bool], start: int) -> int:
    """Where the phrase ends if it begins at `start`, else 0. A gap may be filled with anything, also a card's name."""
    head = phrase[: phrase.index(GAP)] if GAP in phrase else phrase
    stop = start + len(head)
    if words[start:stop] != head or not all(free[start:stop]):
        return 0
    if head is phrase:
        return stop
    rest = phrase[len(head) + 1 :]
    after = next((at for at in range(stop, min(stop + WIDEST_GAP, len(words))) if words[at] == rest[0]), len(words))
    return _stop(rest, words, free, after)
