"""What a verb is: one thing the bot can be asked to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge

Group = Literal["Understand", "Source", "Screen", "Find your way"]
# "words" are free text, taken as it stands; a card and a role are looked up.
Needs = Literal["nothing", "words", "card", "role"]


@dataclass(frozen=True)
class Verb:
    """`names` and `phrases` are further ways to ask for it; `needs` says what must be found before it can answer."""

    name: str
    label: str  # on buttons
    group: Group
    usage: str
    help: str
    answer: Callable[[Knowledge, Request], Message]
    needs: Needs = "nothing"
    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
