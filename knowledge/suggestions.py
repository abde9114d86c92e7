"""What to offer a reader who can't tell that a guess is nonsense: only what an engineer would offer too.

These are real misspellings of a name, and the names that a text is a part of: "argo", "drift". A name that merely looks
alike is none of them: whoever asks for Looker has no use for Docker.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from rapidfuzz.distance import OSA

from knowledge.english import frequencies
from knowledge.lexicon import FILLER, NEIGHBOURS
from knowledge.names import Names
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
    """Offers terms of an index."""

    def __init__(self, names: Names) -> None:
        self._names = names.terms
        self._spelt = names.spellings
        self._holding = names.holding
        self._own = {fold(term) for term in set(names.terms.values())}
        self._ends = max(1, int(log(len(names.terms) + 1, 26)))  # letters: the more names, the more tell them apart
        self._heads: defaultdict[str, list[str]] = defaultdict(list)
        self._tails: defaultdict[str, list[str]] = defaultdict(list)
        for key in names.terms:
            self._heads[key[: self._ends]].append(key)
            self._tails[key[-self._ends :]].append(key)

    def near(
        self, texts: Sequence[Sequence[str]], slips: Mapping[str, Sequence[str]], named: Sequence[str]
    ) -> tuple[str, ...]:
        """At most three terms, best first: those in `named`, then those that the words misspell or are a part of.

        `texts` are the words with and without those of a question, the last without any. `slips` has, for words that
        mean nothing as they stand, the words of names that they may stand for.
        """
        words = texts[-1]
        found = [*named]
        for key in {"".join(text): None for text in texts}:
            found += self._misspelt(key, words, slips)
        if len(found) < AT_MOST:
            found += self._whole(words, slips)
        return tuple(dict.fromkeys(found))[:AT_MOST]

    def _misspelt(self, key: str, words: Sequence[str], slips: Mapping[str, Sequence[str]]) -> list[str]:
        """Terms with a name that differs in a few letters, nearest first."""
        if not key:
            return []
        alike = self._heads.get(key[: self._ends], [])[:MOST_COMPARED]
        alike += self._tails.get(key[-self._ends :], [])[:MOST_COMPARED]
        for word in words:
            alike += self._holding.get(word, ())[:MOST_COMPARED]
            for other in slips.get(word, ()):
                alike += self._holding.get(other, ())[:MOST_COMPARED]
                alike += [other] if other in self._names else []
        is_other = key in frequencies() or key in NEIGHBOURS
        most = 1 if is_other else _allowed(len(key) + 1)
        near = {
            name: count
            for name in alike
            if -most <= len(name) - len(key) <= most
            and (count := OSA.distance(key, name, score_cutoff=most)) <= most
            and _is_misspelling(key, name, count, is_other)
        }
        return [self._names[name] for name in sorted(near, key=near.__getitem__)]

    def _whole(self, words: Sequence[str], slips: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """Terms with a name that all the words are a part of, shortest first; then those that one word misspells."""
        names: set[str] | None = None
        for word in words:
            holding = {name for other in (word, *slips.get(word, ())) for name in self._part_of(other)}
            names = holding if names is None else names & holding
            if not names:
                break
        for name in sorted(names or (), key=lambda name: (len(self._spelt[name]), name not in self._own, name)):
            yield self._names[name]
        yield from (self._names[other] for word in words for other in slips.get(word, ()) if other in self._names)

    def _part_of(self, word: str) -> Iterable[str]:
        names = self._holding.get(word, ())[:MOST_COMPARED]
        # "library" does not lead to pandas because someone may say "pandas library".
        return (name for name in names if name in self._own) if word in FILLER else names


def _allowed(letters: int) -> int:
    return next((slips for shortest, slips in _SLIPS.items() if letters >= shortest), 1)


def _is_misspelling(typed: str, name: str, slips: int, is_other: bool) -> bool:
    """Whether an engineer would see the name in what was typed, be it another word or none."""
    letters = min(len(typed), len(name))
    same_letters = set(typed) == set(name) and abs(len(typed) - len(name)) <= 1
    if letters <= _SAME_LETTERS:
        return same_letters and slips == 1
    if is_other:  # "feats", "spar" and "docket", but not "rust" or "locker"
        return slips == 1 and typed[0] == name[0] and (len(typed) != len(name) or same_letters or letters > _ANY_START)
    if slips > _allowed(letters):
        return False
    return letters >= _ANY_START or begins_alike(typed, name) or typed == name[1:]
