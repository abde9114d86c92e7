"""Everything that the bot shows by itself, as it goes to Slack: for whoever checks that Slack takes it."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import msgspec

from bot.answerer import Answers
from bot.command import Command
from bot.forms import Carried, Origin, form_of, form_view, result_view
from bot.home import look_up_view
from knowledge.card import LEVELS

Surface = Literal["message", "modal", "home"]

THE_BOT = "the bot"  # where no card is to blame


class Shown(NamedTuple):
    """A message or a view, and what a person would look for to mend it."""

    place: str  # the card's file
    name: str
    surface: Surface
    payload: dict[str, Any]


def commands(answers: Answers) -> Iterator[Command]:
    """Every command that a card can be asked for, and those without a card."""
    for verb in answers.context.verbs:
        if verb.takes in ("nothing", "text"):
            yield Command(verb.name)
            if not verb.about:
                continue
        for key, card in answers.knowledge.cards.items():
            if not verb.applies_to(card):
                continue
            for level in (None, *LEVELS) if verb.has_levels and card.role else (None,):
                for page in range(1, max(1, len(verb.pages)) + 1):
                    yield Command(verb.name, (key,), level, page)


def everything_shown(answers: Answers) -> Iterator[Shown]:
    """Each answer for the asker, in a channel where it differs there, and in a window; each form; Home for each role.

    What depends on typed words is not in it, except a form's result where nothing was filled in.
    """
    for command in commands(answers):
        yield from _answers(answers, command)
        has_form = answers.context.verbs[command.verb].form and (command.cards or answers.answer(command).opens_form)
        if has_form and command.level is None and command.page == 1:
            yield from _forms(answers, command)
    for key, card in answers.knowledge.cards.items():
        if card.role:
            yield Shown(answers.knowledge.sources[key].file, "Home", "home", answers.home(key))
    yield Shown(THE_BOT, "Home", "home", answers.home())
    yield Shown(THE_BOT, "the look-up", "modal", look_up_view())


def _answers(answers: Answers, command: Command) -> Iterator[Shown]:
    place, name = _place(answers, command), f"the answer to '{command.verb}'"
    answer = answers.answer(command)
    yield Shown(place, name, "message", answer.private.payload)
    if answer.public.posted:
        yield Shown(place, name, "message", answer.public.post)
    yield Shown(place, name, "modal", answer.public.as_modal())


def _forms(answers: Answers, command: Command) -> Iterator[Shown]:
    place, context = _place(answers, command), answers.context
    yield Shown(place, f"the form of '{command.verb}'", "modal", form_view(context, command, Origin()))
    form = form_of(context, command)
    state = form.read(context, command, {})
    if not form.validate(context, command, state):
        carried = Carried(command, state=msgspec.Raw(msgspec.json.encode(state)))
        yield Shown(place, f"the result of '{command.verb}'", "modal", result_view(context, carried))


def _place(answers: Answers, command: Command) -> str:
    return answers.knowledge.sources[command.cards[0]].file if command.cards else THE_BOT
