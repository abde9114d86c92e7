"""Text in, answer out. What can be worked out once is worked out once, until the cards change."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot import buttons
from bot.answers import help, missing
from bot.block_kit import escape, quiet, row
from bot.message import Message
from bot.request import Grammar, Request
from bot.verbs import BY_NAME, FALLBACK, LEVEL_ALONE, VERBS
from knowledge.base import Knowledge
from knowledge.card import Card

ASKED = "asked:"
REMEMBERED = 4096  # texts; enough for a busy company's day, a few MB


class Answer(NamedTuple):
    """An answer, and the same with a button that shares it, for where only the asker sees it."""

    request: Request
    public: Message
    private: Message

    @property
    def opens_checklist(self) -> bool:
        """Whether a modal answers better than a message, where one can be opened."""
        return self.request.verb == "redflags" and self.request.card is not None and self.request.card.role is not None

    @classmethod
    def of(cls, request: Request, public: Message, private: Message | None = None) -> "Answer":
        """Both messages carry the command that asks for them."""
        name = f"{ASKED}{request}"
        return cls(request, public.named(name), (private or public).named(name))


class Answerer:
    """The only way from words to answers. Its cards can be replaced while it runs; no request sees a mixture."""

    ask: Callable[[str], Answer]

    def __init__(self, knowledge: Knowledge) -> None:
        self.use(knowledge)

    def use(self, knowledge: Knowledge) -> None:
        """Answer from these cards from now on."""
        self.knowledge = knowledge
        self.home: View = help.home(VERBS, knowledge)
        self.ask = _remembering(knowledge)


def _remembering(knowledge: Knowledge) -> Callable[[str], Answer]:
    grammar = Grammar(VERBS, knowledge, FALLBACK, LEVEL_ALONE)
    composed: dict[str, Answer] = {}  # at most one for each verb, level and card

    @lru_cache(REMEMBERED)
    def ask(text: str) -> Answer:
        request = grammar.parse(text)
        if request.card is None and request.subject:
            return _compose(knowledge, request)
        asked = str(request)
        if asked not in composed:
            composed[asked] = _compose(knowledge, request)
        return composed[asked]

    return ask


def asked_in(blocks: Sequence[Mapping[str, Any]] | None) -> str | None:
    """The command that a message made here answers, or None where it is no such message."""
    name: str = blocks[0].get("block_id", "") if blocks else ""
    return name.removeprefix(ASKED) if name.startswith(ASKED) else None


def _compose(knowledge: Knowledge, request: Request) -> Answer:
    """The answer proper, then the ways on from it, then who vouches for it."""
    verb = BY_NAME[request.verb]
    if verb.needs in ("nothing", "words"):
        return Answer.of(request, verb.answer(knowledge, request))
    if request.card is None:
        return Answer.of(request, missing.no_card(request))
    answerable = verb.needs == "card" or request.card.role is not None
    message = verb.answer(knowledge, request) if answerable else missing.no_role(knowledge, request, request.card)
    onward = _ways_on(request, request.card)
    if verb.name == FALLBACK:
        onward += _related(request.card)
    vouched = quiet(_vouched(request.card))
    sharing = row([buttons.share(verb.name, request.card.term, request.level)]) if answerable else []
    return Answer.of(request, message.and_then(*onward, vouched), message.and_then(*onward, *sharing, vouched))


def _ways_on(request: Request, card: Card) -> list[Block]:
    """Buttons for the other things to ask of the same card."""
    others = [
        buttons.onward(verb.label, verb.name, card.term)
        for verb in VERBS
        if verb.name != request.verb and (verb.needs == "card" or (verb.needs == "role" and card.role))
    ]
    return list(row(others))


def _related(card: Card) -> list[Block]:
    others = [buttons.follow(term, FALLBACK, term) for term in card.related]
    return [quiet("*See also*"), *row(others)] if others else []


def _vouched(card: Card) -> str:
    if card.reviewed:
        reviewed = card.reviewed
        return f"Reviewed by {escape(reviewed.by)} on {reviewed.on.day} {reviewed.on:%B %Y}."
    return "Not reviewed by your engineers yet."
