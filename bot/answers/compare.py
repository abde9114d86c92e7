"""`compare`: two or three cards side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, permutations
from typing import NamedTuple

from bot import buttons
from bot.answers.miss import miss, shortened
from bot.block_kit import Block, Element, actions, cut, escape, header, note, quoted, section, sections, table
from bot.command import Command
from bot.message import Message
from bot.product import COMMAND
from bot.verb import Context, Verb
from knowledge.card import Card, Question
from knowledge.words import key as fold

MOST = 3  # cards
NEAREST = 3  # cards that are offered to compare with
LIKELIEST = 2  # cards that a name may be a slip of
NAMED = 6  # cards or skills named in one line
NOTHING = "–"  # Slack takes no empty cell


def answer(context: Context, command: Command) -> Message:
    """`command.text` holds names that are compared too and have no card of their own, one a line."""
    cards = context.cards(command)[:MOST]
    names = command.text.splitlines()[: MOST - 1]
    if len(cards) > 1:
        return _side_by_side(context, cards, names)
    return Message.of(_beside_names(context, cards[0], names) if names else _with_what(context, cards[0]))


# Two or three cards ----------------------------------------------------------------------------------------------


def _side_by_side(context: Context, cards: Sequence[Card], names: Sequence[str]) -> Message:
    facts = {label: [fact(card) for card in cards] for label, fact in FACTS.items()}
    facts = {label: told for label, told in facts.items() if any(told)}
    heading = header(" or ".join(card.term for card in cards))
    below = list(_below(context, cards, names))
    flat = Message.of(heading, _one_by_one(cards, facts), below)
    return Message(flat.blocks, Message.of(heading, _as_table(cards, facts), below).blocks)


def _one_by_one(cards: Sequence[Card], facts: Mapping[str, Sequence[str]]) -> Iterator[Block]:
    """For where Slack takes no table."""
    for at, card in enumerate(cards):
        told = [f"*{label}*  {escape(row[at])}" for label, row in facts.items() if row[at]]
        yield from sections((f"*{escape(card.term)}*", *told))


def _as_table(cards: Sequence[Card], facts: Mapping[str, Sequence[str]]) -> Block:
    heads = ("Side by side", *(card.term for card in cards))
    return table([heads, *((label, *(told or NOTHING for told in row)) for label, row in facts.items())])


def _below(context: Context, cards: Sequence[Card], names: Sequence[str]) -> Iterator[Block]:
    sides = list(map(_side, cards))
    told = [line for one, other in combinations(sides, 2) for line in _between(one, other)]
    yield from sections(told)
    yield from sections(_overlap(cards))
    if not told:
        yield note("No card says how they differ. What each of them does is above.")
    for name in names:
        yield from _of_a_name(context, sides, name)
    yield section(f"*Ask*  {quoted(_telling_apart(cards))}")
    yield from actions(*_opened(context, cards), _third(context, cards))


def _first_words(card: Card) -> str:
    return card.in_short or card.definition


def _first_line(card: Card) -> str:
    return f"“{card.resume_lines[0].line}”" if card.resume_lines else ""


def _words(card: Card) -> str:
    return ", ".join(next((question.listen_for for question in _questions(card) if question.listen_for), ()))


def _questions(card: Card) -> tuple[Question, ...]:
    return card.questions or (card.role.levels.mid.questions if card.role else ())


FACTS: Mapping[str, Callable[[Card], str]] = {
    "What it does": _first_words,
    "On a résumé": _first_line,
    "Words to listen for": _words,
}


def _overlap(cards: Sequence[Card]) -> Iterator[str]:
    """What they have in common, and which of them another one's people work with."""
    all_ = "both" if len(cards) == 2 else f"all {len(cards)}"
    in_common = {
        f"Who works with {all_}": _in_common(card.used_by for card in cards),
        f"Searched by {all_}": _in_common(card.role.search.skills if card.role else () for card in cards),
        f"Close to {all_}": _in_common(card.related for card in cards),
    }
    for label, terms in in_common.items():
        if terms:
            yield f"*{label}*  {escape(', '.join(terms[:NAMED]))}"
    for role, tool in permutations(cards, 2):
        if role.term in tool.used_by:
            yield f"*On the job*  {escape(tool.term)} is among the tools of a {escape(role.term)}."


def _in_common(several: Iterable[Sequence[str]]) -> list[str]:
    first, *rest = map(dict.fromkeys, several)
    return [term for term in first if all(term in other for other in rest)]


def _telling_apart(cards: Sequence[Card]) -> str:
    """The one question whose answer holds what only one of them is about."""
    if all(card.role for card in cards):
        return "Take an ordinary week in your last job: what did you do yourself, and what came from others or went on?"
    *first, last = (card.term for card in cards)
    return f"Tell me of one piece of work with {', '.join(first)} and {last} in it. What was each of them there for?"


def _opened(context: Context, cards: Sequence[Card]) -> Iterator[Element]:
    for card in cards:
        yield buttons.show(f"Open {card.term}", context.open(card))


def _third(context: Context, cards: Sequence[Card]) -> Element | None:
    if len(cards) == MOST:
        return None
    near = {term: context.knowledge[term] for card in cards for term in card.related}
    with_each = ((card.term, _comparing(context, (*cards, card))) for card in near.values() if card not in cards)
    return buttons.pick("With a third", [each for each in with_each if len(str(each[1])) <= buttons.MAX_VALUE])


def _comparing(context: Context, cards: Iterable[Card]) -> Command:
    return Command(VERB.name, tuple(map(context.knowledge.key, cards)))


# What cards say of each other ------------------------------------------------------------------------------------


class _Side(NamedTuple):
    """A card, or a name without one, and all that it is called, folded."""

    term: str
    names: frozenset[str]
    card: Card | None = None

    def is_in(self, names: Iterable[str]) -> bool:
        return any(fold(name) in self.names for name in names)


def _side(card: Card) -> _Side:
    return _Side(card.term, frozenset(map(fold, (card.term, *card.aliases))), card)


def _between(one: _Side, other: _Side) -> list[str]:
    """What either card says of the other, and what they both say once."""
    pairs = ((one, other), (other, one))
    return list(chain(_difference(pairs), _what_counts(one, other), *(_carries_over(*pair) for pair in pairs)))


def _difference(pairs: Iterable[tuple[_Side, _Side]]) -> Iterator[str]:
    for side, named in pairs:
        for confusion in side.card.confused_with if side.card else ():
            if named.is_in([confusion.term]):
                yield f"*{escape(side.term)} or {escape(named.term)}?*  {escape(confusion.difference)}"
                return


def _what_counts(one: _Side, other: _Side) -> Iterator[str]:
    """Both hold both ways: cards that disagree about it can't be loaded."""
    a, b = escape(one.term), escape(other.term)
    if _lists(one, other, lambda card: card.counts_as):
        yield f"*For this hire*  {a} and {b} stand for the same skill."
    elif _lists(one, other, lambda card: card.not_the_same):
        yield f"*For this hire*  {a} does not stand for {b}, nor the other way round."


def _lists(one: _Side, other: _Side, names: Callable[[Card], Iterable[str]]) -> bool:
    pairs = ((one, other), (other, one))
    return any(side.card is not None and named.is_in(names(side.card)) for side, named in pairs)


def _carries_over(to: _Side, known: _Side) -> Iterator[str]:
    for transfer in to.card.carries_over if to.card else ():
        if known.is_in([transfer.term]):
            yield f"*From {escape(known.term)} to {escape(to.term)}*  {escape(transfer.still_new)}"


# One card --------------------------------------------------------------------------------------------------------


def _beside_names(context: Context, card: Card, names: Sequence[str]) -> Iterator[Block]:
    yield header(" or ".join((card.term, *map(shortened, names))))
    yield section(cut(f"*{escape(card.term)}*  {escape(_first_words(card))}"))
    for name in names:
        yield from _of_a_name(context, [_side(card)], name)
    yield from actions(*_opened(context, [card]))


def _of_a_name(context: Context, sides: Sequence[_Side], name: str) -> Iterator[Block]:
    """What the cards at hand say of a name without a card, else what all of them say."""
    written = escape(shortened(name))
    unknown = _Side(shortened(name), frozenset([fold(name)]))
    told = [line for side in sides for line in _of_each_other(side, unknown)]
    found = context.knowledge.lookup(name)
    if told:
        yield from (section(line, verbatim=True) for line in map(cut, told))
        if found.card is None:
            yield note(f"{written} has no card of its own.", verbatim=True)
        return
    cards = [side.card for side in sides if side.card]
    meant = [card for card in found.suggestions if card not in cards]
    if meant and len(cards) < MOST:
        yield section(f"I have no card for {quoted(shortened(name))}. Did you mean one of these?", verbatim=True)
        yield from actions(*(_compared(context, cards, card) for card in meant[:LIKELIEST]))
    else:
        yield from miss(context, name).blocks


def _of_each_other(side: _Side, unknown: _Side) -> list[str]:
    if unknown.names & side.names:
        return [f"*For this hire*  {escape(unknown.term)} is another name for {escape(side.term)}."]
    return _between(side, unknown)


def _with_what(context: Context, card: Card) -> Iterator[Block]:
    near = _nearest(context, card)
    yield header(f"Compare {card.term} with what?")
    example = near[0].term if near else "another term"
    typed = f"{COMMAND} {card.term} vs {example}"
    yield section(f"Name the other one, with “vs” between the two: `{escape(typed)}`")
    yield from actions(*(_compared(context, [card], other) for other in near))


def _nearest(context: Context, card: Card) -> list[Card]:
    """Up to three cards that it may be held against: those it is mixed up with, then those it is related to."""
    names = (*(confusion.term for confusion in card.confused_with), *card.not_the_same)
    mixed_up = (context.knowledge.lookup(name).card for name in names)
    related = (context.knowledge[term] for term in card.related)
    found = {other.term: other for other in (*mixed_up, *related) if other and other.term != card.term}
    return list(found.values())[:NEAREST]


def _compared(context: Context, cards: Sequence[Card], other: Card) -> Element:
    named = " or ".join(card.term for card in (*cards, other))
    return buttons.switch(named, _comparing(context, (*cards, other)))


VERB = Verb(
    name="compare",
    label="Compare",
    group="Understand",
    usage="compare A vs B [vs C]",
    help="how two or three terms or roles differ",
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
