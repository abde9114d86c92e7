"""`compare`: two or three cards side by side."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot import buttons
from bot.block_kit import Block, escape, header, note, quoted, section
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb
from knowledge.card import Card
from knowledge.words import key as fold


def answer(context: Context, command: Command) -> Message:
    cards = context.cards(command)
    if len(cards) < 2:
        return Message.of(section(f"Name another term besides {escape(cards[0].term)}, with “vs” between the two."))
    return Message.of(_blocks(context, cards))


def _blocks(context: Context, cards: Sequence[Card]) -> Iterator[Block]:
    yield header(" or ".join(card.term for card in cards))
    for card in cards:
        opened = buttons.show("Open", context.open(card), spoken=f"Open the card {card.term}")
        yield section(f"*{escape(card.term)}*  {escape(card.in_short or card.definition)}", opened)
    told = [line for pair in combinations(cards, 2) for line in _between(*pair)]
    yield from map(section, told)
    if not told:
        yield note("No card says how they differ. What each of them means is above.")
    for card in cards:
        if asks := [*(question.ask for question in card.questions), *(line.ask for line in card.resume_lines)]:
            yield section(f"*Ask about {escape(card.term)}*  {quoted(asks[0])}")


def _between(one: Card, other: Card) -> Iterator[str]:
    """What either card says of the other."""
    for card, named in ((one, other), (other, one)):
        for confusion in card.confused_with:
            if _names(named, confusion.term):
                yield f"*How they differ*  {escape(confusion.difference)}"
                break
        else:
            continue
        break
    if any(_names(other, name) for name in one.counts_as):
        yield f"*For this hire*  {escape(one.term)} and {escape(other.term)} stand for the same skill."
    for card, named in ((one, other), (other, one)):
        for transfer in card.carries_over:
            if _names(named, transfer.term):
                yield f"*From {escape(named.term)} to {escape(card.term)}*  {escape(transfer.still_new)}"


def _names(card: Card, name: str) -> bool:
    return fold(name) in {fold(own) for own in (card.term, *card.aliases)}


VERB = Verb(
    name="compare",
    label="Compare",
    group="Understand",
    usage="compare A vs B",
    help="how two terms or roles differ",
    answer=answer,
    takes="cards",
    names=("comparison", "difference", "diff", "compare", "difference between", "vs", "versus"),
    phrases=(
        "vs",
        "versus",
        "difference between",
        "differences between",
        "different from",
        "differ from",
        "differs from",
        "the same as",
        "the same thing",
        "same as",
        "compared to",
        "compared with",
        "or … better",
        "better than",
        "instead of",
        "distinguish",
        "tell … apart",
        "mix up",
        "confuse",
    ),
)
