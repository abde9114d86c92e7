"""The names of a card itself, apart from what counts as it. Folded once: an ad names the same cards again and again."""

from functools import lru_cache

from knowledge.card import Card
from knowledge.words import key

fold = lru_cache(16_384)(key)  # names of cards only, so that nothing a person typed is kept


def own_names(card: Card) -> frozenset[str]:
    """The term and its aliases, folded."""
    return _folded((card.term, *card.aliases))


def is_own_name(card: Card, name: str) -> bool:
    """Whether it names the card itself. `name` is one that a card was found by."""
    return fold(name) in own_names(card)


@lru_cache(16_384)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key, names))
