"""Texts of every kind that people, and people with bad intent, may send."""

import random
import string
from collections.abc import Callable

from knowledge import Knowledge
from knowledge.english import frequencies
from knowledge.naming import search_names
from tests.bench.queries import PHRASES, QUESTIONS, heard, keyboard_slip

LONGEST = 4_000  # characters, most of the time
HOSTILE = 200_000
SIGNS = " \t\n.,;:/|&+-_#'’\"()[]<>@*•–…\u00a0\u00ad\u200d\u0301\ufeff"


class Texts:
    """Draws texts that name cards, misspell them, hide them in prose, or are nothing but signs."""

    def __init__(self, cards: Knowledge, chance: random.Random) -> None:
        self._chance = chance
        self._names = [name for term, names in search_names(cards.cards.values()).items() for name in (term, *names)]
        self._words = [word for word in frequencies() if word.isalpha()]
        self._kinds: dict[str, Callable[[], str]] = {
            "name": self._name,
            "misspelt name": lambda: self._slips(self._name(), 3),
            "asked": lambda: chance.choice([*PHRASES, *QUESTIONS]).format(self._slips(self._name(), 1)),
            "list": lambda: chance.choice([", ", "/", " and ", "\n", " | "]).join(self._some(self._name, 12)),
            "prose": lambda: self._joined([self._name, self._word, self._word, self._word]),
            "signs and names": lambda: self._joined([self._name, self._sign, self._word]),
            "any Unicode": lambda: "".join(self._some(self._letter, 300)),
            "repeated": lambda: (self._joined([self._name, self._sign]) or "a") * chance.randint(1, 50),
        }

    def draw(self) -> tuple[str, str]:
        """A kind and a text of it. One in some thousands is as long as an attacker would send."""
        kind = self._chance.choice(list(self._kinds))
        text = self._kinds[kind]()[:LONGEST]
        if text and self._chance.random() < 0.0003:
            return f"{kind}, very long", (text * (HOSTILE // len(text) + 1))[:HOSTILE]
        return kind, text

    def _some(self, draw: Callable[[], str], most: int) -> list[str]:
        return [draw() for _ in range(self._chance.randint(0, most))]

    def _joined(self, draws: list[Callable[[], str]]) -> str:
        return self._chance.choice([" ", " ", ""]).join(self._some(lambda: self._chance.choice(draws)(), 60))

    def _name(self) -> str:
        name = self._chance.choice(self._names)
        return self._chance.choice([name, name.lower(), name.upper(), name.title(), name + "s"])

    def _word(self) -> str:
        return self._chance.choice(self._words)

    def _sign(self) -> str:
        return self._chance.choice(SIGNS)

    def _letter(self) -> str:
        if self._chance.random() < 0.3:
            return self._chance.choice(string.printable)
        return chr(
            self._chance.choice([self._chance.randrange(0x20, 0xD800), self._chance.randrange(0xE000, 0x110000)])
        )

    def _slips(self, text: str, most: int) -> str:
        for _ in range(self._chance.randint(1, most)):
            if any(map(str.isalpha, text)):
                text = self._chance.choice([keyboard_slip, heard])(text.lower(), self._chance)
        return text
