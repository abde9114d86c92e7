"""The parts of a card that the rules look at, and how to find words in them."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import msgspec

from knowledge.card import LEVELS, Card, Question
from knowledge.lexicon import QUESTION
from knowledge.problem import Where
from knowledge.words import normalise, split

Finding = tuple[Where, str]

_STEM = 5  # letters that the forms of a word have in common: idempotent and idempotency, retry and retries


def texts(part: object, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Every text in a card or a part of one, with the way to it."""
    if isinstance(part, str):
        yield where, part
    elif isinstance(part, tuple):
        for number, item in enumerate(part):
            yield from texts(item, (*where, number))
    elif isinstance(part, dict):
        for word, meaning in part.items():
            yield from texts(meaning, (*where, word))
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from texts(getattr(part, name), (*where, name))


def written(card: Card) -> Card:
    """The card as its file has it: a role taken over from another card is that card's to answer for."""
    return msgspec.structs.replace(card, role=None) if card.same_role_as else card


def questions(card: Card) -> Iterator[tuple[Where, Question]]:
    """Every question that a candidate is asked, those of the levels included."""
    for number, question in enumerate(card.questions):
        yield ("questions", number), question
    if card.role:
        for name in LEVELS:
            for number, question in enumerate(getattr(card.role.levels, name).questions):
                yield ("role", "levels", name, "questions", number), question


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds each of the phrases as whole words, in capitals or not."""
    by_letter = groupby(sorted(phrase.lower() for phrase in phrases), key=itemgetter(0))  # four times as fast
    branches = (
        f"{re.escape(letter)}(?:{'|'.join(re.escape(each[1:]) for each in group)})" for letter, group in by_letter
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(branches)})(?![\w-])", re.IGNORECASE)


def stems(text: str) -> set[str]:
    """What is left of the words that carry meaning without their endings."""
    return {word[:_STEM] for word in split(normalise(text)) if len(word) > 1 and word not in QUESTION}
