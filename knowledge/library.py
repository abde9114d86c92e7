"""A folder of cards -> Knowledge, or every problem at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from knowledge.card import Card
from knowledge.passages import Passage, Passages
from knowledge.problem import CardError, Problem
from knowledge.reading import Lines, Where, describe, read_card
from knowledge.search import TermIndex
from knowledge.words import key as fold

CARDS = Path(__file__).parent / "cards"
DEFAULT_KEY = "mlops"  # the card that a bare `/mlops questions` speaks of


@dataclass(frozen=True)
class Lookup:
    """What a text was taken to mean: one card, or else up to three suggestions, best first."""

    card: Card | None
    suggestions: tuple[Card, ...] = ()


@dataclass(frozen=True)
class Source:
    """Where a card was read from, so that a problem found later can still name its line."""

    file: str
    lines: Lines

    def problem(self, where: Where, message: str) -> Problem:
        ways = (where[:length] for length in range(len(where), -1, -1))  # a field left out is reported at its block
        line = next((self.lines[way] for way in ways if way in self.lines), 1)
        return Problem(self.file, line, describe(where), message)


class Knowledge:
    """Cards that agree with each other, and the way from a recruiter's words to one of them."""

    def __init__(self, cards: Mapping[str, Card], sources: Mapping[str, Source]) -> None:
        self.cards = cards
        self.sources = sources
        self._keys = {card.term: key for key, card in cards.items()}
        self._passages = Passages(cards.values())
        self._index = TermIndex(_own_names(cards.values()))

    @property
    def default(self) -> Card | None:
        """The card meant when none is named, or None in a folder that has no such card."""
        return self.cards.get(DEFAULT_KEY)

    def lookup(self, text: str) -> Lookup:
        match = self._index.lookup(text)
        if match.term is not None:
            return Lookup(self[match.term])
        return Lookup(None, tuple(self[term] for term in match.suggestions))

    def find(self, words: str, limit: int) -> list[Passage]:
        """At most `limit` passages of any card that speak of the words, best first."""
        return self._passages.find(words, limit)

    def __getitem__(self, term: str) -> Card:
        """The card of exactly this term. Raises KeyError where there is none."""
        return self.cards[self._keys[term]]


def load(path: Path | str | None = None) -> Knowledge:
    """Read every *.yml in the folder (default: the cards that come with the project).

    A card's key is its file's name without the ending. Raises CardError with all the problems of all the files.
    """
    folder = Path(path) if path is not None else CARDS
    # An editor keeps its locks beside the cards, as .#name.yml.
    files = sorted(folder.glob("[!.]*.yml")) if folder.is_dir() else []
    if not files:
        raise CardError([Problem(str(folder), 1, "", "there are no cards here; name a folder that holds *.yml files")])
    cards: dict[str, Card] = {}
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            card, lines = read_card(file)
        except CardError as error:
            problems += error.problems
        else:
            cards[file.stem] = card
            sources[file.stem] = Source(file.name, lines)
    broken = len(files) - len(cards)
    problems += _clashes(cards, sources)
    problems += _nameless(cards, sources)
    if not broken:  # a link into a broken card would be reported as pointing nowhere
        problems += _shared_roles(cards, sources)
        problems += _dangling(cards, sources)
    if problems:
        raise CardError(problems)
    return Knowledge({key: _with_role(card, cards) for key, card in cards.items()}, sources)


def _clashes(cards: Mapping[str, Card], sources: Mapping[str, Source]) -> Iterable[Problem]:
    """Names that two cards claim. An alias of both goes to the card that says it `wins` it; a term can't be won."""
    claims: dict[str, list[tuple[str, Where, str]]] = defaultdict(list)
    for key, card in cards.items():
        for where, name in _names(card):
            claims[fold(name)].append((key, where, name))
    for claim in claims.values():
        owners = {key for key, _, _ in claim}
        winners = {key for key, _, name in claim if fold(name) in _won(cards[key])}
        of_a_term = any(where == ("term",) for _, where, _ in claim)
        if len(owners) == 1 or (len(winners) == 1 and not of_a_term):
            continue
        for key, where, name in claim:
            other, at, _ = next(rival for rival in claim if rival[0] != key)
            place = f"{sources[other].file}:{sources[other].lines[at]}"
            mend = "delete it from one card"
            if not of_a_term:
                mend += ", or list it under 'wins' in the card that keeps it"
            yield sources[key].problem(where, f"'{name}' is also in {place}; {mend}")


def _own_names(cards: Collection[Card]) -> dict[str, list[str]]:
    """Each term with its card's aliases, without those that another card wins."""
    winner = {alias: card.term for card in cards for alias in _won(card)}

    def keeps(card: Card, alias: str) -> bool:
        return winner.get(fold(alias), card.term) == card.term

    return {card.term: [alias for alias in card.aliases if keeps(card, alias)] for card in cards}


def _won(card: Card) -> set[str]:
    return {fold(name) for name in card.wins} & {fold(alias) for alias in card.aliases}


def _nameless(cards: Mapping[str, Card], sources: Mapping[str, Source]) -> Iterable[Problem]:
    for key, card in cards.items():
        for where, name in _names(card):
            if not fold(name):
                yield sources[key].problem(where, f"'{name}' has no letter or digit to find it by; write it in words")


def _names(card: Card) -> Iterable[tuple[Where, str]]:
    yield ("term",), card.term
    for number, alias in enumerate(card.aliases):
        yield ("aliases", number), alias


def _dangling(cards: Mapping[str, Card], sources: Mapping[str, Source]) -> Iterable[Problem]:
    terms = {card.term for card in cards.values()}
    for key, card in cards.items():
        for number, term in enumerate(card.related):
            if term not in terms or term == card.term:
                message = f"no other card has the term '{term}'; spell it as that card's 'term' does, or delete it"
                yield sources[key].problem(("related", number), message)


def _shared_roles(cards: Mapping[str, Card], sources: Mapping[str, Source]) -> Iterable[Problem]:
    owners = {card.term for card in cards.values() if card.role}
    for key, card in cards.items():
        if card.same_role_as is None:
            continue
        if card.role:
            yield sources[key].problem(("same_role_as",), "this card has a 'role' of its own; delete one of the two")
        elif card.same_role_as not in owners:
            message = f"no card with a 'role' part has the term '{card.same_role_as}'; name one that has"
            yield sources[key].problem(("same_role_as",), message)


def _with_role(card: Card, cards: Mapping[str, Card]) -> Card:
    if card.same_role_as is None:
        return card
    owner = next(other for other in cards.values() if other.term == card.same_role_as)
    return msgspec.structs.replace(card, role=owner.role)
