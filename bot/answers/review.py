"""`review`: a card at a time, for an engineer to read. What comes of it is a line to paste: nobody reviews for another.

A command without a card means one of the cards that no person has read yet; its page is that card's number among them.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

import msgspec

from bot import buttons
from bot.answers.suggest import card_file, to_paste
from bot.block_kit import Block, actions, escape, field, header, note, quoted, section, text_input
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Form, FormState, Values, Verb
from knowledge import snippets
from knowledge.card import Card
from knowledge.problem import Where, describe

MAX_SECTION = 2_900  # characters; Slack takes 3,000
MAX_LINE = 2_600  # characters of it
SHORT = 200  # characters of a list that stands in one line
MAX_TEXT = 36_000  # characters of all sections; Slack takes 40,000 in a message
MAX_SENT = 200_000  # bytes of them as JSON; Slack takes 250,000 in a view
MAX_SECTIONS = 45  # blocks; a message takes 50
SAID_ALOUD = frozenset({"ask", "follow_up", "line", "heard", "until_then"})  # fields of a card
BY = "by"  # block_id


class Review(FormState, frozen=True, omit_defaults=True):
    """Who says that the card is right, in their own words, and the day."""

    by: str = ""
    on: date | None = None


def answer(context: Context, command: Command) -> Message:
    unread = [key for key, card in context.knowledge.cards.items() if not card.reviewed]
    if not command.cards and not unread:
        return Message.of(section("Each card bears the name of a person who has read it. Thank you!"))
    key = command.cards[0] if command.cards else unread[(command.page - 1) % len(unread)]
    return Message.of(_to_review(context, context.card(Command(VERB.name, (key,))), key, unread))


def _to_review(context: Context, card: Card, key: str, unread: Sequence[str]) -> Iterator[Block]:
    yield header(f"Is this right? {card.term}")
    number = unread.index(key) + 1 if key in unread else 0
    place = f"Card {number} of the {len(unread)} that nobody has signed yet" if number else "Signed already"
    yield note(f"{place} · `{escape(card_file(context, key))}` · the words before each text are its fields")
    yield from _whole(card)
    following = Command(VERB.name, page=number % len(unread) + 1) if len(unread) > 1 else None
    yield from actions(
        buttons.open_form("Right", Command(VERB.name, (key,)), style="primary"),
        buttons.open_form("Fix", Command(context.verbs.suggesting.name, (key,))),
        buttons.switch("Next", following) if following else None,
    )


def _whole(card: Card) -> Iterator[Block]:
    """All that the card says, in as few sections as hold it; an entry of several lines stays together."""
    sections: list[str] = []
    before = ""
    for entry in _entries(card):
        gap = "\n\n" if "\n" in entry + before else "\n"
        before = entry
        if sections and len(sections[-1]) + len(gap) + len(entry) <= MAX_SECTION:
            sections[-1] += gap + entry
        else:
            sections.append(entry)
    lengths = zip(accumulate(map(len, sections)), accumulate(len(json.dumps(text)) for text in sections), strict=True)
    holds = sum(characters <= MAX_TEXT and sent <= MAX_SENT for characters, sent in lengths)
    shown = sections[: min(holds, MAX_SECTIONS)]
    yield from map(section, shown)
    if len(shown) < len(sections):
        yield note("The card goes on: read the rest in its file.")


def _entries(card: Card) -> Iterator[str]:
    for name in card.__struct_fields__:
        is_borrowed = name == "role" and card.same_role_as is not None
        if name not in ("term", "reviewed") and not is_borrowed:
            yield from _field((name,), getattr(card, name))


def _field(where: Where, value: Any) -> Iterator[str]:
    """A field, under the name that its file and `check` give it; what holds other fields comes in several entries."""
    label = f"*{escape(describe(where).replace('_', ' '))}*"
    if isinstance(value, msgspec.Struct):
        inside = {name: getattr(value, name) for name in value.__struct_fields__}
        flat = [line for name, part in inside.items() for line in _lines(f"_{name.replace('_', ' ')}_", name, part)]
        if flat:
            yield from _together([label, *flat])
        for name, part in inside.items():
            if _is_nested(part):
                yield from _field((*where, name), part)
    elif _is_nested(value):
        for number, item in enumerate(value):
            yield from _field((*where, number), item)
    elif lines := _lines(label, str(where[-1]), value):
        yield from _together(lines)


def _is_nested(value: Any) -> bool:
    """Whether it holds fields of its own."""
    return isinstance(value, msgspec.Struct) or (isinstance(value, tuple) and any(map(_is_nested, value)))


def _lines(label: str, name: str, value: Any) -> list[str]:
    """What a field says that holds no others; nothing where it is empty."""
    if value in (None, (), {}) or _is_nested(value):
        return []
    if isinstance(value, dict):
        return [label, *(_cut(f"• {escape(word)}: {escape(meaning)}") for word, meaning in value.items())]
    if isinstance(value, tuple) and sum(map(len, value)) > SHORT:
        return [label, *(_cut(f"• {escape(item)}") for item in value)]
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return [f"{label}  {_cut(quoted(text) if name in SAID_ALOUD else escape(text))}"]


def _together(lines: Sequence[str]) -> Iterator[str]:
    """One entry, or several where Slack takes no section of that length."""
    entry = lines[0]
    for line in lines[1:]:
        if len(entry) + len(line) + 1 > MAX_SECTION:
            yield entry
            entry = line
        else:
            entry += f"\n{line}"
    yield entry


def _cut(escaped: str) -> str:
    """At most as much as leaves room for a label, and no half of an `&amp;`."""
    if len(escaped) <= MAX_LINE:
        return escaped
    kept = escaped[:MAX_LINE]
    start = kept.rfind("&")
    return f"{kept[:start] if start > kept.rfind(';') else kept}…"


def open_review(context: Context, command: Command) -> Sequence[Block]:
    card = context.card(command)
    return [
        section(f"*{escape(card.term)}*: you have read all of it, and would tell it a recruiter just so."),
        field(
            BY,
            "Your name or team, as the card will show it",
            text_input(most=75),
            hint="Only your own. Leave it empty to write it into the file later.",
        ),
    ]


def read(context: Context, command: Command, values: Values) -> Review:
    typed = (values.get(BY) or {}).get("value") or ""
    seen = "".join(sign if sign.isprintable() else " " for sign in typed)
    return Review(by=" ".join(seen.split())[:75].strip(), on=context.today())


def result(context: Context, command: Command, review: Review) -> Message:
    return Message.of(_line_to_paste(context, command, review))


def _line_to_paste(context: Context, command: Command, review: Review) -> Iterator[Block]:
    card = context.card(command)
    file = card_file(context, context.knowledge.key(card))
    title = f"Read and found right: {card.term}"
    yield header(title)
    yield from to_paste(
        context, title, f"A line for `{file}`:", snippets.reviewed(review.by, review.on or context.today())
    )
    if not review.by:
        yield note("Whoever has read the card writes their name behind `by:`. Without one, the card can't be loaded.")


VERB = Verb(
    name="review",
    label="Review a card",
    group="Find your way",
    usage="review",
    help="for engineers: read a card, and say whether it is right",
    answer=answer,
    is_modest=True,
    form=Form(
        title="Review a card",
        submit="It is right",
        state=Review,
        open=open_review,
        read=read,
        validate=lambda context, command, review: {},
        result=result,
        instead=lambda command: False,  # one reads first
        post_to=lambda context: context.links.knowledge_channel,
    ),
    names=("review a card", "review cards", "review the cards", "unreviewed", "unreviewed cards"),
)
