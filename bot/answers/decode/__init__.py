"""`decode`: what a pasted job ad or résumé line names, and what to ask about it.

No tally, no list of what is lacking, and nothing about the person. Long texts come by a form and leave only names.
"""

from datetime import date

from msgspec.structs import replace

from bot import buttons
from bot.answers.decode import shown
from bot.answers.decode.form import FORM, KINDS
from bot.answers.decode.reading import Kind, Reading, read
from bot.block_kit import actions, header, note, quote, section
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb

LONGEST_QUOTE = 300  # characters; a longer text is not repeated
LONGEST_CARRIED = 1_500  # characters of a text that a button carries along

# The page of a command is what the person says that the text is.
KIND_OF_PAGE: dict[int, Kind] = dict(enumerate(KINDS, start=1))
READ_AS = {"ad": ("Read it as a job ad", 2), "line": ("Read it as a résumé line", 3)}


def answer(context: Context, command: Command) -> Message:
    return decode(context, command, date.today())


def decode(context: Context, command: Command, today: date) -> Message:
    """The answer on a day: what was impossible once may have become possible."""
    text = command.text.strip()
    if not text:
        return _nothing_pasted(command)
    reading = read(context.knowledge, text, KIND_OF_PAGE.get(command.page, "guess"), today)
    first, *rest = shown.message(context, reading).blocks
    repeated = [quote(text)] if len(text) <= LONGEST_QUOTE else []
    return Message.of(first, repeated, _other_way(command, reading), rest)


def _other_way(command: Command, reading: Reading) -> list[dict[str, object]]:
    """A button for the other reading, where the text is short enough to go along."""
    label, page = READ_AS["line" if reading.kind == "ad" else "ad"]
    if not reading.named or len(command.text) > LONGEST_CARRIED:
        return []
    return actions(buttons.switch(label, replace(command, page=page, cards=())))


def _nothing_pasted(command: Command) -> Message:
    return Message.of(
        header("Explain a text"),
        section(
            "Paste a job ad or a résumé line, and I explain each term in it and what to ask. Type it behind the "
            "command, such as `/mlops decode Built Kubeflow pipelines on EKS`, or use the form."
        ),
        actions(buttons.open_form("Paste a text", Command(command.verb), style="primary")),
        note("What you paste into the form stays nowhere in Slack."),
    )


VERB = Verb(
    name="decode",
    label="Explain a text",
    group="Understand",
    usage="decode [job ad or résumé line]",
    example="decode",
    help="what a job ad or a résumé line says, term by term",
    answer=answer,
    takes="text",
    when="before",
    form=FORM,
    names=(
        "explain this",
        "explain a text",
        "explain this text",
        "explain this ad",
        "explain this job ad",
        "explain this line",
        "explain this resume",
        "explain this message",
        "translate this ad",
        "translate this job ad",
        "translate this line",
        "translate this resume",
        "translate resume",
        "what does this line say",
        "what does this line mean",
        "what does this ad say",
        "what does this ad mean",
        "what does this say",
        "decipher",
        "jd",
        "job ad",
        "job advert",
        "job description",
        "job posting",
    ),
    phrases=(
        "decode this",
        "decode this ad",
        "decode this job ad",
        "decode this line",
        "decode this resume",
        "decode a job ad",
        "decode a line",
        "decode a resume",
        "explain this ad",
        "explain this job ad",
        "explain a job ad",
        "explain this jd",
        "explain a jd",
        "explain this line",
        "explain a line",
        "explain this resume",
        "understand this ad",
        "understand this job ad",
        "understand this jd",
        "make sense of this",
        "paste a",
    ),
)
