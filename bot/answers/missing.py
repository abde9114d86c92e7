"""The answers for what the cards do not have: never a dead end."""

from bot import buttons
from bot.block_kit import escape, quiet, row, section
from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge
from knowledge.card import Card


def no_card(request: Request) -> Message:
    """The term is not known: say so, and offer the nearest ones."""
    said = f"I don't have a card for “{request.subject}”."
    guesses = [buttons.replace(card.term, request.verb, card.term, request.level) for card in request.suggestions]
    hint = "Did you mean one of these?" if guesses else "Try a shorter word, or see what I can explain."
    if not request.subject:
        said, hint = "Which role do you mean?", "Name one behind the command, or see what I can explain."
    return Message.of(
        f"{said} {hint}",
        [section(f"{escape(said)} {hint}"), *row([*guesses, buttons.follow("What can you do?", "help", "")])],
    )


def no_role(knowledge: Knowledge, request: Request, card: Card) -> Message:
    """Nobody is hired as a Kubernetes: name the roles whose people work with it."""
    said = f"{card.term} is a {card.kind}, not a job title, so there is no “{request.verb}” for it."
    roles = hired_for(knowledge, card)
    hint = "People who work with it are hired as one of these:" if roles else "Its other answers are below."
    choices = [buttons.replace(role.term, request.verb, role.term, request.level) for role in roles]
    blocks = [section(f"{escape(said)} {hint}"), *row(choices)]
    if roles:
        blocks.append(quiet("Each button answers the same question for that role."))
    return Message.of(f"{said} {hint}", blocks)


def hired_for(knowledge: Knowledge, card: Card) -> list[Card]:
    """Up to three roles whose cards and this one name each other, those it names itself first."""
    named = [knowledge[term] for term in card.related]
    naming = [other for other in knowledge.cards.values() if card.term in other.related]
    skilled = [other for other in knowledge.cards.values() if other.role and card.term in other.role.search.skills]
    roles: dict[str, Card] = {}  # by title: two cards may share a role
    for other in (*named, *naming, *skilled):
        if other.role:
            roles.setdefault(other.role.title, other)
    return list(roles.values())[:3]
