"""The knowledge base: cards that agree with each other, and the ways from a recruiter's words to them."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.card import Card
from knowledge.naming import search_names
from knowledge.passages import Passage, Passages
from knowledge.problem import Source
from knowledge.search import TermIndex

DEFAULT_KEY = "mlops"  # the card that a bare `/mlops questions` speaks of


@dataclass(frozen=True)
class Lookup:
    """What a text was taken to mean: one card, or else up to three suggestions, best first."""

    card: Card | None
    suggestions: tuple[Card, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A card named in a text: characters `start` to `stop`. `name` is the name of the card that it was found by."""

    card: Card
    name: str
    start: int
    stop: int


class Knowledge:
    """Never changes once made. `cards` maps a key (the file's name without the ending) to each card."""

    def __init__(self, cards: Mapping[str, Card], sources: Mapping[str, Source]) -> None:
        self.cards = cards
        self.sources = sources
        self._keys = {card.term: key for key, card in cards.items()}
        self._passages = Passages(cards.values())
        self._index = TermIndex(
            search_names(cards.values()), {name for card in cards.values() for name in card.not_in_text}
        )

    @property
    def default(self) -> Card | None:
        """The card meant when none is named, or None in a folder that has no such card."""
        return self.cards.get(DEFAULT_KEY)

    def lookup(self, text: str) -> Lookup:
        """The one card that the text means, or the nearest ones. Takes any text."""
        match = self._index.lookup(text)
        if match.term is not None:
            return Lookup(self[match.term])
        return Lookup(None, tuple(self[term] for term in match.suggestions))

    def mentions(self, text: str) -> list[Mention]:
        """Every card named in a running text, in order, none within another. Takes any text.

        A name that is an English word too counts only where its surroundings say that the name is meant.
        """
        return [Mention(self[found.term], found.name, found.start, found.stop) for found in self._index.mentions(text)]

    def complete(self, prefix: str, limit: int) -> list[Card]:
        """At most `limit` cards: those with a name that starts so, then those with a word in a name that starts so.

        Case, accents and punctuation do not matter. An empty prefix gives the first cards by term.
        """
        return [self[term] for term in self._index.complete(prefix, limit)]

    def find(self, words: str, limit: int, *, every_word: bool = False) -> list[Passage]:
        """At most `limit` passages of any card that speak of the words, or of all of them, best first."""
        return self._passages.find(words, limit, every_word=every_word)

    def key(self, card: Card) -> str:
        """The key of a card that is in here. Raises KeyError where it is not."""
        return self._keys[card.term]

    def __getitem__(self, term: str) -> Card:
        """The card of exactly this term. Raises KeyError where there is none."""
        return self.cards[self._keys[term]]
