"""`find`: the passages of all cards that speak of some words."""

from slack_sdk.models.blocks import SectionBlock

from bot import buttons
from bot.block_kit import escape, header, quiet, row, section
from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge
from knowledge.passages import MARK_END, MARK_START, Passage

SHOWN = 6  # passages

# The part of a card -> the verb that shows it.
VERB_OF = {
    "definition": "define",
    "résumé line": "examples",
    "question": "questions",
    "indicator": "levels",
    "red flag": "redflags",
}


def answer(knowledge: Knowledge, request: Request) -> Message:
    if not request.subject:
        return Message.of("What shall I find?", [section("Name what to look for: `/mlops find model monitoring`")])
    passages = knowledge.find(request.subject, SHOWN)
    card = knowledge.lookup(request.subject).card
    ways_on = [buttons.follow(f"What is {card.term}?"[:75], "define", card.term)] if card else []
    if card and card.role:
        ways_on.append(buttons.follow("Where to find such people", "where", card.term))
    title = f"Found for “{request.subject}”"[:150]
    if not passages:
        none = f"No card speaks of “{request.subject}”."
        return Message.of(none, [section(f"{escape(none)} Try fewer or other words."), *row(ways_on)])
    return Message.of(title, [header(title), *row(ways_on), *map(_shown, passages), quiet(_counted(len(passages)))])


def _shown(passage: Passage) -> SectionBlock:
    marked = escape(passage.text).replace(MARK_START, "*").replace(MARK_END, "*")
    place = " · ".join(filter(None, (passage.card.term, passage.level, passage.part)))
    opened = buttons.follow("Open", VERB_OF[passage.part], passage.card.term, passage.level)
    return section(f"{marked}\n_{escape(place)}_", accessory=opened)


def _counted(number: int) -> str:
    return "The best matches, over all cards." if number == SHOWN else "All there is, over all cards."
