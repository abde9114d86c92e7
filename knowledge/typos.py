"""Words within a slip or two of each other, found without comparing them all."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST, LONG = 4, 7  # letters; shorter than LONG, another first letter makes another word: Locker, Rocker, Docker
FEW = 40  # words; to compare them all is quicker than to choose


def budget(length: int) -> int:
    """How many slips (insert, delete, replace, swap neighbours) a word of so many letters may hold."""
    return 0 if length < SHORTEST else 1 if length < 9 else 2


# First letters that are heard as one another.
_ALIKE = {one + other for alike in ("ckq", "eiy", "cs", "fp", "sz", "gj") for one in alike for other in alike}


def begins_alike(typed: str, meant: str) -> bool:
    """Whether the first letter is right, swapped with the next, or another of the same sound."""
    return typed[0] == meant[0] or typed[0] + meant[0] in _ALIKE or typed[:2] == meant[1::-1]


def price(typed: str, meant: str, slips: int) -> int:
    """What so many slips count. Another first letter counts double, unless it is the only slip in a long word."""
    if begins_alike(typed, meant) or (slips == 1 and len(meant) >= LONG):
        return slips
    return slips + 1


class Near(NamedTuple):
    """A known word, and the slips that lead to it."""

    word: str
    price: int


class Shelf:
    """Known words of one length, by their parts. The parts lie a letter apart, so that no slip touches two of them."""

    def __init__(self, words: list[str]) -> None:
        slips = budget(len(words[0]))
        self._part = part = (len(words[0]) - slips) // (slips + 1)
        self._middle = start, stop = (part + 1, 2 * part + 1) if slips == 2 else (0, 0)
        self._heads = heads = defaultdict[str, list[str]](list)
        self._middles = middles = defaultdict[str, list[str]](list)
        self._tails = tails = defaultdict[str, list[str]](list)
        for word in words:
            heads[word[:part]].append(word)
            tails[word[-part:]].append(word)
            if stop:
                middles[word[start:stop]].append(word)

    def candidates(self, typed: str) -> list[str]:
        """Words that share an undamaged part with `typed`: all within the budget, and some that are not."""
        found = self._heads.get(typed[: self._part], []) + self._tails.get(typed[-self._part :], [])
        if self._middles:
            start, stop = self._middle
            for shift in (-1, 0, 1):
                if words := self._middles.get(typed[start + shift : stop + shift]):
                    found += words
        return found


class NearIndex:
    """Finds the known words that a typed one may be a slip of.

    If a word holds k slips, one of k + 1 parts of it is undamaged: a look at the words with that part in that place
    replaces a comparison with all. (The pigeonhole filter in Navarro's "A guided tour to approximate string matching".)
    """

    def __init__(self, words: Iterable[str]) -> None:
        by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in words:
            by_length[len(word)].append(word)
        # By the length of what is typed: the words of short shelves, and the long shelves.
        self._few: defaultdict[int, list[str]] = defaultdict(list)
        self._shelves: defaultdict[int, list[Shelf]] = defaultdict(list)
        for length in filter(budget, by_length):
            shelf = Shelf(by_length[length]) if len(by_length[length]) > FEW else None
            for typed in range(length - budget(length), length + budget(length) + 1):
                if shelf:
                    self._shelves[typed].append(shelf)
                else:
                    self._few[typed] += by_length[length]

    def near(self, typed: str, *, confirmed: bool = False) -> list[Near]:
        """Words within their budget of `typed`, in no order.

        `confirmed` says that other words around it confirm what is meant: then a slip in the first letter is as good as
        any, and words from seven letters on may hold two. Where very many words are known, some of those are not found.
        """
        candidates = self._few.get(len(typed), [])[:]
        for shelf in self._shelves.get(len(typed), ()):
            candidates += shelf.candidates(typed)
        if not candidates:
            return []
        most = 2 if len(typed) >= LONG else 1
        close = process.extract(typed, candidates, scorer=OSA.distance, score_cutoff=most, limit=None)
        found = [Near(word, price(typed, word, slips)) for word, slips, _ in close if slips < 2 or len(word) >= LONG]
        if confirmed:
            return [near for near in found if near.price <= budget(len(near.word)) or _is_confirmed(typed, *near)]
        return [near for near in found if near.price <= budget(len(near.word))]


def _is_confirmed(typed: str, word: str, price: int) -> bool:
    slips = price if begins_alike(typed, word) else max(price - 1, 1)
    return slips <= (2 if len(word) >= LONG else budget(len(word))) and (len(typed) > SHORTEST or word[1:] == typed)
