"""`intake`: what to ask the hiring manager before the search, and a form for the answers. Nothing is kept."""

from collections.abc import Iterator, Sequence
from zlib import crc32

import msgspec
from msgspec.structs import replace

from bot import buttons
from bot.block_kit import (
    Block,
    Element,
    actions,
    bullets,
    code,
    escape,
    field,
    header,
    multi_select,
    note,
    option,
    quote,
    quoted,
    section,
    text_input,
)
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Form, FormState, Values, Verb
from knowledge.card import Intake, Role

AS_TEXT = 2  # the page
MAX_STATE = 2_400  # characters of JSON: the view carries the answers, together with where it was opened
MAX_BLOCK = 3_000  # characters of one text in a block
MAX_ANSWER = 600  # characters of one answer
MUST, NICE = "must", "nice"  # block_ids

ASK_SKILLS = "Which of these must be known on the first day, and which can be learned here?"
WHY = "Every must-have makes the search smaller. What a good engineer learns in three months is no must-have."
KEPT_NOWHERE = "Leave names of candidates out. I keep nothing; the answers stay in this window until you send them."
TOO_MUCH = "All answers together are {over} characters too long. Shorten this one, the longest."
TWICE = "“{skill}” is a must-have above as well. Keep it in one of the two."


class Answers(FormState, frozen=True, omit_defaults=True):
    """What the manager said. An answer is told by a checksum of its question, so that a card changed meanwhile can't
    give it to another one."""

    answers: dict[str, str] = msgspec.field(default_factory=dict)
    must: tuple[str, ...] = ()
    nice: tuple[str, ...] = ()


def answer(context: Context, command: Command) -> Message:
    _, role = context.card_with_role(command)
    if command.page == AS_TEXT:
        return Message.of(_as_text(role, command))
    return Message.of(_in_full(context, role, command))


def _in_full(context: Context, role: Role, command: Command) -> Iterator[Block]:
    yield header(f"Ask the hiring manager: {role.title}")
    yield from actions(
        buttons.open_form("Write down the answers", command, style="primary"),
        buttons.switch("As a text to send", replace(command, page=AS_TEXT, also=())),
    )
    for number, intake in enumerate(role.intake, start=1):
        yield section(f"*{number}  {quoted(intake.ask)}*\nWhy: {escape(intake.why)}")
    if not role.intake:
        yield note("This card has no questions for the hiring manager yet.")
    if role.search.skills:
        yield section(f"*{len(role.intake) + 1}  {quoted(ASK_SKILLS)}*")
        yield bullets(_skill(context, skill) for skill in role.search.skills)
        yield note(f"Why: {WHY}")


def _as_text(role: Role, command: Command) -> Iterator[Block]:
    """Plain text for a mail or a chat elsewhere."""
    yield header(f"For the hiring manager: {role.title}")
    yield from actions(buttons.switch("With the reasons", replace(command, page=1, also=())))
    asks = [*(intake.ask for intake in role.intake), *([ASK_SKILLS] if role.search.skills else [])]
    lines = [f"Before I start the search ({role.title}), a few questions. Short answers will do."]
    lines += [f"{number}. {ask}" for number, ask in enumerate(asks, start=1)]
    lines += [f"• {skill}" for skill in role.search.skills]
    yield from map(code, _packed(lines))


def _packed(lines: Sequence[str]) -> Iterator[str]:
    """As many lines to a block as Slack takes; nearly always all of them."""
    block = lines[0]
    for line in lines[1:]:
        if len(block) + 1 + len(line) > MAX_BLOCK:
            yield block
            block = line
        else:
            block = f"{block}\n{line}"
    yield block


def _skill(context: Context, skill: str) -> str:
    """With what counts as the same skill, so that a must-have is not a mere name."""
    card = context.knowledge.lookup(skill).card
    same = [name for name in card.counts_as if name.casefold() != skill.casefold()] if card else []
    return f"{skill} ({', '.join(same[:4])} {'counts' if len(same) == 1 else 'count'} too)" if same else skill


# The form --------------------------------------------------------------------------------------------------------


def open_form(context: Context, command: Command) -> Sequence[Block]:
    _, role = context.card_with_role(command)
    blocks = [section(f"*{escape(role.title)}*: what the hiring manager said. Leave open what was not asked.")]
    for intake in role.intake:
        written = text_input(lines=True, most=MAX_ANSWER)
        blocks.append(field(_name(intake), intake.ask, written, hint=f"Why: {intake.why}"))
    if skills := _options(role):
        blocks.append(field(MUST, "Must-have: on the first day", multi_select("Pick skills", skills), hint=WHY))
        blocks.append(field(NICE, "Nice to have: can be learned here", multi_select("Pick skills", skills)))
    return [*blocks, note(KEPT_NOWHERE)]


def read(context: Context, command: Command, values: Values) -> Answers:
    written = {
        block_id: said
        for block_id, value in values.items()
        if block_id not in (MUST, NICE) and (said := (value.get("value") or "").strip())
    }
    return Answers(answers=written, must=_picked(values, MUST), nice=_picked(values, NICE))


def validate(context: Context, command: Command, state: Answers) -> dict[str, str]:
    if both := [skill for skill in state.nice if skill in state.must]:
        return {NICE: TWICE.format(skill=both[0])}
    over = len(msgspec.json.encode(state).decode()) - MAX_STATE
    if over > 0 and state.answers:
        longest = max(state.answers, key=lambda name: len(state.answers[name]))
        return {longest: TOO_MUCH.format(over=over)}
    return {}


def result(context: Context, command: Command, state: Answers) -> Message:
    _, role = context.card_with_role(command)
    return Message.of(header(f"Intake: {role.title}"), _said(role, state))


def _said(role: Role, state: Answers) -> Iterator[Block]:
    asked = {_name(intake): intake.ask for intake in role.intake}
    for name, said in state.answers.items():
        yield section(f"*{escape(asked.get(name, 'A question that the card no longer asks'))}*")
        yield quote(said)
    for label, skills in (("Must-have", state.must), ("Nice to have", state.nice)):
        if skills:
            yield section(f"*{label}*  {escape(', '.join(skills))}")
    if not state.answers and not state.must and not state.nice:
        yield section("Nothing written down yet. Close this and the form is still there.")
    if still := [ask for name, ask in asked.items() if name not in state.answers]:
        yield section("*Still to ask*")
        yield bullets(f"“{ask}”" for ask in still)


def _name(intake: Intake) -> str:
    return f"ask-{crc32(intake.ask.encode()):08x}"


def _options(role: Role) -> list[Element]:
    return [option(skill, skill) for skill in dict.fromkeys(role.search.skills)]


def _picked(values: Values, block_id: str) -> tuple[str, ...]:
    return tuple(chosen["value"] for chosen in (values.get(block_id) or {}).get("selected_options") or ())


VERB = Verb(
    name="intake",
    label="Ask the hiring manager",
    group="Source",
    usage="intake [role]",
    help="what to settle with the hiring manager before the search",
    answer=answer,
    takes="role",
    when="before",
    pages=("With the reasons", "As a text to send"),
    form=Form(
        title="What the manager said",
        submit="Put it together",
        state=Answers,
        open=open_form,
        read=read,
        validate=validate,
        result=result,
        instead=lambda command: False,
    ),
    names=(
        "intake call",
        "intake meeting",
        "intake for",
        "intake questions",
        "kickoff",
        "kick off",
        "kickoff call",
        "kickoff meeting",
        "briefing",
        "ask the hiring manager",
        "ask the manager",
        "hiring manager questions",
        "hiring manager",
    ),
    phrases=(
        "intake",
        "intake call",
        "intake meeting",
        "intake questions",
        "intake form",
        "kickoff",
        "kick off",
        "kickoff call",
        "kickoff meeting",
        "ask … hiring manager",
        "ask the manager",
        "what … ask … hiring manager",
        "should i ask … hiring manager",
        "do i ask … hiring manager",
        "to ask … hiring manager",
        "asking … hiring manager",
        "questions … hiring manager",
        "questions should … hiring manager",
        "question … hiring manager",
        "clarify … hiring manager",
        "clarify with my manager",
        "settle … hiring manager",
        "hiring manager intake",
        "hiring manager questions",
        "hiring manager call",
        "call with the hiring manager",
        "meeting with the hiring manager",
        "meeting … hiring manager",
        "brief … hiring manager",
        "before i start sourcing",
        "before i start … search",
        "before i source",
        "before sourcing",
        "before the search",
        "before starting the search",
        "must have or nice to have",
        "must haves",
        "must haves … nice to haves",
        "nice to haves",
    ),
)
