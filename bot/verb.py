"""What a verb is: one thing the bot can be asked to do. Each module in answers/ declares one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, NamedTuple, TypeVar

import msgspec

from bot.block_kit import Block
from bot.command import Command, InvalidCommandError
from bot.links import NO_LINKS, Links
from bot.message import Message
from bot.product import COMMAND
from knowledge.base import Knowledge
from knowledge.card import LEVELS, Card, Role

Group = Literal["Understand", "Source", "Screen", "Find your way"]
When = Literal["before", "on", "after"]
Takes = Literal["nothing", "card", "role", "cards", "text"]


class FormState(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a person put into a form, in at most 2,500 characters of JSON. It lives in the open view, nowhere else."""

    note: str = ""


S = TypeVar("S", bound=FormState)
Values = Mapping[str, Any]  # block_id -> what stands in that field, as Slack's payload has it


@dataclass(frozen=True)
class Form(Generic[S]):
    """A modal of a verb: opened, read, validated, and its result shown on top of it."""

    title: str  # at most 24 characters
    submit: str  # the label of its button, at most 24 characters
    state: type[S]
    open: Callable[["Context", Command], Sequence[Block]]
    read: Callable[["Context", Command, Values], S]
    validate: Callable[["Context", Command, S], Mapping[str, str]]  # what is wrong, by block_id
    result: Callable[["Context", Command, S], Message]
    instead: Callable[[Command], bool] = lambda command: True  # whether it opens when the verb is typed
    # The id of the channel that its result is posted to as soon as it is submitted, unsigned; "" for none.
    post_to: Callable[["Context"], str] = lambda context: ""


@dataclass(frozen=True)
class Verb:
    """`names` call it at the start or the end of what is typed; `phrases` may stand anywhere in it."""

    name: str
    label: str  # on buttons
    group: Group
    usage: str
    help: str
    answer: Callable[["Context", Command], Message]
    takes: Takes = "nothing"
    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    about: Literal["role"] | None = None  # what a verb of free text can be asked about by a button, without a text
    when: When | None = None  # beside the call, where Home offers it
    example: str | None = None  # what one types to try it, as help shows it
    pages: tuple[str, ...] = ()  # what its pages are called, where it has several
    has_levels: bool = False  # whether a level changes its answer
    by_level: bool = False  # whether Home offers it level by level
    shows: str | None = None  # the part of a card that it shows
    form: Form[Any] | None = None
    is_modest: bool = False  # called only by what a text begins with, and only where no other verb is asked for

    @property
    def wants_role(self) -> bool:
        """Whether it speaks of a role, be it besides a free text."""
        return "role" in (self.takes, self.about)

    def applies_to(self, card: Card) -> bool:
        """Whether there is an answer for this card."""
        return self.takes == "card" or (self.wants_role and card.role is not None)

    def opens_form(self, command: Command) -> bool:
        """Whether a form answers better than a message, where one can be opened."""
        return self.form is not None and self.form.instead(command)


class Example(NamedTuple):
    """Something to try: what one types, what it is for, and the command it stands for."""

    typed: str
    help: str
    command: Command


class Verbs:
    """The verbs in the order of help.

    `opening` names the verb that a bare term asks for, `level_alone` that of a bare level, `comparing` that of two
    terms, `decoding` that of a passage that names several, `suggesting` the one that asks for a card or a mend;
    `overview` and `contents` name those that show what there is to ask and to read. `then` names the likeliest next
    steps after a verb.
    """

    def __init__(
        self,
        verbs: Sequence[Verb],
        *,
        opening: str,
        level_alone: str,
        comparing: str,
        decoding: str,
        suggesting: str,
        overview: str,
        contents: str,
        then: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._then = then
        self._by_name = {verb.name: verb for verb in verbs}
        self.opening = self[opening]
        self.level_alone = self[level_alone]
        self.comparing = self[comparing]
        self.decoding = self[decoding]
        self.suggesting = self[suggesting]
        self.overview = Command(self[overview].name)
        self.contents = Command(self[contents].name)

    def __iter__(self) -> Iterator[Verb]:
        return iter(self._by_name.values())

    def __getitem__(self, name: str) -> Verb:
        """Raises InvalidCommandError where there is no such verb."""
        try:
            return self._by_name[name]
        except KeyError:
            raise InvalidCommandError(f"there is no verb '{name}'") from None

    def then(self, name: str) -> Sequence[str]:
        """The names of the verbs that people mostly go on with, likeliest first."""
        return self._then.get(name, ())

    def showing(self, part: str) -> Verb:
        """The verb that shows this part of a card."""
        return next((verb for verb in self if verb.shows == part), self.opening)

    def examples(self, knowledge: Knowledge) -> Iterator[Example]:
        """One for a term, then one for each verb that has an example and can be asked with these cards."""
        if knowledge.default is None:
            return
        related = [knowledge[term] for term in knowledge.default.related]
        term = next((card for card in related if not card.role), knowledge.default)
        opened = Command(self.opening.name, (knowledge.key(term),))
        yield Example(f"{COMMAND} {term.term}", self.opening.help, opened)
        default = (knowledge.key(knowledge.default),)
        for verb in self:
            if verb.example:
                level = next((name for name in LEVELS if name in verb.example.split()), None)
                yield Example(f"{COMMAND} {verb.example}", verb.help, Command(verb.name, default, level))


@dataclass(frozen=True)
class Context:
    """What an answer may draw on besides its command."""

    knowledge: Knowledge
    verbs: Verbs
    links: Links = NO_LINKS
    today: Callable[[], date] = date.today

    def open(self, card: Card) -> Command:
        """The command that shows a card."""
        return Command(self.verbs.opening.name, (self.knowledge.key(card),))

    def card(self, command: Command) -> Card:
        """The card that a command speaks of. Raises InvalidCommandError where it names none that is here."""
        return self.cards(command)[0]

    def card_with_role(self, command: Command) -> tuple[Card, Role]:
        """The card and the role it describes. Raises InvalidCommandError where it is no role."""
        card = self.card(command)
        if card.role is None:
            raise InvalidCommandError(f"'{card.term}' is no role")
        return card, card.role

    def cards(self, command: Command) -> list[Card]:
        """All cards of a command, at least one. Raises InvalidCommandError like `card`."""
        try:
            found = [self.knowledge.cards[key] for key in command.cards]
        except KeyError as error:
            raise InvalidCommandError(f"there is no card {error} any more") from None
        if not found:
            raise InvalidCommandError(f"'{command.verb}' names no card")
        return found
