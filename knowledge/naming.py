"""Which names lead to which card."""

from collections import Counter
from collections.abc import Collection

from knowledge.card import Card
from knowledge.words import key as fold


def search_names(cards: Collection[Card]) -> dict[str, list[str]]:
    """Each term with the names it is searched by.

    Those are its aliases, without those that another card claims, and what counts as it and has no card of its own.
    """
    owner = {alias: card.term for card in cards for alias in claimed(card)}
    own = {fold(name) for card in cards for name in (card.term, *card.aliases)}
    shared = Counter(fold(name) for card in cards for name in card.counts_as)
    return {
        card.term: [alias for alias in card.aliases if owner.get(fold(alias), card.term) == card.term]
        + [name for name in card.counts_as if fold(name) not in own and shared[fold(name)] == 1]
        for card in cards
    }


def claimed(card: Card) -> set[str]:
    """The aliases that the card keeps where another card lists them too, folded."""
    if not card.claims_aliases:
        return set()
    return {fold(name) for name in card.claims_aliases} & {fold(alias) for alias in card.aliases}
