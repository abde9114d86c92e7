"""What an answer may take for granted about its request."""

from bot.request import Request
from knowledge.card import Card, Role


def about(request: Request) -> Card:
    """The card that the request speaks of. A verb that needs one is never asked without it."""
    if request.card is None:
        raise ValueError(f"'{request.verb}' was asked without a card")
    return request.card


def role_of(request: Request) -> Role:
    """The role that the request speaks of. A verb that needs one is never asked without it."""
    role = about(request).role
    if role is None:
        raise ValueError(f"'{request.verb}' was asked of a card without a role")
    return role
