"""What an answer may take for granted about its request."""

from bot.request import Request
from knowledge.card import Card, Role


def about(request: Request) -> Card:
    """The card that the request speaks of. A verb that needs one is never asked without it."""
    if request.card is None:
        raise ValueError(f"'{request.verb}' was asked without a card")
    return request.card


def role_of(card: Card) -> Role:
    """The role of a card that has one. A verb that needs a role is never asked of another."""
    if card.role is None:
        raise ValueError(f"'{card.term}' is no role")
    return card.role
