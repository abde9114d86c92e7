"""`practice`: an answer as it might be heard on a call, and which anchor it is closest to. Nothing is counted or kept.

Interviewers who judge the same answers before the call agree better on it: calibration.
"""

import re
from collections.abc import Iterator
from itertools import chain, zip_longest
from typing import NamedTuple
from zlib import crc32

from msgspec.structs import replace

from bot import buttons
from bot.answers.anchors import ANCHORS, anchors_of, explained
from bot.block_kit import Block, actions, escape, header, note, quote, quoted, section, sections
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb
from knowledge.card import LEVELS, LevelName, Question, Role

# The state of a round is in the page of its buttons' commands: four pages for each step, the first one with the answer
# to judge, then one for each of the anchors that may be picked. Page 1 is step 0, nothing picked yet; page 7 is
# step 1, "fair" picked.
PAGES_A_STEP = 1 + len(ANCHORS)

NOTHING_KEPT = "Six of these take two minutes. Nothing is counted or kept."
CASES_COUNT = "Words alone show little: a case of one's own, told from start to end, is what to listen for."


class Step(NamedTuple):
    """One answer to judge: `anchor` names which of the question's anchors it is."""

    level: LevelName
    question: Question
    anchor: str


def answer(context: Context, command: Command) -> Message:
    _, role = context.card_with_role(command)
    steps = _steps(role)
    number, picked = divmod(command.page - 1, PAGES_A_STEP)
    if not 0 <= number < len(steps):
        body = _done(command)
    elif picked:
        body = _why(steps[number], ANCHORS[picked - 1], number, command)
    else:
        body = _ask(steps[number], number, command)
    return Message.of(header(f"Practice: {role.title}"), body)


def _steps(role: Role) -> list[Step]:
    """All questions, a junior's, a mid's and a senior's in turn; and again until each anchor has been there.

    In the same order for everyone. A checksum of the question says which anchor comes first, so that no pattern helps.
    """
    by_level = [[(name, question) for question in getattr(role.levels, name).questions] for name in LEVELS]
    asked = [each for each in chain.from_iterable(zip_longest(*by_level)) if each]
    steps = []
    for turn in range(len(ANCHORS)):
        for level, question in asked:
            names = list(anchors_of(question))
            if turn < len(names):
                steps.append(Step(level, question, names[(crc32(question.ask.encode()) + turn) % len(names)]))
    return steps


def _ask(step: Step, number: int, command: Command) -> Iterator[Block]:
    yield from _heard(step)
    yield from actions(
        *(
            buttons.switch(name.capitalize(), _at(command, number, picked))
            for picked, name in enumerate(ANCHORS, start=1)
            if name in anchors_of(step.question)
        )
    )
    yield note(NOTHING_KEPT)


def _why(step: Step, picked: str, number: int, command: Command) -> Iterator[Block]:
    question = step.question
    yield from _heard(step)
    yield section(f"*Closest anchor: {step.anchor}*{'' if picked == step.anchor else f'. You picked {picked}.'}")
    yield from sections(_words(question, anchors_of(question)[step.anchor]))
    others = {name: text for name, text in anchors_of(question).items() if name != step.anchor}
    yield from sections(f"*{name.capitalize()} would be*  {escape(text)}" for name, text in others.items())
    yield from sections([f"*Follow up*  {quoted(question.follow_up)}"])
    yield from actions(buttons.switch("Next answer", _at(command, number + 1)))
    yield note(CASES_COUNT if question.listen_for else NOTHING_KEPT)


def _heard(step: Step) -> Iterator[Block]:
    yield from sections([f"*You ask a {step.level}*  {quoted(step.question.ask)}"])
    yield section("*What you hear: the candidate …*")
    yield quote(anchors_of(step.question)[step.anchor])


def _words(question: Question, said: str) -> Iterator[str]:
    """Which of the words to listen for are in what was said."""
    heard = {word: meaning for word, meaning in question.listen_for.items() if _is_in(word, said)}
    missing = [word for word in question.listen_for if word not in heard]
    if heard:
        yield f"*Words heard*  {explained(heard)}"
    if missing:
        yield f"*Not heard*  {escape(', '.join(missing))}"


def _is_in(word: str, said: str) -> bool:
    """Whether a word or a form of it was said: "log" in "the logs"."""
    return re.search(rf"(?<!\w){re.escape(word)}", said, re.IGNORECASE) is not None


def _done(command: Command) -> Iterator[Block]:
    yield section("These were all the answers that the card has.")
    yield from actions(buttons.switch("From the start", _at(command, 0)))
    yield note(NOTHING_KEPT)


def _at(command: Command, number: int, picked: int = 0) -> Command:
    return replace(command, page=number * PAGES_A_STEP + picked + 1, also=())


VERB = Verb(
    name="practice",
    label="Practice",
    group="Screen",
    usage="practice [role]",
    help="hear answers, and tell strong from weak",
    answer=answer,
    takes="role",
    names=(
        "practise",
        "practicing",
        "practising",
        "calibration",
        "quiz me",
        "test me",
        "train me",
        "rehearse",
        "drill",
    ),
    phrases=(
        "practise for",
        "quiz me",
        "test me",
        "train me",
        "train my ear",
        "let me practice",
        "let me practise",
        "want to practice",
        "want to practise",
        "like to practice",
        "can i practice",
        "practice with me",
        "practice listening",
        "practice judging",
        "practice run",
        "practice round",
        "practice session",
        "practice interviewing",
        "practice for",
        "rehearse",
        "mock call",
        "mock interview",
        "role play",
        "roleplay",
        "strong from weak",
        "strong from a weak",
        "strong or weak",
        "good from bad",
    ),
)
