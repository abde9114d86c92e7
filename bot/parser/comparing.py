"""What is compared: cards side by side, and names without a card beside them."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from bot.command import Command
from bot.parser.silence import says_nothing
from bot.parser.text import Named, Text
from bot.parser.words import JOINS, LINKS, QUALIFIERS
from bot.verb import Verb
from knowledge.base import Knowledge
from knowledge.card import Card
from knowledge.words import key as fold

COMPARED = 3  # cards
BESIDES = 3  # further cards that a command carries
LONGEST_NAME = 60  # characters of a name without a card

_LINKED = re.compile(r"\s+(?:vs\.?|versus|or|and)\s+|\s*[&/,+]\s*", re.IGNORECASE)


def comparison(verb: Verb, cards: Sequence[Card], knowledge: Knowledge, names: Sequence[str] = ()) -> Command:
    """`verb` compares; `names` are those without a card."""
    keys = tuple(knowledge.key(card) for card in cards)
    return Command(verb.name, keys[:COMPARED], also=keys[COMPARED : COMPARED + BESIDES], text="\n".join(names))


def compared(
    text: Text, verb: Verb, chosen: Sequence[Named], used: Collection[int], is_called: bool, knowledge: Knowledge
) -> Command | None:
    """The comparison that `verb` is asked for, or None where the text asks about one card and names nothing else.

    `is_called` says that the verb is called by its name, so that one card will do.
    """
    named, names = list(chosen), []
    for start, stop in _other_names(text, used, is_alone=len(chosen) == 1):
        name = text.characters(start, stop)
        card = knowledge.lookup(name).card or _completed(text, name, chosen[0], knowledge)
        if card is None:
            names.append(name[:LONGEST_NAME])
        elif all(card is not each.card for each in named):
            named.append(Named(card, start, stop, chosen[0].clause))
    if len(named) == 1:
        names = [*_further_names(text, named[0].card), *names]
        if not names and not is_called:
            return None
    named.sort(key=lambda each: each.start)
    return comparison(verb, [each.card for each in named], knowledge, names)


def is_linked(text: Text, chosen: Sequence[Named]) -> bool:
    """Whether the cards stand side by side: "docker and kubernetes", not "git for data scientists"."""
    gaps = [text.words[one.stop : other.start] for one, other in pairwise(chosen)]
    if any(LINKS.isdisjoint(gap) and not QUALIFIERS.isdisjoint(gap) for gap in gaps):
        return False
    are_alike = len({named.card.kind == "role" for named in chosen}) == 1
    return are_alike or not all(map(LINKS.isdisjoint, gaps))


def side_by_side(typed: str, verb: Verb, knowledge: Knowledge) -> Command | None:
    """A comparison, where each side of a link is the name of a card: "go vs rust" holds no word but names."""
    parts = [part for part in _LINKED.split(typed) if part.strip()]
    if not 1 < len(parts) <= COMPARED:
        return None
    cards = {card.term: card for part in parts if (card := knowledge.lookup(part).card)}
    return comparison(verb, list(cards.values()), knowledge) if len(cards) == len(parts) else None


def _other_names(text: Text, used: Collection[int], is_alone: bool) -> Iterator[tuple[int, int]]:
    """The words of names beside those of cards: "podman" in "docker vs podman".

    They begin the text, or follow a word that links or compares; a name beside a card that is alone may touch it.
    """
    in_sentence = not (is_alone and text.is_short)
    for start, stop in text.left_over(used):
        first, last = text.without_fillers(start, stop)
        is_begun = start == 0 or start - 1 in used or not JOINS.isdisjoint(text.words[start:first])
        if not is_begun and not (is_alone and (first == start or last == stop)):
            continue
        last = next((at for at in range(first, last) if text.words[at] in QUALIFIERS), last)
        if any(not says_nothing(word, in_sentence=in_sentence) for word in text.words[first:last]):
            yield first, last


def _completed(text: Text, name: str, beside: Named, knowledge: Knowledge) -> Card | None:
    """The card that a name means with the last word of the other one: "supervised vs unsupervised learning"."""
    if len(beside.span) < 2:
        return None
    card = knowledge.lookup(f"{name} {text.words[beside.stop - 1]}").card
    return card if card is not beside.card else None


def _further_names(text: Text, card: Card) -> list[str]:
    """What the only card is called in the text besides its term: "EKS" in "is EKS the same as kubernetes"."""
    called = (text.characters(named.start, named.stop) for named in text.named if named.card is card)
    names = {fold(name): name for name in called}
    return [name for folded, name in names.items() if folded != fold(card.term)] if len(names) > 1 else []
