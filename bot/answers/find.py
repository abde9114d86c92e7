"""`find`: the passages of all cards that speak of some words."""

from collections.abc import Iterator

from bot import buttons
from bot.answers.miss import miss
from bot.block_kit import Block, escape, header, note, section
from bot.command import Command
from bot.message import Message
from bot.product import COMMAND
from bot.verb import Context, Verb
from knowledge.card import Card
from knowledge.passages import MARK_END, MARK_START, Passage

SHOWN = 5  # passages
MAX_QUOTED = 60  # characters of what a person typed


def answer(context: Context, command: Command) -> Message:
    words = command.text.strip()
    if not words:
        return Message.of(section(f"Name what to look for, such as `{COMMAND} find model monitoring`."))
    found = context.knowledge.lookup(words)
    passages = context.knowledge.find(words, SHOWN)
    if not found.card and not passages:
        return miss(context, words, found.suggestions)
    shown = words if len(words) <= MAX_QUOTED else f"{words[: MAX_QUOTED - 1]}…"
    return Message.of(
        header(f"Found for “{shown}”"),
        _the_card(context, found.card) if found.card else (),
        (_shown(context, passage) for passage in passages),
        note("There may be more: these five fit best.") if len(passages) == SHOWN else (),
    )


def _the_card(context: Context, card: Card) -> Iterator[Block]:
    opened = buttons.show("Open", context.open(card), spoken=f"Open the card {card.term}")
    yield section(f"*{escape(card.term)}*  {escape(card.in_short or card.definition)}", opened)


def _shown(context: Context, passage: Passage) -> Block:
    marked = escape(passage.text).replace(MARK_START, "*").replace(MARK_END, "*")
    place = " · ".join(filter(None, (passage.card.term, passage.level, passage.part)))
    verb = context.verbs.showing(passage.part)
    command = Command(verb.name, (context.knowledge.key(passage.card),), passage.level)
    return section(f"{marked}\n_{escape(place)}_", buttons.show("Open", command, spoken=f"Open {place}"))


VERB = Verb(
    name="find",
    label="Find",
    group="Find your way",
    usage="find <words>",
    help="what all the cards say about some words",
    answer=answer,
    takes="text",
    names=("look for", "look up", "lookup", "search for", "search the cards for", "search cards for", "grep"),
    phrases=(
        "in the cards",
        "in your cards",
        "in the card",
        "any mention of",
        "mention of",
        "mentions of",
        "mentioned anywhere",
        "anything … about",
        "search the cards",
        "cards about",
        "cards say about",
        "card says about",
        "cards mention",
        "card mentions",
        "cards speak of",
        "cards talk about",
        "cards have on",
        "do you have anything on",
        "do you have anything about",
        "have anything about",
        "have anything on",
        "anything about",
        "anything on",
        "search for",
        "look up",
    ),
)
