"""`examples`: résumé lines, and how to read them."""

from bot.answers.about import about
from bot.block_kit import escape, header, quiet, sections
from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge
from knowledge.card import ResumeLine


def answer(knowledge: Knowledge, request: Request) -> Message:
    card = about(request)
    title = f"{card.term} on a résumé"
    if not card.resume_lines:
        return Message.of(title, [header(title), quiet("This card has no résumé lines yet.")])
    blocks = [header(title), *sections(map(_decoded, card.resume_lines), joint="\n\n")]
    return Message.of(title, blocks)


def _decoded(line: ResumeLine) -> str:
    return (
        f"> “{escape(line.line)}”\n"
        f"*Shows:* {escape(line.shows)}\n"
        f"*Does not show:* {escape(line.does_not_show)}\n"
        f"*Ask:* “{escape(line.ask)}”"
    )
