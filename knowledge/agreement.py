"""What cards say of each other, held against what the others say."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from knowledge.card import Card
from knowledge.naming import claimed
from knowledge.problem import Problem, Source, Where
from knowledge.words import key as fold

Cards = Mapping[str, Card]
Sources = Mapping[str, Source]
Names = Callable[[Card], Iterable[str]]

# The fields that hold both ways: the field, and the names it lists.
MUTUAL: tuple[tuple[str, Names], ...] = (
    ("counts_as", lambda card: card.counts_as),
    ("carries_over", lambda card: (transfer.term for transfer in card.carries_over)),
    ("not_the_same", lambda card: card.not_the_same),
)


def disagreements(cards: Cards, sources: Sources, all_read: bool) -> Iterator[Problem]:
    """Every problem between the cards. Links are followed only where all files could be read."""
    yield from _clashes(cards, sources)
    yield from _nameless(cards, sources)
    if all_read:
        yield from _shared_roles(cards, sources)
        yield from _dangling(cards, sources)
        yield from _one_sided(cards, sources)


def _clashes(cards: Cards, sources: Sources) -> Iterator[Problem]:
    """Names that two cards list. An alias of both goes to the card that claims it; a term can't be claimed."""
    listed: dict[str, list[tuple[str, Where, str]]] = defaultdict(list)
    for key, card in cards.items():
        for where, name in _names(card):
            listed[fold(name)].append((key, where, name))
    for entries in listed.values():
        if len({key for key, _, _ in entries}) == 1:
            continue
        claiming = {key for key, _, name in entries if fold(name) in claimed(cards[key])}
        of_a_term = any(where == ("term",) for _, where, _ in entries)
        if len(claiming) == 1 and not of_a_term:
            continue
        for key, where, name in entries:
            other, at, _ = next(rival for rival in entries if rival[0] != key)
            advice = "delete it from one card"
            if not of_a_term:
                advice += ", or list it under 'claims_aliases' in the card that keeps it"
            yield sources[key].problem(where, f"'{name}' is also in {sources[other].place(at)}; {advice}")


def _nameless(cards: Cards, sources: Sources) -> Iterator[Problem]:
    for key, card in cards.items():
        for where, name in _names(card):
            if not fold(name):
                yield sources[key].problem(where, f"'{name}' has no letter or digit to find it by; write it in words")


def _names(card: Card) -> Iterator[tuple[Where, str]]:
    yield ("term",), card.term
    for number, alias in enumerate(card.aliases):
        yield ("aliases", number), alias


def _dangling(cards: Cards, sources: Sources) -> Iterator[Problem]:
    terms = {card.term: card for card in cards.values()}
    for key, card in cards.items():
        for field in ("related", "used_by"):
            for number, term in enumerate(getattr(card, field)):
                if term not in terms or term == card.term:
                    message = f"no other card has the term '{term}'; spell it as that card's 'term' does, or delete it"
                    yield sources[key].problem((field, number), message)
                elif field == "used_by" and not (terms[term].role or terms[term].same_role_as):
                    message = f"'{term}' is no card of a role; name the roles of the people who use this"
                    yield sources[key].problem((field, number), message)
        own = {fold(name) for name in (card.term, *card.aliases)}
        for number, name in enumerate(card.not_in_text):
            if fold(name) not in own:
                message = f"'{name}' is neither the term nor an alias of this card; delete it, or list it under both"
                yield sources[key].problem(("not_in_text", number), message)


def _shared_roles(cards: Cards, sources: Sources) -> Iterator[Problem]:
    owners = {card.term for card in cards.values() if card.role}
    for key, card in cards.items():
        if card.same_role_as is None:
            continue
        if card.role:
            yield sources[key].problem(("same_role_as",), "this card has a 'role' of its own; delete one of the two")
        elif card.same_role_as not in owners:
            message = f"no card with a 'role' part has the term '{card.same_role_as}'; name one that has"
            yield sources[key].problem(("same_role_as",), message)


def _one_sided(cards: Cards, sources: Sources) -> Iterator[Problem]:
    """What counts for another term counts the other way round; no pair both counts and doesn't."""
    owner = {fold(name): key for key, card in cards.items() for _, name in _names(card)}
    said: dict[tuple[str, str], str] = {}  # (this card, that card) -> the field that says so
    for key, card in cards.items():
        for field, names in MUTUAL:
            for number, name in enumerate(names(card)):
                other = owner.get(fold(name))
                if other is None:
                    continue
                where: Where = (field, number)
                if other == key:
                    yield sources[key].problem(where, f"'{name}' is a name of this very card; delete it")
                elif (key, other) in said:
                    message = f"'{name}' stands under '{said[key, other]}' already; keep one of the two"
                    yield sources[key].problem(where, message)
                else:
                    said[key, other] = field
    for (key, other), field in said.items():
        if said.get((other, key)) != field:
            message = f"{sources[other].name} does not say the same; add '{cards[key].term}' under its '{field}'"
            yield sources[key].problem((field,), message)
