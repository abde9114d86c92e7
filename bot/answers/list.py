"""`list`: every card there is, by kind."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot import buttons
from bot.block_kit import Block, escape, header, note, section
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb
from knowledge.card import KINDS, Card, Kind

CHOICES = 100  # options in a select, https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
NAMED = 2_000  # characters of names in one section, well below Slack's 3,000

PLURALS: dict[Kind, str] = {
    "role": "Roles",
    "practice": "Practices",
    "tool": "Tools",
    "platform": "Platforms",
    "language": "Languages",
    "concept": "Ideas",
}


def answer(context: Context, command: Command) -> Message:
    ordered = sorted(context.knowledge.cards.values(), key=lambda card: (KINDS.index(card.kind), card.term.casefold()))
    kinds = groupby(ordered, key=lambda card: card.kind)
    return Message.of(
        header(f"All {len(ordered)} cards"),
        (block for kind, cards in kinds for block in _kind(context, kind, list(cards))),
        note("Typing a name works too, in any spelling."),
    )


def _kind(context: Context, kind: Kind, cards: Sequence[Card]) -> Iterator[Block]:
    for start in range(0, len(cards), CHOICES):
        shown = cards[start : start + CHOICES]
        label = PLURALS[kind] if len(cards) <= CHOICES else f"{PLURALS[kind]}, {shown[0].term} to {shown[-1].term}"
        names = ", ".join(card.term for card in shown)
        if len(names) > NAMED:
            names = f"{names[:NAMED].rpartition(', ')[0]} and more"
        choices = buttons.pick(f"Open one of {len(shown)}", ((card.term, context.open(card)) for card in shown))
        yield section(f"*{escape(label)}*\n{escape(names)}", choices)


VERB = Verb(
    name="list",
    label="All cards",
    group="Find your way",
    usage="list",
    help="every card there is",
    answer=answer,
    names=("ls", "cards", "list all", "list cards", "index", "glossary", "list roles", "list tools", "catalog"),
    phrases=(
        "jobs do you know",
        "which jobs",
        "what jobs",
        "jobs you know",
        "positions do you know",
        "list of",
        "the list",
        "a list",
        "full list",
        "everything",
        "tools you know",
        "terms you know",
        "roles you know",
        "topics you know",
        "what tools",
        "which tools",
        "what topics",
        "show me everything",
        "show everything",
        "show all",
        "list of all",
        "list of cards",
        "list of roles",
        "list of terms",
        "all the roles",
        "all the terms",
        "all the cards",
        "all your cards",
        "all roles",
        "all terms",
        "all cards",
        "all topics",
        "roles you cover",
        "roles do you cover",
        "roles do you know",
        "roles do you have",
        "terms do you know",
        "terms do you have",
        "terms do you cover",
        "topics do you cover",
        "tools do you know",
        "tools do you cover",
        "cards do you have",
        "cards are there",
        "what do you cover",
        "what do you know",
        "what do you have",
        "everything you know",
        "everything you have",
        "what else do you know",
        "which roles",
        "what roles",
        "which terms",
    ),
)
