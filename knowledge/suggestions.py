"""What to offer a reader who can't tell that a guess is nonsense: only what an engineer would offer too.

These are real misspellings of a name, and the names that a text is a part of: "argo", "drift". A name that merely looks
alike is none of them: whoever asks for Looker has no use for Docker.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.english import frequencies
from knowledge.lexicon import FILLER, NEIGHBOURS
from knowledge.typos import begins_alike
from knowledge.words import key as fold

AT_MOST = 3  # suggestions
MOST_COMPARED = 300  # names

# How many slips a key of at least so many letters may hold to be called a misspelling.
_SLIPS = {14: 3, 8: 2, 4: 1}
_SAME_LETTERS = (
    3  # letters; in a name so short, a swap or a letter typed twice is a slip, another letter is another name
)

_ANY_START = 5  # letters; in a name so long, the first may be as wrong as any


class Suggester:
    """Offers terms. `names` maps each name's key to its term, `spelt` gives the words of a key of several words."""

    def __init__(self, names: Mapping[str, str], spelt: Mapping[str, Sequence[str]]) -> None:
        self._names = names
        self._spelt = spelt
        self._own = {fold(term) for term in set(names.values())}
        self._ends = max(1, int(log(len(names) + 1, 26)))  # letters: the more names, the more tell them apart
        self._heads: defaultdict[str, list[str]] = defaultdict(list)
        self._tails: defaultdict[str, list[str]] = defaultdict(list)
        self._holding: defaultdict[str, list[str]] = defaultdict(list)
        for key in names:
            self._heads[key[: self._ends]].append(key)
            self._tails[key[-self._ends :]].append(key)
            for word in spelt.get(key, ()):
                self._holding[word].append(key)

    def near(
        self, texts: Iterable[Sequence[str]], slips: Mapping[str, Sequence[str]], named: Sequence[str]
    ) -> tuple[str, ...]:
        """At most three terms, best first: those in `named`, then those that the words misspell or are a part of.

        `texts` are the words with and without those of a question, the last without any. `slips` has, for words that
        mean nothing as they stand, the words of names that they may stand for.
        """
        *_, words = texts = list(texts)
        meant = {word: [word, *slips.get(word, ())] for word in words}
        keys = {"".join(text): len(text) == 1 for text in texts}
        misspelt = [term for key, is_word in keys.items() for term in self._misspelt(key, is_word, meant)]
        return tuple(dict.fromkeys([*named, *misspelt, *self._whole(words, meant)]))[:AT_MOST]

    def _misspelt(self, key: str, is_word: bool, meant: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """Terms with a name that differs in a few letters, nearest first."""
        if not key or (key in NEIGHBOURS and key[:-1] not in self._names):
            return
        alike = self._heads.get(key[: self._ends], [])[:MOST_COMPARED]
        alike += self._tails.get(key[-self._ends :], [])[:MOST_COMPARED]
        for word in {other for others in meant.values() for other in others}:
            alike += self._holding.get(word, [])[:MOST_COMPARED]
            alike += [word] if word in self._names else []
        near = process.extract(key, alike, scorer=OSA.distance, score_cutoff=_allowed(len(key) + 1), limit=None)
        english = is_word and key in frequencies()
        likely = {name: slips for name, slips, _ in near if _is_misspelling(key, name, int(slips), english)}
        yield from (self._names[name] for name in sorted(likely, key=likely.__getitem__))

    def _whole(self, words: Sequence[str], meant: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """Terms with a name that all the words are a part of, shortest first; then those that one word misspells."""
        holding = [{name for other in meant[word] for name in self._part_of(other)} for word in meant]
        names = set.intersection(*holding) if holding else set()
        for name in sorted(names, key=lambda name: (len(self._spelt[name]), name not in self._own, name)):
            yield self._names[name]
        yield from (self._names[other] for word in words for other in meant[word][1:] if other in self._names)

    def _part_of(self, word: str) -> Iterable[str]:
        names = self._holding.get(word, [])[:MOST_COMPARED]
        # "library" does not lead to pandas because someone may say "pandas library".
        return (name for name in names if name in self._own) if word in FILLER else names


def _allowed(letters: int) -> int:
    return next((slips for shortest, slips in _SLIPS.items() if letters >= shortest), 1)


def _is_misspelling(typed: str, name: str, slips: int, english: bool) -> bool:
    """Whether an engineer would see the name in what was typed, an English word or not."""
    letters = min(len(typed), len(name))
    same_letters = set(typed) == set(name) and abs(len(typed) - len(name)) <= 1
    if letters <= _SAME_LETTERS:
        return same_letters and slips == 1
    if english:  # "feats" and "spar", but not "rust" or "locker"
        return slips == 1 and typed[0] == name[0] and (len(typed) != len(name) or same_letters)
    if slips > _allowed(letters):
        return False
    return letters >= _ANY_START or begins_alike(typed, name) or typed == name[1:]
