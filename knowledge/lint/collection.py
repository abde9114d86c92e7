"""Do the cards repeat each other? What only all of them together show."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from knowledge.base import Knowledge
from knowledge.lint.parts import stems, texts, written
from knowledge.lint.style import STYLE
from knowledge.problem import Problem, Where

# Two questions this alike (token sort ratio, 0 to 100) would strike a candidate as the same one.
LOOK_ALIKE = 90
_RAREST, _MOST_COMPARED = 4, 100  # words of a question that it is looked up by, and questions compared for each

_ARTICLES = frozenset({"a", "an", "the"})
_WORD = re.compile(r"[\w'’-]+")


class _Line(NamedTuple):
    """One text of a card, and where it stands."""

    key: str
    where: Where
    text: str


_ByField = Mapping[str, Sequence[_Line]]


def repetitions(knowledge: Knowledge) -> Iterator[Problem]:
    """Everything that is said too often, or asked twice."""
    by_field: dict[str, list[_Line]] = defaultdict(list)
    asked: list[_Line] = []
    for key, card in knowledge.cards.items():
        for where, text in texts(written(card)):
            name = next(step for step in reversed(where) if isinstance(step, str))
            by_field[name].append(_Line(key, where, text))
            if name == "ask" and "questions" in where:
                asked.append(by_field[name][-1])
    yield from _openings(by_field, knowledge)
    yield from _shapes(by_field, knowledge)
    yield from _worn(by_field, knowledge)
    yield from _look_alike(asked, knowledge)


def _openings(by_field: _ByField, knowledge: Knowledge) -> Iterator[Problem]:
    for field, percent in STYLE.openings.items():
        opening: dict[str, list[_Line]] = defaultdict(list)
        for line in by_field[field]:
            if word := next((word for word in _WORD.findall(line.text.lower()) if word not in _ARTICLES), None):
                opening[word].append(line)
        for word, lines in opening.items():
            yield from _mould(
                f"open with '{word.capitalize()}'", field, percent, lines, len(by_field[field]), knowledge
            )


def _shapes(by_field: _ByField, knowledge: Knowledge) -> Iterator[Problem]:
    for shape in STYLE.shapes:
        found = re.compile(shape.pattern, re.IGNORECASE)
        lines = [line for line in by_field[shape.field] if found.search(line.text)]
        yield from _mould(shape.name, shape.field, shape.percent, lines, len(by_field[shape.field]), knowledge)


def _mould(
    what: str, field: str, percent: int, alike: Sequence[_Line], of: int, knowledge: Knowledge
) -> Iterator[Problem]:
    """One problem, in the card that has most of the lines alike, where they are too many of those of the field."""
    allowed = of * percent // 100
    if of < STYLE.enough or len(alike) <= allowed:
        return
    [(key, most)] = Counter(line.key for line in alike).most_common(1)
    where = next(line.where for line in alike if line.key == key)
    message = (
        f"{len(alike)} of {of} texts under '{field}' {what}, {most} of them here; "
        f"at most {percent} % may, so reword {len(alike) - allowed}"
    )
    yield knowledge.sources[key].problem(where, message)


def _worn(by_field: _ByField, knowledge: Knowledge) -> Iterator[Problem]:
    for pattern, per_hundred in STYLE.worn.items():
        phrase = re.compile(rf"\b{pattern}\b", re.IGNORECASE)
        uses = [
            (line, found[0]) for lines in by_field.values() for line in lines if (found := phrase.search(line.text))
        ]
        allowed = max(len(knowledge.cards), 100) * per_hundred // 100
        for line, used in uses[allowed:]:
            message = f"'{used}' is in {len(uses)} texts; {allowed} are enough, so say it otherwise"
            yield knowledge.sources[line.key].problem(line.where, message)


def _look_alike(asked: Sequence[_Line], knowledge: Knowledge) -> Iterator[Problem]:
    """Each question that is too like one before it.

    Only questions that share a rare word are compared, or thousands of cards would take minutes.
    """
    handles = [stems(line.text) or {line.text.casefold()} for line in asked]
    count = Counter(handle for each in handles for handle in each)
    asked_with: dict[str, list[int]] = defaultdict(list)
    wordings = [" ".join(sorted(line.text.split())) for line in asked]
    for number, line in enumerate(asked):
        rarest = sorted(handles[number], key=lambda handle: (count[handle], handle))[:_RAREST]
        near = {other: wordings[other] for other in sorted({each for handle in rarest for each in asked_with[handle]})}
        if twin := process.extractOne(wordings[number], near, scorer=fuzz.ratio, score_cutoff=LOOK_ALIKE):
            other = asked[twin[2]]
            place = knowledge.sources[other.key].place(other.where)
            message = f"too like '{other.text}' in {place}; ask for something else"
            yield knowledge.sources[line.key].problem(line.where, message)
        for handle in handles[number]:
            if len(asked_with[handle]) < _MOST_COMPARED:
                asked_with[handle].append(number)
