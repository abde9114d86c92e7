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


class Wording:
    """The words of all verbs, found in a text in one pass."""

    def __init__(self, verbs: Verbs, more_words: Iterable[str]) -> None:
        """`more_words` are further words that a slip may be meant for."""
        self._weak = {verbs.opening.name, *(verb.name for verb in verbs if verb.takes == "nothing")}
        self._phrases: dict[str, list[_Phrase]] = defaultdict(list)
        for verb in verbs:
            for words, is_name in _said(verb):
                self._phrases[words[0]].append(_Phrase(words, verb.name, is_name))
        self._words = {word for phrases in self._phrases.values() for phrase in phrases for word in phrase.words}
        names = {word for verb in verbs for name in (verb.name, *verb.names) for word in name.split()}
        self._slips: dict[str, list[str]] = defaultdict(list)  # by first letter
        for word in {*names, *more_words}:
            if len(word) >= SHORTEST_SLIP - 1:
                self._slips[word[0]].append(word)
        self.known = self._words.union(more_words)

    def spelled(self, word: str) -> str:
        """The word, or the one of ours that it is a slip of."""
        if word in self.known or len(word) < SHORTEST_SLIP or word in frequencies() or says_nothing(word):
            return word
        most = 1 if len(word) < 8 else 2
        near = process.extractOne(word, self._slips.get(word[0], ()), scorer=OSA.distance, score_cutoff=most)
        return near[0] if near else word

    def heard(self, words: Sequence[str], free: Sequence[bool], around: Collection[int]) -> list[Heard]:
        """Every way in which the words ask for a verb.

        `free` tells which words are not part of a card's name, `around` which of them only stand around a command.
        """
        first = next((at for at in range(len(words)) if at not in around), 0)
        last = next((at for at in reversed(range(len(words))) if at not in around), len(words) - 1)
        return [
            heard
            for start in range(len(words))
            if free[start]
            for heard in self._from(words, free, start, first, last + 1)
        ]

    def _from(self, words: Sequence[str], free: Sequence[bool], start: int, first: int, last: int) -> Iterator[Heard]:
        for phrase in self._phrases.get(words[start], ()):
            stop = _matches(phrase.words, words, free, start)
            if not stop:
                continue
            leads = start <= first
            if phrase.is_name and not leads and stop < last:
                continue
            said = sum(word != GAP for word in phrase.words)
            weight = said + 1.0 if said > 1 else 2.0
            if phrase.is_name:
                weight = said + (3.0 if leads else 2.0)
            yield Heard(phrase.verb, start, stop, weight * (0.2 if phrase.verb in self._weak else 1.0), phrase.is_name)


def _said(verb: Verb) -> Iterator[tuple[tuple[str, ...], bool]]:
    for name in (verb.name, *verb.names):
        yield tuple(map(fold, name.split())), True
    for phrase in verb.phrases:
        yield tuple(word if word == GAP else fold(word) for word in phrase.split()), False


def _matches(phrase: Sequence[str], words: Sequence[str], free: Sequence[bool], start: int) -> int:
    """Where the phrase ends if it begins at `start`, else 0. A gap may be filled with anything, also a card's name."""
    at = start
    for place, wanted in enumerate(phrase):
        if wanted == GAP:
            after = phrase[place + 1]
            at = next(
                (near for near in range(at, min(at + WIDEST_GAP, len(words))) if words[near] == after), len(words)
            )
        elif at < len(words) and free[at] and words[at] == wanted:
            at += 1
        else:
            return 0
    return at
