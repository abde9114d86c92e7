"""What a benchmark tells: a ratio, so that the machine cancels out."""

from typing import NamedTuple


class Figure(NamedTuple):
    """`what` is `ratio` times what `beside` says, such as "as fast as bare uvicorn"; a goal where there is one."""

    what: str
    ratio: float
    beside: str
    least: float | None = None
    most: float | None = None

    @property
    def goal(self) -> str:
        if self.least is not None:
            return f"goal ≥ {self.least:g}{'' if self.ratio >= self.least else ', missed'}"
        if self.most is not None:
            return f"goal ≤ {self.most:g}{'' if self.ratio <= self.most else ', missed'}"
        return ""

    def __str__(self) -> str:
        digits = 1 if self.ratio >= 10 else 2 if self.ratio >= 0.1 else 4
        goal = f"  ({self.goal})" if self.goal else ""
        return f"{self.what:<52} {self.ratio:>9.{digits}f} x {self.beside}{goal}"
