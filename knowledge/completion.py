"""Type-ahead: the beginning of a name -> terms."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from knowledge.words import key

_LAST = "\U0010ffff"  # sorts behind every letter
LONGEST = 80  # characters; no name is longer


class Completer:
    """Completes names. `terms` maps each name's key to its term, `spelt` gives the words of a key of several words."""

    def __init__(self, terms: Mapping[str, str], spelt: Mapping[str, Sequence[str]]) -> None:
        self._terms = sorted(set(terms.values()), key=lambda term: (term.casefold(), term))
        self._names = sorted(terms.items())
        # Each name once more from its second word on, its third, and so on.
        self._rests = sorted(
            ("".join(words[at:]), terms[name]) for name, words in spelt.items() for at in range(1, len(words))
        )

    def complete(self, prefix: str, limit: int) -> list[str]:
        """At most `limit` terms with a name that starts so, then those with a word in a name that starts so."""
        typed = key(prefix[:LONGEST])
        found: dict[str, None] = {}
        if limit > 0:
            for term in self._starting(typed) if typed else self._terms:
                found[term] = None
                if len(found) == limit:
                    break
        return list(found)

    def _starting(self, typed: str) -> Iterator[str]:
        for table in (self._names, self._rests):
            for at in range(bisect_left(table, (typed, "")), bisect_left(table, (typed + _LAST, ""))):
                yield table[at][1]
