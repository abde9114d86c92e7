"""`screen`: the card for a 20-minute call, the same for everyone.

Structured interviews tell the most about work to come: the same questions in the same order, prepared follow-ups, one
scale with anchored examples, a note after each question, and nothing added up (Sackett and others, 2022; OPM's guide to
structured interviews). What each page says follows from the role and the level alone.
"""

import hashlib
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from msgspec.structs import replace

from bot import buttons
from bot.answers.anchors import ANCHORS, in_full
from bot.answers.level_buttons import level_buttons
from bot.block_kit import Block, actions, bullets, code, escape, header, note, quoted, section, sections
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb
from knowledge.card import LEVELS, CandidateQuestion, Level, LevelName, Question, Role

PAGES = ("The call", "Copy as notes", "What candidates ask")
CALL, NOTES, CANDIDATES = 1, 2, 3  # pages

QUESTIONS = 5
# Minutes.
WHOLE_CALL = 20
OPENING, THEIR_TURN, LOGISTICS = 1, 2, 2
LONGEST = 4  # of one question with its follow-up

SAME_FOR_ALL = "The same words in the same order for everyone. Write down what was said before you go on."
OPENING_WORDS = "I ask everyone the same questions in the same order and take notes. Then there is time for yours."
THEIR_TURN_WORDS = "What would you like to know about the job?"
# Neutral, about the job, and asked of all alike. On permission to work: the EEOC's prohibited practices and the I-9
# rules of the Department of Justice let one ask everyone whether they are authorized, nobody where they come from. On
# pay: Article 5 of Directive (EU) 2023/970 and the laws of many US states have the employer state the range, and forbid
# to ask what somebody earns.
LOGISTICS_WORDS = {
    "Notice": "If it works out, when could you start?",
    "Place": "The work is done at [place], with [number] days a week there. Does that work for you?",
    "Pay range": "The company pays [from] to [to] for this job. Do you want to go on with that in mind?",
    "Work permission": "Are you allowed to work in [country], and will you need us to sponsor a permit, now or later?",
}
LOGISTICS_RULES = (
    "The range is the one the company states; never ask what someone earns or earned. Ask about permission to work in"
    " these words, of everyone. Never ask about age, family, health, faith, nationality or where someone comes from."
)
RESUME_WORDS = "Pick the line of your résumé that you are proudest of. Which part of it was yours?"
RESUME_RULES = "Each candidate's is another one, so it is noted apart and takes the place of no question above."
FOR_THE_ENGINEER = (
    "What was said to each question, in the candidate's own words",
    "Words you did not know, as they sounded",
    "What you did not get to ask",
    "Their questions that you could not answer",
)
HONEST = "I don't know yet. I will find out and tell you."

IN_BETWEEN = "Some of the strong answer, and honest about the rest."  # where a card has no fair anchor

MAX_ASKED = 300  # characters of a question in the notes, so that five of them fit into one code block


class Asked(NamedTuple):
    """A question of the call; `level` where it is another one's."""

    question: Question
    level: LevelName | None = None

    def blocks(self, number: int, minutes: int) -> Iterator[Block]:
        question = replace(self.question, fair=self.question.fair or IN_BETWEEN)
        why = f"Measures, as asked of a {self.level}" if self.level else "Measures"
        return in_full(question, f"*{number} · {minutes} min  {quoted(question.ask)}*", why)


def answer(context: Context, command: Command) -> Message:
    _, role = context.card_with_role(command)
    tabs: list[Block] = []
    if command.page == CANDIDATES:
        body = _candidates(role)
    elif command.level and command.page == NOTES:
        body = _notes(context, role, command.level)
    else:
        body = _call(context, role, command.level) if command.level else _structure(role)
        tabs = level_buttons(role, command)
    footer = _version(context, role, command.level) if command.level else note(SAME_FOR_ALL)
    return Message.of(next(body), tabs, body, _other_pages(command), footer)


def _structure(role: Role) -> Iterator[Block]:
    yield header(f"Call card: which level of {role.title}?")
    yield section(f"*How the {WHOLE_CALL} minutes go*")
    yield bullets(
        (
            f"{OPENING} minute: how the call goes",
            f"{_left(0)} minutes: {QUESTIONS} questions, each with three anchors and a follow-up",
            f"{THEIR_TURN} minutes: what they want to know",
            f"{LOGISTICS} minutes: notice, place, pay range, permission to work",
            "Last and apart, if time is left: their résumé",
        )
    )


def _call(context: Context, role: Role, name: LevelName) -> Iterator[Block]:
    questions = _questions(context, role, name)
    minutes = min(LONGEST, _left(0) // len(questions))
    yield header(f"Call card: {name} {role.title}")
    yield note(f"{WHOLE_CALL} minutes. {SAME_FOR_ALL}")
    yield section(f"*Open · {OPENING} min*  {quoted(OPENING_WORDS)}")
    for number, asked in enumerate(questions, start=1):
        yield from asked.blocks(number, minutes)
    yield section(f"*Their turn · {THEIR_TURN} min*  {quoted(THEIR_TURN_WORDS)}")
    yield from sections(
        (
            f"*Logistics · {LOGISTICS} min, apart from skill*",
            *(f"*{what}*  {quoted(words)}" for what, words in LOGISTICS_WORDS.items()),
        )
    )
    yield note(LOGISTICS_RULES)
    left = _left(minutes * len(questions))
    time = f"{left} min" if left else "if time is left"
    yield section(f"*Last and apart: their résumé · {time}*  {quoted(RESUME_WORDS)}")
    yield note(RESUME_RULES)


def _notes(context: Context, role: Role, name: LevelName) -> Iterator[Block]:
    yield header(f"Notes: {name} {role.title}")
    yield note("Copy this into your own system. I keep nothing. Note each answer before the next question.")
    yield code("\n".join(_blanks(role, name, _questions(context, role, name))))
    yield section("*Take to the engineer*")
    yield bullets(FOR_THE_ENGINEER)
    if role.good_signs:
        yield section("*Worth noting word for word, if you hear it*")
        yield bullets(role.good_signs)


def _blanks(role: Role, name: LevelName, questions: list[Asked]) -> Iterator[str]:
    yield f"Call card: {name} {role.title}"
    closest = "   ".join(f"[ ] {anchor}" for anchor in ANCHORS)
    for number, (question, _) in enumerate(questions, start=1):
        ask = question.ask if len(question.ask) <= MAX_ASKED else f"{question.ask[: MAX_ASKED - 1].rstrip()}…"
        yield from ("", f"{number}. {ask}", "Said:", f"Closest anchor:   {closest}", "[ ] not asked")
    yield from ("", "Their questions:", "", "Logistics, apart from skill")
    yield from (f"{what}:" for what in LOGISTICS_WORDS)
    yield from ("", "Résumé, apart:", "", "For the engineer:")


def _candidates(role: Role) -> Iterator[Block]:
    yield header(f"What candidates ask: {role.title}")
    for asked in role.candidate_asks:
        yield from sections(_candidate_asks(asked))
    yield section(f"*To anything you can't answer, say*  {quoted(HONEST)}")
    if role.candidate_asks:
        yield note("Ask for the answers before the call; until you have them, say what stands here.")


def _candidate_asks(asked: CandidateQuestion) -> Iterator[str]:
    yield f"*{quoted(asked.ask)}*"
    yield f"*Find out first*  {escape(asked.ask_first)}"
    yield f"*Until then, say*  {quoted(asked.until_then)}"


def _other_pages(command: Command) -> list[Block]:
    """The other pages. The notes are of one level: without it they are not there yet."""
    shown = command.page if command.level or command.page == CANDIDATES else CALL
    return actions(
        *(
            buttons.switch(name, replace(command, page=page, also=()))
            for page, name in enumerate(PAGES, start=1)
            if page != shown and (page != NOTES or command.level)
        )
    )


def _version(context: Context, role: Role, name: LevelName) -> Block:
    """Made from every word of the three pages: where two versions are the same, so are the words."""
    pages = Message.of(_call(context, role, name), _notes(context, role, name), _candidates(role))
    version = hashlib.sha256(pages.text.encode()).hexdigest()[:8]
    return note(f"Call card {version}: whoever has the same number has the same words.")


def _questions(context: Context, role: Role, name: LevelName) -> list[Asked]:
    """The level's own, then those of the role's cards, then those of the nearest levels.

    They follow from the role alone: two cards of one role lead to the same call. Questions about single tools are not
    among them, since a fair candidate may have used another one.
    """
    hired = [card for _, card in sorted(context.knowledge.cards.items()) if card.role and card.role.title == role.title]
    at = LEVELS.index(name)
    own, *others = sorted(LEVELS, key=lambda other: (abs(LEVELS.index(other) - at), -LEVELS.index(other)))
    found = chain(
        (Asked(question) for question in _of_level(role, own)),
        (Asked(question) for card in hired for question in card.questions),
        (Asked(question, other) for other in others for question in _of_level(role, other)),
    )
    unique: dict[str, Asked] = {}
    for asked in found:
        unique.setdefault(asked.question.ask, asked)
    return list(islice(unique.values(), QUESTIONS))


def _of_level(role: Role, name: LevelName) -> tuple[Question, ...]:
    level: Level = getattr(role.levels, name)
    return level.questions


def _left(asking: int) -> int:
    """Minutes of the call that are left beside its fixed parts, after so many of asking."""
    return WHOLE_CALL - OPENING - THEIR_TURN - LOGISTICS - asking


VERB = Verb(
    name="screen",
    label="Call card",
    group="Screen",
    usage="screen [level] [role]",
    example="screen senior",
    help="the card for a 20-minute call, the same for everyone",
    answer=answer,
    when="on",
    has_levels=True,
    takes="role",
    pages=PAGES,
    names=("call card", "call script", "screening", "screen call", "call sheet"),
    phrases=(
        "call card",
        "call script",
        "call sheet",
        "call guide",
        "phone screen",
        "phone screening",
        "phone interview script",
        "phone screen with a",
        "phone screen with an",
        "screening call",
        "screening call with a",
        "screening call with an",
        "screening script",
        "screening card",
        "screen call",
        "run the call",
        "run a call",
        "run the screen",
        "run this call",
        "structure the call",
        "structure a call",
        "20 minute call",
        "20 min call",
        "20 minutes call",
        "twenty minute call",
        "do i screen",
        "how to screen",
        "screen a",
        "screen an",
        "screening a",
        "screening an",
    ),
)
