"""The names nearest to a text, for a reader to choose from. Never an answer: nearness here is generous."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log

from rapidfuzz import fuzz, process

AT_MOST = 3  # suggestions
LOWEST_SCORE = 40  # of 100, in rapidfuzz's ratio
MOST_COMPARED = 300  # names


class Suggester:
    """Ranks names by how alike they look, among those that begin alike, end alike or share a word.

    `names` maps each name's key to its term, `spelt` gives the words of a key.
    """

    def __init__(self, names: Mapping[str, str], spelt: Mapping[str, Sequence[str]]) -> None:
        self._names = names
        self._ends = max(1, int(log(len(names) + 1, 26)))  # letters: the more names, the more tell them apart
        self._heads: defaultdict[str, list[str]] = defaultdict(list)
        self._tails: defaultdict[str, list[str]] = defaultdict(list)
        self._holding: defaultdict[str, list[str]] = defaultdict(list)
        for key in names:
            self._heads[key[: self._ends]].append(key)
            self._tails[key[-self._ends :]].append(key)
            for word in spelt.get(key, ()):
                self._holding[word].append(key)

    def near(self, words: Sequence[str], likely: Sequence[str] = (), named: Sequence[str] = ()) -> tuple[str, ...]:
        """At most three terms, best first: those in `named`, then those with names like the words.

        `likely` are words that the text may mean; names that hold one are looked at too.
        """
        key = "".join(words)
        alike = self._heads.get(key[: self._ends], [])[:MOST_COMPARED]
        alike += self._tails.get(key[-self._ends :], [])[:MOST_COMPARED]
        for word in (*words, *likely):
            alike += self._holding.get(word, [])[:MOST_COMPARED]
        best = process.extract(key, alike, scorer=fuzz.ratio, limit=2 * AT_MOST + len(words), score_cutoff=LOWEST_SCORE)
        terms = dict.fromkeys([*named, *[self._names[name] for name, _, _ in best]])
        return tuple(terms)[:AT_MOST]
