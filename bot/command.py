"""What a person wants, as data: what a button carries, and what answers are remembered by."""

import msgspec

from knowledge.card import LevelName


class Command(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing to answer. Two equal commands have the same answer until the cards change.

    `cards` are keys of cards, the first one the most meant; `also` holds those that were named besides. `text` is what
    a person typed, for verbs that take free text.
    """

    verb: str
    cards: tuple[str, ...] = ()
    level: LevelName | None = None
    page: int = 1
    also: tuple[str, ...] = ()
    text: str = ""

    def __str__(self) -> str:
        """As JSON: what a button, a select or a view carries."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, carried: str) -> "Command":
        """Raises InvalidCommandError where this is no command, as on a button of an older version."""
        try:
            return msgspec.json.decode(carried, type=cls)
        except msgspec.MsgspecError as error:
            raise InvalidCommandError(str(error)) from error


class InvalidCommandError(ValueError):
    """Something carries what is no command, or one about a card that is gone."""
