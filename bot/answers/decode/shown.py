"""A reading as a message: what stands there, what it leaves open, what to ask."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from bot import buttons
from bot.answers.decode.reading import Named, Reading
from bot.answers.decode.wording import Found, Wording, wordings
from bot.answers.decode.years import Claim, public_since
from bot.block_kit import Block, Element, actions, code, escape, header, note, quoted, section
from bot.command import Command
from bot.message import MAX_BLOCKS, Message
from bot.verb import Context
from knowledge.base import Knowledge
from knowledge.card import Card
from knowledge.passages import MARK_END, MARK_START

MAX_TEXT = 3_000  # characters of a section, https://docs.slack.dev/reference/block-kit/blocks/section-block
MAX_LINE = 500  # characters of a card's text; longer ones are cut
MAX_COPIED = 2_500  # characters of the text for the hiring manager

UNDER = 5  # blocks that others add: the row of private buttons, a signature, what a form's result needs
IN_FULL = 6  # terms of a line up to which each is told with all that it leaves open
ASKED_ABOUT = 10  # terms up to which each comes with a question; of more, one opens those one wonders about
MOST_QUESTIONS = 6  # of each kind
MOST_WORDINGS = 8
EXPLAINED = 3  # names without a card that other cards speak of
LOOKED_UP = 10  # names without a card that are looked for in the cards
LOOKED_THROUGH = 3  # passages, for one that has the name as it is written
LISTED = 12  # names in one line
SOUGHT = 5  # job titles in the text for the hiring manager

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")

TOOLS = ("tool", "platform", "language")

WARNS = "I only point it out. Whether it may stay is for you and your lawyers to say."
NOT_LAW = "Names are told by their capitals, so I miss those in small letters. Your engineers know them."
WHAT_IT_SHOWS = "A line shows what somebody writes about their work. Ask everybody the same questions."


def message(context: Context, reading: Reading) -> Message:
    """At most as many blocks as leave room for what stands under every answer."""
    above = list(_above(context, reading))
    below = list(_below(context, reading))
    room = MAX_BLOCKS - UNDER - len(above) - len(below) - 1
    terms = _terms(context, reading)
    return Message.of(above, (block for _, block in terms[:room]), _rest(terms[room:], reading), below)


def _above(context: Context, reading: Reading) -> Iterator[Block]:
    if reading.kind == "ad":
        yield header("What this job ad says")
        yield from _role(context, reading)
    else:
        yield header("What this text says")
    if reading.is_cut:
        yield note(
            "The text seems to have been cut off, so I may not have seen its end. "
            "The form takes longer ones: `/mlops decode`."
        )
    if not reading.named:
        yield section("I recognize no term in it. Try a single name, such as `/mlops define kubernetes`.")


def _role(context: Context, reading: Reading) -> Iterator[Block]:
    card = context.knowledge.cards.get(reading.role)
    if card is None:
        return
    title = card.role.title if card.role else card.term
    level = f"{reading.level.capitalize()} " if reading.level else ""
    if reading.says_role:
        told = f"*{escape(level + title)}*  is the role it names."
    else:
        told = f"*{escape(title)}*  is the likely role, judged by the tools it names."
    yield section(f"{told} {escape(_shortest(card))}", _opened(context, card))


# The terms ----------------------------------------------------------------------------------------------------------


def _terms(context: Context, reading: Reading) -> list[tuple[str, Block]]:
    """Each term with its section."""
    cards = context.knowledge.cards
    above = reading.role if reading.kind == "ad" else ""  # the role stands above them already
    named = [one for one in reading.named if one.key in cards and one.key != above]
    is_full = reading.kind == "line" and len(named) <= IN_FULL
    tell = _in_full if is_full else _with_a_question if len(named) <= ASKED_ABOUT else _in_short
    return [
        (cards[one.key].term, section(_within(tell(cards[one.key], one)), _opened(context, cards[one.key])))
        for one in named
    ]


def _in_full(card: Card, named: Named) -> Iterator[str]:
    yield _what(card, named)
    if card.resume_lines:
        line = card.resume_lines[named.line] if named.line < len(card.resume_lines) else card.resume_lines[0]
        yield f"*Leaves open*  {escape(_clipped(line.does_not_show))}"
        yield f"*Ask*  {quoted(_clipped(line.ask))}"
    elif card.questions:
        yield f"*Ask*  {quoted(_clipped(card.questions[0].ask))}"


def _in_short(card: Card, named: Named) -> Iterator[str]:
    yield _what(card, named)


def _with_a_question(card: Card, named: Named) -> Iterator[str]:
    yield _what(card, named)
    if asks := [*(question.ask for question in card.questions), *(line.ask for line in card.resume_lines)]:
        yield f"*Ask*  {quoted(_clipped(asks[0]))}"


def _what(card: Card, named: Named) -> str:
    counts = ""
    if named.names:
        verb = "counts" if len(named.names) == 1 else "count"
        counts = f" ({escape(_listed(named.names))}: {verb} as {escape(card.term)})\n"
    return f"*{escape(card.term)}*{counts or '  '}{escape(_shortest(card))}"


def _rest(left_out: Sequence[tuple[str, Block]], reading: Reading) -> Iterator[Block]:
    more = len(left_out) + reading.more
    if more:
        terms = [term for term, _ in left_out]
        others = f" and {more - len(terms)} more" if more > len(terms) else ""
        named = f"{escape(', '.join(terms))}{others}" if terms else f"{more} more terms"
        yield note(_within([f"Also named: {named}. Ask for one with `/mlops` and its name."]))


# Below the terms ----------------------------------------------------------------------------------------------------


def _below(context: Context, reading: Reading) -> Iterator[Block]:
    yield from _unknown(context, reading)
    if reading.kind == "ad":
        yield from _for_the_ad(context, reading)
    else:
        yield from (section(_neutral(context, claim)) for claim in _claims(context, reading))
        if reading.named:
            yield note(WHAT_IT_SHOWS)


def _unknown(context: Context, reading: Reading) -> Iterator[Block]:
    """The names without a card: what other cards say of them, then those that nothing is known of."""
    told: set[str] = set()
    for name, card, text in islice(_explained(context, reading.unknown[:LOOKED_UP]), EXPLAINED):
        told.add(name)
        said = f"*{escape(name)}*  has no card. The card _{escape(card.term)}_ mentions it: “{text}”"
        yield section(_within([said]), _opened(context, card), verbatim=True)
    left = [name for name in reading.unknown if name not in told]
    more = len(left) - LISTED + reading.more_unknown if len(left) > LISTED else reading.more_unknown
    if left:
        others = f" and {more} more" if more else ""
        names = escape(", ".join(left[:LISTED]))
        yield note(f"Not recognized: {names}{others}. {NOT_LAW}", verbatim=True)
    else:
        yield note(f"I saw no {'other ' if reading.named else ''}name without a card. {NOT_LAW}")


def _explained(context: Context, names: Sequence[str]) -> Iterator[tuple[str, Card, str]]:
    """Each name that a card speaks of, with that card and its words as markup."""
    spoken_of = _spoken_of(context.knowledge)
    for name in names:
        if found := spoken_of.get(name.casefold()):
            card, text = found
            yield name, card, escape(_clipped(text))
            continue
        for passage in context.knowledge.find(name, LOOKED_THROUGH, every_word=True):
            if name in passage.text.replace(MARK_START, "").replace(MARK_END, ""):  # no other form, as "evidence"
                marked = escape(_clipped(passage.text)).replace(MARK_START, "*").replace(MARK_END, "*")
                yield name, passage.card, marked
                break


@lru_cache(2)
def _spoken_of(knowledge: Knowledge) -> dict[str, tuple[Card, str]]:
    """Names that a card sets itself apart from or carries over from -> that card and what it says."""
    told: dict[str, tuple[Card, str]] = {}
    for card in knowledge.cards.values():
        for other in card.confused_with:
            told.setdefault(other.term.casefold(), (card, other.difference))
        for transfer in card.carries_over:
            told.setdefault(transfer.term.casefold(), (card, transfer.still_new))
    return told


def _claims(context: Context, reading: Reading) -> list[Claim]:
    return [claim for claim in reading.impossible if claim.key in context.knowledge.cards][:MOST_QUESTIONS]


def _neutral(context: Context, claim: Claim) -> str:
    """Years that can't be, in a person's own text: a slip, another tool before it, or work on it before its release."""
    card = context.knowledge.cards[claim.key]
    return _within(
        [
            f"{_years_of(claim, card)}\nMay be innocent: a slip of the pen, or years with something like it before.",
            f"*Ask*  {quoted(f'When did you first work with {card.term}, and what did you use before that?')}",
        ]
    )


def _years_of(claim: Claim, card: Card) -> str:
    source = f" (<{card.since.source}|source>)" if card.since else ""
    return f"*{escape(_said(claim, card))}*  It has been public since {public_since(card)}{source}."


def _said(claim: Claim, card: Card) -> str:
    return f"{card.term} since {claim.began}" if claim.began else f"{claim.years} years of {card.term}"


# For an ad ----------------------------------------------------------------------------------------------------------


def _for_the_ad(context: Context, reading: Reading) -> Iterator[Block]:
    questions = list(_questions(context, reading))
    if questions:
        yield section("*To clear up with the hiring manager*")
        yield from (section(_within([f"{told}\n*Ask*  {quoted(ask)}"])) for told, ask in questions)
    known = [(found, wordings()[found.name]) for found in reading.wording if found.name in wordings()]
    if known:
        yield section(f"*Words that shut people out*  {WARNS}")
        yield from (section(_warning(*each), verbatim=True) for each in known[:MOST_WORDINGS])
    lines = [*(ask for _, ask in questions), *_rewordings(known), *_sought(context, reading)]
    if lines:
        yield section("*To send to the hiring manager*")
        yield code(_letter(lines))
    yield from actions(*_steps(context, reading))


def _questions(context: Context, reading: Reading) -> Iterator[tuple[str, str]]:
    """What the ad says that does not go together, as markup, and the question that it raises, as one says it."""
    cards = context.knowledge.cards
    for group in reading.alike[:MOST_QUESTIONS]:
        named = [cards[key] for key in group if key in cards]
        if len(group) > 1 and len(named) == len(group):
            terms = _listed([card.term for card in named])
            told = f"*{escape(terms)}*  do the same kind of work; who knows one learns another faster."
            yield told, f"The ad names {terms}. Which do you use, and would somebody with one of the others do?"
        elif len(group) == 1 and named:
            names = next((one.names for one in reading.named if one.key == group[0]), ())
            terms = _listed(names)
            told = f"*{escape(terms)}*  all count as {escape(named[0].term)}."
            yield told, f"The ad names {terms}. Which of them do you use, and would other {named[0].term} skills do?"
    for claim in _claims(context, reading):
        card = cards[claim.key]
        since = public_since(card)
        ask = f"The ad asks for {_said(claim, card)}, public since {since}. What should people have done with it?"
        yield _years_of(claim, card), ask
    tools = [cards[one.key].term for one in reading.named if one.key in cards and cards[one.key].kind in TOOLS]
    if len(tools) > 1:
        told = f"*Must or nice to have*  The ad names {len(tools)} tools, and few people know them all."
        shown = ", ".join(tools[:LISTED])
        yield told, f"Of {shown}: which would you not hire without, and which can be learned on the job?"


def _warning(found: Found, wording: Wording) -> str:
    source = f"<{wording.source.url}|{escape(wording.source.title)}>"
    return _within(
        [f"*{quoted(found.words)}*  {escape(wording.reason)}", f"*Instead*  {escape(wording.instead)}", f"_{source}_"]
    )


def _rewordings(known: Iterable[tuple[Found, Wording]]) -> Iterator[str]:
    for found, wording in islice(known, MOST_WORDINGS):
        yield f"The ad says “{found.words}”. Can we change that? {_sentence(wording.instead)}"


def _sought(context: Context, reading: Reading) -> Iterator[str]:
    card = context.knowledge.cards.get(reading.role)
    if card and card.role:
        titles = ", ".join(card.role.search.titles[:SOUGHT])
        yield f"I would search for people called: {titles}. Do you know other titles for this work?"


def _letter(lines: Sequence[str]) -> str:
    """Numbered, and no line cut in two."""
    letter = "Before I start the search, some questions about the ad:"
    for number, line in enumerate(lines, start=1):
        longer = f"{letter}\n{number}. {line}"
        if len(longer) > MAX_COPIED:
            break
        letter = longer
    return letter


def _steps(context: Context, reading: Reading) -> Iterator[Element]:
    """The hiring manager's questions, the search and the call, by the verbs that there are."""
    card = context.knowledge.cards.get(reading.role)
    if card is None:
        return
    verbs = {verb.name: verb for verb in context.verbs}
    for names in (("intake",), ("search", "titles"), ("screen", "questions")):
        verb = next((verbs[name] for name in names if name in verbs and verbs[name].applies_to(card)), None)
        if verb:
            command = Command(verb.name, (reading.role,), reading.level if verb.has_levels else None)
            make = buttons.open_form if verb.opens_form(command) else buttons.show
            yield make(verb.label, command)


# Pieces -------------------------------------------------------------------------------------------------------------


def _opened(context: Context, card: Card) -> Element:
    return buttons.show("Open", context.open(card), spoken=f"Open the card {card.term}")


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"For example: {text}."


def _shortest(card: Card) -> str:
    """What one says about it, or the first sentence of what it is."""
    if card.in_short:
        return _clipped(card.in_short)
    first = _SENTENCE_END.split(card.definition, maxsplit=1)[0]
    return _clipped(first)


def _clipped(text: str) -> str:
    return text if len(text) <= MAX_LINE else f"{text[: MAX_LINE - 1].rstrip()}…"


def _within(lines: Iterable[str]) -> str:
    """As many lines as a section takes; the first always."""
    told = ""
    for line in lines:
        longer = f"{told}\n{line}" if told else line
        if len(longer) > MAX_TEXT:
            break
        told = longer
    return told
