"""`resume`: lines as candidates write them, and how to read them."""

from bot.block_kit import escape, header, note, quoted, section
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb
from knowledge.card import ResumeLine


def answer(context: Context, command: Command) -> Message:
    card = context.card(command)
    if not card.resume_lines:
        return Message.of(header(f"{card.term} on a résumé"), note("This card has no résumé lines yet."))
    return Message.of(header(f"{card.term} on a résumé"), map(_decoded, card.resume_lines))


def _decoded(line: ResumeLine) -> dict[str, object]:
    return section(
        f"> {quoted(line.line)}\n"
        f"*Shows*  {escape(line.shows)}\n"
        f"*Leaves open*  {escape(line.does_not_show)}\n"
        f"*Ask*  {quoted(line.ask)}"
    )


VERB = Verb(
    name="resume",
    label="Résumé lines",
    group="Understand",
    usage="resume [term]",
    example="resume",
    help="résumé lines, and what they prove",
    answer=answer,
    takes="card",
    shows="résumé line",
    names=("resumes", "examples", "example", "resume lines", "cv", "cvs", "cv lines", "resume examples", "examples of"),
    phrases=(
        "resume",
        "resumes",
        "cv",
        "cvs",
        "bullets",
        "bullet",
        "resume look like",
        "cv look like",
        "profile look like",
        "on a resume",
        "on the resume",
        "on his resume",
        "on her resume",
        "on their resume",
        "on my resume",
        "on resumes",
        "in a resume",
        "on a cv",
        "on the cv",
        "on cvs",
        "in a cv",
        "resume line",
        "resume lines",
        "resume examples",
        "cv examples",
        "example lines",
        "look like on",
        "read a resume",
        "bullet points",
        "show me examples",
        "an example of",
    ),
)
