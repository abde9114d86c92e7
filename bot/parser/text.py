"""A text on its way through the slots: its words, its clauses, the cards it names, and what is left over."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.parser.level import years_span
from bot.parser.markup import as_typed, strip_markup
from bot.parser.silence import SHORT, says_nothing
from bot.parser.tokens import Clause, Token, tokens
from bot.parser.wording import Heard, Wording
from bot.parser.words import LINKS, OPENERS
from knowledge.base import Knowledge
from knowledge.card import Card


@dataclass(frozen=True)
class Named:
    """A card that the text names, from token `start` up to token `stop`."""

    card: Card
    start: int
    stop: int
    clause: int

    @property
    def span(self) -> range:
        """Its tokens."""
        return range(self.start, self.stop)


@dataclass(frozen=True)
class Text:
    """Tokens, clauses and characters are counted from 0; `words` and `free` have an entry for each token."""

    sent: str  # as Slack sends it
    plain: str  # without Slack's markup
    tokens: Sequence[Token]
    clauses: Sequence[Clause]
    words: tuple[str, ...]  # with slips of our own words mended
    named: Sequence[Named]
    free: Sequence[bool]  # whether the word belongs to no card's name

    @property
    def is_short(self) -> bool:
        """Whether every word is meant."""
        return len(self.words) <= SHORT

    @cached_property
    def asking(self) -> frozenset[int]:
        """The clauses that ask: by their question mark, or by the word they begin with."""
        first: dict[int, str] = {}
        for token in self.tokens:
            first.setdefault(token.clause, token.word)
        return frozenset(
            number for number, clause in enumerate(self.clauses) if clause.is_asked or first.get(number) in OPENERS
        )

    @cached_property
    def named_once(self) -> Sequence[Named]:
        """Where each card is named first."""
        return once(self.named)

    # Characters ---------------------------------------------------------------------------------------------------

    def characters(self, start: int, stop: int) -> str:
        """These words as they were typed."""
        return self.plain[self.tokens[start].start : self.tokens[stop - 1].stop]

    def trimmed(self, start: int, stop: int, used: Collection[int] = ()) -> str:
        """The characters of these words, without words before and after that are used or say nothing."""
        start, stop = self.without_fillers(start, stop, used)
        return self.characters(start, stop) if start < stop else ""

    def trimmed_pair(self, used: Collection[int]) -> str:
        """The whole text trimmed, but for a link at its start or its end."""
        return self.trimmed(0, len(self.words), {at for at in used if self.words[at] not in LINKS})

    def from_token(self, at: int) -> str:
        """What was typed from a token on, signs before it included; without signs where those get in the way."""
        typed, cut = self._with_signs
        return typed[cut[at - 1].stop if at else 0 :]

    @cached_property
    def _with_signs(self) -> tuple[str, Sequence[Token]]:
        typed = as_typed(self.sent)
        cut, _ = tokens(typed)
        if [token.word for token in cut] != [token.word for token in self.tokens]:
            return self.plain, self.tokens
        return typed, cut

    # What is left over --------------------------------------------------------------------------------------------

    def left_over(self, used: Collection[int]) -> Iterator[tuple[int, int]]:
        """Runs of words that no slot has taken, within one clause: the first token of each, and the one behind it."""
        years_start, years_stop = years_span(self.plain) or (0, 0)
        start = 0
        for at, token in enumerate(self.tokens):
            taken = at in used or not self.free[at] or years_start <= token.start < years_stop
            if start < at and (taken or token.clause != self.tokens[start].clause):
                yield start, at
                start = at
            if taken:
                start = at + 1
        if start < len(self.tokens):
            yield start, len(self.tokens)

    def without_fillers(self, start: int, stop: int, used: Collection[int] = ()) -> tuple[int, int]:
        """A run of words, without those before and after that are used or say nothing."""
        while start < stop and (start in used or says_nothing(self.words[start])):
            start += 1
        while start < stop and (stop - 1 in used or says_nothing(self.words[stop - 1])):
            stop -= 1
        return start, stop


def read_text(sent: str, wording: Wording, knowledge: Knowledge) -> Text:
    """`sent` is as Slack sends it."""
    plain = strip_markup(sent)
    cut, clauses = tokens(plain)
    words = tuple(wording.spelled(token.word) for token in cut)
    named = list(_named(plain, cut, wording, knowledge))
    free = [True] * len(cut)
    for at in tokens_of(named):
        free[at] = False
    return Text(sent, plain, cut, clauses, words, named, free)


def once(named: Iterable[Named]) -> list[Named]:
    """Where each card is named first, in the order of the text."""
    first: dict[str, Named] = {}
    for each in named:
        first.setdefault(each.card.term, each)
    return list(first.values())


def tokens_of(spans: Iterable[Named | Heard]) -> set[int]:
    """All tokens of cards named, or of words that ask for a verb."""
    return {at for each in spans for at in each.span}


def _named(plain: str, cut: Sequence[Token], wording: Wording, knowledge: Knowledge) -> Iterator[Named]:
    at = 0
    for mention in knowledge.mentions(plain):
        while at < len(cut) and cut[at].stop <= mention.start:
            at += 1
        stop = at
        while stop < len(cut) and cut[stop].start < mention.stop:
            stop += 1
        # A word that was taken for a slip of a card's name may be a word of a verb or a level as it stands.
        is_ours = stop - at == 1 and cut[at].word in wording.known and cut[at].word != mention.name.casefold()
        if at < stop and not is_ours:
            yield Named(mention.card, at, stop, cut[at].clause)
