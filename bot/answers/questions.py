"""`questions`: what to ask, and what strong and weak answers sound like."""

from collections.abc import Iterable, Iterator

from slack_sdk.models.blocks import Block

from bot.answers.about import about
from bot.answers.tabs import level_tabs
from bot.block_kit import bullets, escape, header, quiet, section, sections
from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge
from knowledge.card import LEVELS, Card, LevelName, Question, Role


def answer(knowledge: Knowledge, request: Request) -> Message:
    card = about(request)
    if card.role is None:
        return _of_a_term(card)
    if request.level is None:
        return _of_all_levels(card.role, request)
    return _of_one_level(card.role, request.level, request)


def _of_one_level(role: Role, name: LevelName, request: Request) -> Message:
    level = getattr(role.levels, name)
    title = f"{name.capitalize()} {role.title}: questions"
    return Message.of(title, [header(title), *level_tabs(request), *_in_full(level.questions)])


def _of_all_levels(role: Role, request: Request) -> Message:
    title = f"{role.title}: questions"
    asked = (
        f"*{name.capitalize()}* ({escape(level.years)} years)\n{bullets(question.ask for question in level.questions)}"
        for name in LEVELS
        for level in [getattr(role.levels, name)]
    )
    hint = quiet("Pick a level to see why one asks, and what strong and weak answers sound like.")
    return Message.of(title, [header(title), *sections(asked, joint="\n\n"), hint, *level_tabs(request)])


def _of_a_term(card: Card) -> Message:
    """A term nobody is hired as still has a question that tells a user of it from a name-dropper."""
    title = f"{card.term}: a question to ask"
    if not card.questions:
        return Message.of(title, [header(title), quiet("This card has no question yet.")])
    return Message.of(title, [header(title), *_in_full(card.questions)])


def _in_full(questions: Iterable[Question]) -> Iterator[Block]:
    for question in questions:
        yield section(f"*“{escape(question.ask)}”*")
        yield from sections(
            [
                f":white_check_mark: *Strong:* {escape(question.strong)}",
                f":warning: *Weak:* {escape(question.weak)}",
                f"*Why ask:* {escape(question.why)}",
                f"*Then:* “{escape(question.follow_up)}”",
            ]
        )
