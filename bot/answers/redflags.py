"""`redflags`: a fifteen-second checklist of what was said on a call, and what to ask next. No score, no verdict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
)
from slack_sdk.models.views import View

from bot import buttons
from bot.answers.about import about, role_of
from bot.block_kit import button, divider, escape, header, quiet, row, section, sections
from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge
from knowledge.card import Card, RedFlag, Role

CALLBACK = "checklist"
HEARD, UNASKED, NOTE = "heard", "unasked", "note"  # block_ids and action_ids of the checklist's fields
MAX_NOTE = 1000  # characters; it travels in the view's private_metadata, which holds 3000

NEVER_A_FLAG = (
    "Never a flag: age, family, health, accent, nationality, or a gap in the career. "
    "What was not asked is not a concern either."
)
TWICE = "“{flag}” is ticked above as heard too. Keep it in one of the two lists."


class Conversation(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the checklist was opened, so that its result can go back there."""

    response_url: str = ""
    thread_ts: str = ""


class Ticked(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a person put into the checklist. It lives in the open modal alone and is stored nowhere."""

    term: str
    heard: tuple[int, ...] = ()
    unasked: tuple[int, ...] = ()
    note: str = ""
    conversation: Conversation = Conversation()

    def __str__(self) -> str:
        return msgspec.json.encode(self).decode()


def answer(knowledge: Knowledge, request: Request) -> Message:
    """The flags as a message, with a button that opens the checklist."""
    role = role_of(about(request))
    title = f"Red flags: {role.title}"
    flags = (
        f"*{escape(flag.flag)}*\n{escape(flag.why_it_matters)}\n_Could also mean:_ {escape(flag.could_also_mean)}\n"
        f"*Ask:* “{escape(flag.ask)}”"
        for flag in role.red_flags
    )
    start = row([buttons.open_checklist("Start a quick check", about(request).term, "primary")])
    return Message.of(title, [header(title), *sections(flags, joint="\n\n"), *start, quiet(NEVER_A_FLAG)])


def checklist(card: Card, conversation: Conversation) -> View:
    """The modal to tick."""
    role = role_of(card)
    return _modal(
        Ticked(card.term, conversation=conversation),
        [
            section(f"*{escape(role.title)}*: tick what you heard on the call."),
            _checkboxes(HEARD, "What did you hear?", role),
            _checkboxes(UNASKED, "What did you not get to ask?", role, described=False),
            InputBlock(
                block_id=NOTE,
                label="What was said, in their words",
                hint="Leave names out. Nothing you enter here is stored.",
                optional=True,
                element=PlainTextInputElement(action_id=NOTE, multiline=True, max_length=MAX_NOTE),
            ),
            quiet(NEVER_A_FLAG),
        ],
        submit="Show what to ask",
    )


def carried(view: Mapping[str, Any]) -> Ticked:
    """What an open checklist or its result carries with it, as Slack's payload has it."""
    return msgspec.json.decode(view["private_metadata"], type=Ticked)


def read(view: Mapping[str, Any]) -> Ticked:
    """What was ticked in a submitted checklist, as Slack's payload has it."""
    values = view["state"]["values"]
    return msgspec.structs.replace(
        carried(view),
        heard=_chosen(values[HEARD][HEARD]),
        unasked=_chosen(values[UNASKED][UNASKED]),
        note=(values[NOTE][NOTE].get("value") or "").strip(),
    )


def errors(card: Card, ticked: Ticked) -> dict[str, str]:
    """What keeps the checklist from being read, by block_id. Empty when it is sound."""
    twice = set(ticked.heard) & set(ticked.unasked)
    return {UNASKED: TWICE.format(flag=role_of(card).red_flags[min(twice)].flag)} if twice else {}


def result(card: Card, ticked: Ticked, said: str = "") -> View:
    """The same modal, now with what to ask next. `said` tells what came of a click on one of its buttons."""
    choices = [button("Send to me", buttons.SEND_TO_ME, card.term)]
    if ticked.conversation.response_url:
        choices.append(button("Send to this conversation", buttons.SEND_HERE, card.term))
    told = [quiet(said)] if said else []
    return _modal(ticked, [*_findings(card, ticked), *row(choices), *told])


def summary(card: Card, ticked: Ticked) -> Message:
    """The result as a message."""
    title = f"Red-flag check: {role_of(card).title}"
    return Message.of(title, [header(title), *_findings(card, ticked)])


def _findings(card: Card, ticked: Ticked) -> Iterator[Block]:
    flags = role_of(card).red_flags
    if ticked.heard:
        yield section("*You heard*")
        yield from sections((_heard(flag) for flag in _pick(flags, ticked.heard)), joint="\n\n")
    if ticked.note:
        quoted = "\n".join(f"> {line}" for line in escape(ticked.note).splitlines())
        yield from sections([f"*What was said*\n{quoted}"])
    if ticked.unasked:
        asks = (f"•  “{escape(flag.ask)}”" for flag in _pick(flags, ticked.unasked))
        yield from sections(["*Still to ask*", *asks])
    if not ticked.heard and not ticked.unasked:
        yield section("Nothing ticked, so there is nothing to follow up.")
    yield divider()
    yield quiet(NEVER_A_FLAG)


def _heard(flag: RedFlag) -> str:
    return (
        f"*{escape(flag.flag)}*\n"
        f"*Why it matters:* {escape(flag.why_it_matters)}\n"
        f"*Could also mean:* {escape(flag.could_also_mean)}\n"
        f"*Ask next:* “{escape(flag.ask)}”"
    )


def _modal(ticked: Ticked, blocks: Iterable[Block], submit: str | None = None) -> View:
    return View(
        type="modal",
        callback_id=CALLBACK,
        title=PlainTextObject(text="Red-flag check"),
        submit=PlainTextObject(text=submit) if submit else None,
        close=PlainTextObject(text="Close"),
        blocks=list(blocks),
        private_metadata=str(ticked),
    )


def _checkboxes(name: str, label: str, role: Role, described: bool = True) -> InputBlock:
    options = [
        Option(
            value=str(number),
            text=PlainTextObject(text=flag.flag, emoji=False),
            description=PlainTextObject(text=flag.heard, emoji=False) if described and flag.heard else None,
        )
        for number, flag in enumerate(role.red_flags)
    ]
    return InputBlock(
        block_id=name, label=label, optional=True, element=CheckboxesElement(action_id=name, options=options)
    )


def _chosen(element: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(int(option["value"]) for option in element.get("selected_options") or ())


def _pick(flags: Sequence[RedFlag], numbers: Iterable[int]) -> Iterator[RedFlag]:
    """The flags of these numbers. A card mended while the checklist was open may have fewer than it had."""
    return (flags[number] for number in numbers if number < len(flags))
