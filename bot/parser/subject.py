"""Which of the cards named is asked about, and which role where a verb speaks of one."""

from collections import Counter
from collections.abc import Sequence

from bot.parser.text import Named, Text, once
from bot.parser.words import CALLING
from bot.verb import Verb
from knowledge.base import Knowledge
from knowledge.card import Card

TRADE = 2  # words behind a card's name that may make it a role: "people" in "ml platform people"


def chosen_in(text: Text, own: Card | None) -> list[Named]:
    """The cards meant: those of the clause that asks, where possible of one that names just one card.

    `own` is the card with the bot's own name.
    """
    if not text.named:
        return []
    count = Counter(named.clause for named in text.named)
    clause = min(count, key=lambda number: (count[number] > 1, number not in text.asking, number))
    chosen = once(named for named in text.named if named.clause == clause)
    return chosen[1:] if len(chosen) > 1 and _is_called(text, chosen[0], own) else chosen


def first_for(verb: Verb, chosen: Sequence[Named], knowledge: Knowledge) -> Named:
    """The first card that the verb can answer for, or just the first."""
    if not verb.wants_role:
        return chosen[0]
    return next((named for named in chosen if taken_role(verb, named.card, knowledge).role), chosen[0])


def role_of(text: Text, verb: Verb, named: Named, knowledge: Knowledge) -> Card:
    """The card, or the role that its words mean where one is asked for: "ml platform people"."""
    card = taken_role(verb, named.card, knowledge)
    if verb.wants_role or (card.kind == "concept" and not card.role):
        for at in range(named.stop, min(named.stop + TRADE, len(text.words))):
            if not text.free[at] or not text.words[at].isalpha():
                break
            found = knowledge.lookup(f"{text.characters(named.start, at + 1)} engineer").card
            if found and found.role:
                return found
    return card


def taken_role(verb: Verb, card: Card, knowledge: Knowledge) -> Card:
    """A practice takes the role of those who practice it, where a role is asked for."""
    if card.role is None and card.kind == "practice" and (verb.wants_role or verb.has_levels):
        alike = [term for term in (*card.used_by, *card.related) if term.startswith(card.term)]
        for term in (*alike, *(card.used_by if verb.wants_role else ())):
            if knowledge[term].role:
                return knowledge[term]
    return card


def _is_called(text: Text, first: Named, own: Card | None) -> bool:
    """Whether the bot is called by its name, and not asked about it: "mlops, what is airflow?"."""
    return first.card is own and first.span == range(1) and text.words[first.stop] in CALLING
