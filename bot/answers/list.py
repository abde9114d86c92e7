"""`list`: every card there is, grouped by kind, a page at a time."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from slack_sdk.models.blocks import Block

from bot import buttons
from bot.block_kit import header, quiet, row, section
from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge
from knowledge.card import KINDS, Card, Kind

PAGE = 40  # cards; with their headings they stay well below Slack's 50 blocks a message
ROW = 25  # buttons a row, https://docs.slack.dev/reference/block-kit/blocks/actions-block

PLURALS: dict[Kind, str] = {
    "role": "Roles",
    "practice": "Practices",
    "tool": "Tools",
    "platform": "Platforms",
    "language": "Languages",
    "concept": "Ideas",
}


def answer(knowledge: Knowledge, request: Request) -> Message:
    """The subject is a page's number; anything else shows the first page."""
    ordered = sorted(knowledge.cards.values(), key=lambda card: (KINDS.index(card.kind), card.term.casefold()))
    pages = [ordered[start : start + PAGE] for start in range(0, len(ordered), PAGE)]
    number = min(max(int(request.subject), 1), len(pages)) if request.subject.isdecimal() else 1
    title = f"All {len(ordered)} cards"
    beside = [other for other in (number - 1, number + 1) if 0 < other <= len(pages)]
    turning = [buttons.replace(f"Page {other}", "list", str(other)) for other in beside]
    place = quiet(f"Page {number} of {len(pages)}. Typing a name works too: `/mlops {ordered[0].term}`")
    return Message.of(title, [header(title), *_kinds(pages[number - 1]), place, *row(turning)])


def _kinds(cards: Sequence[Card]) -> Iterator[Block]:
    for kind, members in groupby(cards, key=lambda card: card.kind):
        opened = [buttons.follow(card.term, "define", card.term) for card in members]
        yield section(f"*{PLURALS[kind]}*")
        for start in range(0, len(opened), ROW):
            yield from row(opened[start : start + ROW])
