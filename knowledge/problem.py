"""What is wrong with a card, said so that its author can fix it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

Where = tuple[str | int, ...]  # the way from the top of the card: ("role", "red_flags", 2, "flag"), counting from 0
Lines = Mapping[Where, int]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to fix. `line` counts from 1; `where` is the way from the top of the card to the field."""

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


@dataclass(frozen=True)
class Source:
    """Where a card was read from, so that a problem found later can still name its line."""

    file: str  # the path, as shown() gives it
    lines: Lines

    @property
    def name(self) -> str:
        """The file's name alone."""
        return Path(self.file).name

    def place(self, where: Where) -> str:
        """The file and the line of a field."""
        return f"{self.name}:{self._line(where)}"

    def problem(self, where: Where, message: str) -> Problem:
        return Problem(self.file, self._line(where), describe(where), message)

    def _line(self, where: Where) -> int:
        ways = (where[:length] for length in range(len(where), -1, -1))  # a field left out is reported at its block
        return next((self.lines[way] for way in ways if way in self.lines), 1)


def describe(where: Where) -> str:
    """("role", "red_flags", 2, "flag") -> "role > red_flags 3 > flag": counted from 1, as people count."""
    path = ""
    for step in where:
        path += f" {step + 1}" if isinstance(step, int) else f" > {step}"
    return path.removeprefix(" > ").strip()


def shown(path: Path) -> str:
    """The path as a person would type it: from the working folder on, where it lies below that."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
