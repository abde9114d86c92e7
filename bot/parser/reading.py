"""What a text is taken for: a command, a miss, or a courtesy."""

from dataclasses import dataclass

from bot.answers.courtesy import Kind
from bot.command import Command
from knowledge.card import Card, LevelName


@dataclass(frozen=True)
class NotFound:
    """A text that means no card: the term as it was typed, and what it may be a slip of."""

    term: str
    verb: str
    level: LevelName | None = None
    suggestions: tuple[Card, ...] = ()


@dataclass(frozen=True)
class Courtesy:
    """A text that asks for nothing."""

    kind: Kind


Reading = Command | NotFound | Courtesy
