"""What is wrong with a card, said so that its author can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `line` counts from 1; `where` is the way from the top of the card to the field."""

    file: str
    line: int
    where: str
    message: str

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {place}{self.message}"


class CardError(Exception):
    """The cards cannot be used. `problems` holds every one of them, ordered by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
