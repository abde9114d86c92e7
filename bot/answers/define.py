"""`define`: what a term means, first what one says on a call, then on its second page the whole story."""

from collections.abc import Iterator

from bot.block_kit import Block, escape, header, note, quoted, section
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb
from knowledge.card import Card

SHOWN_ALIASES = 4
WHOLE_STORY = 2  # the page


def answer(context: Context, command: Command) -> Message:
    card = context.card(command)
    return Message.of(_whole_story(card) if command.page == WHOLE_STORY else _in_short(card))


def _in_short(card: Card) -> Iterator[Block]:
    yield header(card.term)
    yield note(escape(" · ".join(_byline(card))))
    yield section(escape(card.in_short or card.definition))
    yield section(f"*For this hire*  {escape(card.why_it_matters)}")
    if asks := [*(question.ask for question in card.questions), *(line.ask for line in card.resume_lines)]:
        yield section(f"*Ask*  {quoted(asks[0])}")
    if card.counts_as:
        yield section(f"*Counts as the same skill*  {escape(', '.join(card.counts_as))}")
    if card.confused_with:
        other = card.confused_with[0]
        yield section(f"*Not {escape(other.term)}*  {escape(other.difference)}")
    yield from _review(card)


def _whole_story(card: Card) -> Iterator[Block]:
    yield header(f"{card.term}: the whole story")
    yield note(escape(" · ".join(_byline(card))))
    yield section(escape(card.definition))
    if card.analogy:
        yield section(f"*Picture it*  {escape(card.analogy)}")
    yield section(f"*For this hire*  {escape(card.why_it_matters)}")
    for other in card.confused_with:
        yield section(f"*Not {escape(other.term)}*  {escape(other.difference)}")
    for transfer in card.carries_over:
        yield section(f"*Coming from {escape(transfer.term)}*  {escape(transfer.still_new)}")
    if card.not_the_same:
        yield section(f"*Does not count as it*  {escape(', '.join(card.not_the_same))}")
    if card.since:
        yield section(f"*Public since*  {card.since.month} (<{card.since.source}|source>)")
    yield from _review(card)


def _byline(card: Card) -> Iterator[str]:
    yield f"{card.kind.capitalize()} in {card.field}"
    if card.pronunciation:
        yield f"say “{card.pronunciation}”"
    if card.aliases:
        yield f"also {', '.join(card.aliases[:SHOWN_ALIASES])}"


def _review(card: Card) -> Iterator[Block]:
    """Who vouches for the card, and where its facts can be checked."""
    said = "Written for this bot. Ask one of your engineers to read it and put their name here."
    if card.reviewed:
        said = f"Read and approved by {escape(card.reviewed.by)}, {card.reviewed.on.day} {card.reviewed.on:%B %Y}."
    if card.sources:
        pages = (f"<{source}|{source.split('/')[2]}>" for source in card.sources)
        said += f" Facts: {', '.join(pages)}"
    yield note(said)


VERB = Verb(
    name="define",
    label="What it is",
    group="Understand",
    usage="define [term]",
    help="what it means, in plain words",
    answer=answer,
    takes="card",
    pages=("In short", "The whole story"),
    shows="definition",
    names=(
        "defines",
        "defining",
        "definition",
        "definition of",
        "explain",
        "meaning",
        "meaning of",
        "whats",
        "what is",
        "what are",
        "who is",
        "understanding",
        "wtf is",
        "about",
    ),
    phrases=(
        "what is",
        "whats",
        "what are",
        "what was",
        "who is",
        "wtf is",
        "define",
        "explain",
        "understand",
        "tell me about",
        "what does … mean",
        "what is … mean",
        "stands for",
        "stand for",
        "pronounce",
        "how do you say",
        "used for",
        "use … for",
        "do all day",
        "does … do",
        "a programming language",
        "no idea what",
        "plain english",
        "know anything about",
        "make sense of",
        "heard of",
        "remind me",
        "eli5",
    ),
)
