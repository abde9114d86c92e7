"""The answers for what the cards do not have: never a dead end, never a guess."""

from collections.abc import Sequence

from bot import buttons
from bot.answers.suggest import missing
from bot.block_kit import Block, Element, actions, escape, quoted, section
from bot.command import Command
from bot.message import Message
from bot.misses import as_term
from bot.verb import Context
from knowledge.card import Card, LevelName
from knowledge.passages import MARK_END, MARK_START, Passage

MAX_QUOTED = 60  # characters of what a person typed
MENTIONS = 3  # passages


def miss(
    context: Context,
    term: str,
    suggestions: Sequence[Card] = (),
    verb: str | None = None,
    level: LevelName | None = None,
) -> Message:
    """No card is called so: offer what it may be a slip of, else what the cards say of it, else nothing."""
    said = f"I have no card for {quoted(shortened(term))}"
    if suggestions:
        name = verb or context.verbs.opening.name
        choices = [
            buttons.switch(card.term, Command(name, (context.knowledge.key(card),), level)) for card in suggestions
        ]
        return Message.of(
            section(f"{said}. Did you mean one of these?", verbatim=True),
            actions(*choices, _suggest(term), _what(context)),
        )
    passages = context.knowledge.find(term, MENTIONS, every_word=True)
    if not passages:
        advice = "and no card mentions it. Your engineers may know it: then it deserves a card."
        return Message.of(section(f"{said}, {advice}", verbatim=True), actions(_suggest(term), _what(context)))
    cards = "one card mentions" if len(passages) == 1 else f"{len(passages)} passages mention"
    return Message.of(
        section(f"{said}, but {cards} it:", verbatim=True),
        (_passage(context, passage) for passage in passages),
        actions(_suggest(term), _what(context)),
    )


def no_role(context: Context, command: Command, card: Card) -> Message:
    """Nobody is hired as a Kubernetes: name the roles whose people work with it."""
    verb = context.verbs[command.verb]
    said = f"*{escape(card.term)}* is a {card.kind}, not a job title, so there is no such list for it."
    roles = hired_for(context, card)
    hint = "People who work with it are hired as one of these:" if roles else "Its other answers are below."
    choices = [
        buttons.switch(role.term, Command(verb.name, (context.knowledge.key(role),), command.level)) for role in roles
    ]
    return Message.of(section(f"{said} {hint}"), actions(*choices))


def which_card(context: Context) -> Message:
    """A folder of cards without a default one."""
    return Message.of(
        section("Which card do you mean? Name one behind the command, or see what I can explain."),
        actions(_what(context)),
    )


def hired_for(context: Context, card: Card) -> list[Card]:
    """Up to four roles whose people use it, those it names first."""
    knowledge = context.knowledge
    named = [knowledge[term] for term in (*card.used_by, *card.related)]
    naming = [other for other in knowledge.cards.values() if other.role and card.term in other.related]
    skilled = [other for other in knowledge.cards.values() if other.role and card.term in other.role.search.skills]
    roles: dict[str, Card] = {}  # by title: two cards may share a role
    for other in (*named, *naming, *skilled):
        if other.role:
            roles.setdefault(other.role.title, other)
    return list(roles.values())[:4]


def shortened(text: str) -> str:
    """What a person typed, as much of it as goes back."""
    words = " ".join(text.split())
    return words if len(words) <= MAX_QUOTED else f"{words[: MAX_QUOTED - 1].rstrip()}…"


def _passage(context: Context, passage: Passage) -> Block:
    marked = escape(passage.text).replace(MARK_START, "*").replace(MARK_END, "*")
    command = context.open(passage.card)
    spoken = f"Open the card {passage.card.term}"
    return section(f"_{escape(passage.card.term)}_  {marked}", buttons.show("Open", command, spoken=spoken))


def _suggest(term: str) -> Element:
    """A miss helps the next person. What is no term, such as a sentence, is to be named in the form."""
    found = as_term(term)
    return buttons.open_form("Suggest this term" if found else "Suggest a term", missing(term if found else ""))


def _what(context: Context) -> Element:
    return buttons.show("What can you do?", context.verbs.overview)
