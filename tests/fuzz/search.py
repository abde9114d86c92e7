"""What must hold for whatever text the search is given."""

from collections.abc import Callable, Mapping
from time import perf_counter

from knowledge import Card, Knowledge
from knowledge.naming import search_names
from knowledge.words import key

Check = Callable[[str], None]
LONGEST = 1.0  # seconds; far above what any text takes, far below what a fault takes


def quick(call: Callable[[str], object], text: str) -> None:
    start = perf_counter()
    call(text)
    took = perf_counter() - start
    assert took < LONGEST, f"took {took:.1f} s"


def lookup(cards: Knowledge) -> Check:
    """One card or at most three others; a name as it stands always finds its card."""
    owners = {
        key(name): cards[term] for term, names in search_names(cards.cards.values()).items() for name in (term, *names)
    }

    def check(text: str) -> None:
        quick(cards.lookup, text)
        found = cards.lookup(text)
        assert not (found.card and found.suggestions), "both an answer and suggestions"
        assert len(found.suggestions) <= 3, "more than three suggestions"
        assert len({card.term for card in found.suggestions}) == len(found.suggestions), "one suggested twice"
        if len(text) < 100 and (owner := owners.get(key(text))):
            assert found.card is owner, f"not {owner.term}"

    return check


def mentions(cards: Knowledge) -> Check:
    """In order, none within another, each where it says, and the same whatever stands behind the text."""

    def check(text: str) -> None:
        quick(cards.mentions, text)
        found = cards.mentions(text)
        edge = 0
        for each in found:
            assert edge <= each.start < each.stop <= len(text), f"{each.card.term} stands at {each.start}:{each.stop}"
            edge = each.stop
            said = text[each.start : each.stop]
            assert said.strip() == said, f"{each.card.term} is said by {said!r}"
            assert any(map(str.isalnum, said)), f"{each.card.term} is said by {said!r}"
        if len(text) < 1_000:
            again = cards.mentions(f"{text}\n\n")
            assert [(each.card, each.start) for each in again] == [(each.card, each.start) for each in found]

    return check


def complete(cards: Knowledge) -> Check:
    """At most as many as asked for, none twice; a longer prefix of a name finds no more."""

    def check(text: str) -> None:
        quick(lambda prefix: cards.complete(prefix, 5), text)
        found = cards.complete(text, 5)
        assert len(found) <= 5, "more than asked for"
        assert len({card.term for card in found}) == len(found), "one twice"
        every: list[Card] = cards.complete(text, len(cards.cards))
        assert every[: len(found)] == found, "another order with a higher limit"

    return check


# Add a target here: from the cards, a function that raises where a text breaks what must hold.
TARGETS: Mapping[str, Callable[[Knowledge], Check]] = {"lookup": lookup, "mentions": mentions, "complete": complete}
