"""The form for a text that is pasted: nothing of it stays in Slack but the names that were found."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.answers.decode import shown
from bot.answers.decode.reading import Kind, Reading, read
from bot.block_kit import Block, field, note, option, section, select, text_input
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Form, Values

FIELDS = ("text", "text_2", "text_3", "text_4")  # block_ids
KIND = "kind"  # block_id
MAX_FIELD = 3_000  # characters, https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element

KINDS: dict[Kind, str] = {"guess": "Let me guess", "ad": "A job ad", "line": "A résumé line"}

NOTHING = "Paste a text here first, such as “Built Kubeflow pipelines on EKS”."
FORGOTTEN = "Leave out the names of people. Nothing you paste is kept: what comes back holds only the names of tools."


def open_form(context: Context, command: Command) -> Sequence[Block]:
    kinds = [option(label, kind) for kind, label in KINDS.items()]
    return [
        section("Paste a job ad, or lines of a résumé. I explain each term and what to ask about it."),
        field(FIELDS[0], "The text", text_input(lines=True, most=MAX_FIELD), optional=False),
        field(KIND, "What is it?", select("What is it?", KIND, kinds, kinds[0])),
        *(
            field(block_id, f"More of it, part {number}", text_input(lines=True, most=MAX_FIELD))
            for number, block_id in enumerate(FIELDS[1:], start=2)
        ),
        note(FORGOTTEN),
    ]


def read_form(context: Context, command: Command, values: Values) -> Reading:
    parts = [(values.get(block_id) or {}).get("value") or "" for block_id in FIELDS]
    chosen = ((values.get(KIND) or {}).get("selected_option") or {}).get("value")
    kind: Kind = next((kind for kind in KINDS if kind == chosen), "guess")
    return read(context.knowledge, "\n".join(filter(None, parts)), kind, date.today())


def validate(context: Context, command: Command, reading: Reading) -> Mapping[str, str]:
    return {FIELDS[0]: NOTHING} if reading.is_blank else {}


def result(context: Context, command: Command, reading: Reading) -> Message:
    return shown.message(context, reading)


FORM = Form(
    title="Explain a text",
    submit="Explain",
    state=Reading,
    open=open_form,
    read=read_form,
    validate=validate,
    result=result,
    instead=lambda command: not command.text.strip(),
)
