"""`define`: what a term means, in words a recruiter can repeat."""

from collections.abc import Iterator

from bot.answers.about import about
from bot.block_kit import escape, header, quiet, section, sections
from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge
from knowledge.card import Card


def answer(knowledge: Knowledge, request: Request) -> Message:
    card = about(request)
    blocks = [header(card.term), quiet(escape(" · ".join(_byline(card)))), section(escape(card.definition))]
    blocks += sections(_paragraphs(card), joint="\n\n")
    return Message.of(f"{card.term}: {card.definition}", blocks)


def _byline(card: Card) -> Iterator[str]:
    yield f"{card.kind.capitalize()} in {card.field}"
    if card.pronunciation:
        yield f"say “{card.pronunciation}”"
    if card.aliases:
        yield f"also {', '.join(card.aliases[:4])}"


def _paragraphs(card: Card) -> Iterator[str]:
    if card.analogy:
        yield f"*Picture it*\n{escape(card.analogy)}"
    yield f"*Why it matters for this hire*\n{escape(card.why_it_matters)}"
    if card.confused_with:
        lines = (f"•  *{escape(other.term)}*: {escape(other.difference)}" for other in card.confused_with)
        yield "*Not to be confused with*\n" + "\n".join(lines)
