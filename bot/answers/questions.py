"""`questions`: what to ask, and what to listen for."""

from collections.abc import Iterable, Iterator

from bot.answers.anchors import in_full
from bot.answers.level_buttons import level_buttons
from bot.block_kit import Block, header, note, quoted, section
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb
from knowledge.card import LEVELS, Card, Level, LevelName, Question, Role


def answer(context: Context, command: Command) -> Message:
    card = context.card(command)
    if card.role is None:
        return Message.of(_of_a_term(card))
    if command.level is None:
        return Message.of(_which_level(card.role, command))
    return Message.of(_of_one_level(card.role, command.level, command))


def _of_one_level(role: Role, name: LevelName, command: Command) -> Iterator[Block]:
    level: Level = getattr(role.levels, name)
    yield header(f"Ask a {name} {role.title}")
    yield from level_buttons(role, command)
    yield from _in_full(level.questions)


def _which_level(role: Role, command: Command) -> Iterator[Block]:
    yield header(f"Which level of {role.title}?")
    yield from level_buttons(role, command)
    for name in LEVELS:
        level: Level = getattr(role.levels, name)
        yield section(f"*{name.capitalize()}*, for example:\n{quoted(level.questions[0].ask)}")
    yield note("Pick a level for all its questions, with what to listen for.")


def _of_a_term(card: Card) -> Iterator[Block]:
    """A term nobody is hired as still has a question that tells a user of it from a name-dropper."""
    yield header(f"Ask about {card.term}")
    if not card.questions:
        yield note("This card has no question yet.")
    yield from _in_full(card.questions)


def _in_full(questions: Iterable[Question]) -> Iterator[Block]:
    for number, question in enumerate(questions, start=1):
        yield from in_full(question, f"*{number}  {quoted(question.ask)}*", "Why ask")


VERB = Verb(
    name="questions",
    label="Questions",
    group="Screen",
    usage="questions [junior/mid/senior] [role]",
    example="questions senior",
    help="what to ask, and how good answers sound",
    answer=answer,
    when="on",
    has_levels=True,
    by_level=True,
    takes="card",
    shows="question",
    names=("question", "ask", "interview", "interview questions", "qs", "questions for", "vet"),
    phrases=(
        "good answer",
        "good answers",
        "answers sound",
        "answer sound",
        "great answer",
        "strong answer",
        "questions",
        "qs",
        "interview",
        "interviews",
        "interviewing",
        "interviewer",
        "grill",
        "probe",
        "technical screen",
        "first call",
        "intro call",
        "sound smart",
        "what to say",
        "talking points",
        "interview question",
        "interview questions",
        "screening question",
        "screening questions",
        "technical questions",
        "good questions",
        "questions for",
        "questions to ask",
        "questions should",
        "questions about",
        "should i ask",
        "should we ask",
        "do i ask",
        "do we ask",
        "can i ask",
        "could i ask",
        "would you ask",
        "would i ask",
        "shall i ask",
        "i can ask",
        "to ask",
        "ask a",
        "ask an",
        "ask him",
        "ask her",
        "ask them",
        "ask this",
        "how do i interview",
        "how to interview",
        "interviewing a",
        "interviewing an",
        "interview a",
        "interview an",
        "do i vet",
        "how to vet",
        "vetting",
        "prep me",
        "prepare for",
        "prep for",
        "do i test",
        "how to test a",
        "how do i assess",
        "how to assess",
        "how do i evaluate",
        "quiz",
        "preguntas",
        "fragen",
        "call with a",
        "call with an",
    ),
)
