"""Answers: one immutable snapshot of the cards and of all that is made from them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from bot.answers.courtesy import courtesy
from bot.answers.miss import miss, no_role, which_card
from bot.command import Command, InvalidCommandError
from bot.controls import below, private_row
from bot.home import home
from bot.links import NO_LINKS, Links
from bot.message import Message
from bot.parser import Courtesy, NotFound, Parser, Reading
from bot.verb import Context
from bot.verbs import VERBS
from knowledge.base import Knowledge
from knowledge.loader import load

REMEMBERED = 8_192  # answers; a few MB

_NAME = "answer "  # the id of an answer's first block: this, then its command


@dataclass(frozen=True)
class Answer:
    """An answer for everyone, and the same for where only the asker sees it.

    `command` asks for it again; None where it is about words that no card has.
    """

    command: Command | None
    public: Message
    private: Message
    opens_form: bool = False  # a form answers better, where one can be opened
    missed: NotFound | None = None  # what was asked for and is not there


class Answers:
    """Made once from the cards and never changed: a reload is another one in its place."""

    def __init__(self, knowledge: Knowledge, links: Links = NO_LINKS, today: Callable[[], date] = date.today) -> None:
        self.knowledge = knowledge
        self.context = Context(knowledge, VERBS, links, today)
        self.parser = Parser(VERBS, knowledge)
        self._home = lru_cache(REMEMBERED)(partial(home, self.context))
        self._remembered = lru_cache(REMEMBERED)(self._compose)

    def parse(self, text: str) -> Reading:
        """What typed text means. Clicks, selects and shortcuts carry a command and need no parsing."""
        return self.parser.parse(text)

    def reply(self, text: str) -> Answer:
        """The answer to typed text."""
        read = self.parse(text)
        if isinstance(read, Command):
            return self.answer(read)
        if isinstance(read, Courtesy):
            message = courtesy(self.context, read.kind)
            return Answer(None, message, message)
        message = miss(self.context, read.term, read.suggestions, read.verb, read.level)
        return Answer(None, message, message, missed=read)

    def answer(self, command: Command) -> Answer:
        """Raises InvalidCommandError for what can't be answered any more: a verb or a card that is gone."""
        # What a person typed is not kept: neither their words nor the answer to them.
        return self._compose(command) if command.text else self._remembered(command)

    def home(self, key: str | None = None) -> dict[str, Any]:
        """The Home tab, for the role of the card with this key."""
        return self._home(key)

    def _compose(self, command: Command) -> Answer:
        context = self.context
        verb = context.verbs[command.verb]
        if verb.takes in ("nothing", "text"):
            message = verb.answer(context, command)
            if command.cards and verb.about:
                message = message.and_then(*below(context, command))
            message = message.named(_NAME + str(command))
            private = message.and_then(private_row(command)) if verb.takes == "text" else message
            return Answer(command, message, private, verb.opens_form(command))
        if not command.cards:
            message = which_card(context)
            return Answer(None, message, message)
        card = context.card(command)
        if verb.takes == "role" and card.role is None:
            message = no_role(context, command, card)
            opens_form = False
        else:
            message = verb.answer(context, command)
            opens_form = verb.opens_form(command)
        message = message.and_then(*below(context, command)).named(_NAME + str(command))
        return Answer(command, message, message.and_then(private_row(command)), opens_form)


@dataclass
class Current:
    """Where the answers in force stand. A request reads them once; a reload assigns them once."""

    answers: Answers

    def reload(self, *folders: Path | str) -> None:
        """Answer from the cards as they are now. Raises CardError, and then goes on with those it has."""
        context = self.answers.context
        self.answers = Answers(load(*folders), context.links, context.today)


def command_of(blocks: list[dict[str, Any]] | None) -> Command | None:
    """The command that a message made here answers, or None where it is no such message."""
    name: str = blocks[0].get("block_id", "") if blocks else ""
    if not name.startswith(_NAME):
        return None
    try:
        return Command.from_json(name.removeprefix(_NAME))
    except InvalidCommandError:
        return None
