"""What a recruiter wants to find -> strings for each engine, within its limits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from knowledge.boolean import Node, Not, Term, TooLongError, UnwritableError, either, every, phrase, split, written
from knowledge.engines import Draw, Engine, engines

MOST_STRINGS = 8  # of one kind for one engine: more, nobody pastes
NOTHING = "This card names nothing that it could search for."
NO_LANGUAGE = "None of this card's skills is a programming language, so there is no narrow string here."
LONGEST = 3_000  # characters of a string: as much as one message shows in a block


@dataclass(frozen=True)
class Wanted:
    """Whom to find. `must` are further skills, `without` what is left out: both in the asker's words. `drops` are the
    card's own phrases of the wrong trade."""

    titles: Sequence[str]
    skills: Sequence[str] = ()
    drops: Sequence[str] = ()
    must: Sequence[str] = ()
    places: Sequence[str] = ()
    without: Sequence[str] = ()


@dataclass(frozen=True)
class Made:
    """The strings of one kind, or in `problem` why there are none. Together they ask for all that was wanted.

    `dropped` tells whether the card's own exclusions are in them.
    """

    strings: tuple[str, ...] = ()
    problem: str = ""
    dropped: bool = False


def suiting(skills: Sequence[str]) -> list[Engine]:
    """The engines worth a search for people with these skills."""
    known = {skill.casefold() for skill in skills}
    return [engine for engine in engines() if not engine.suits or known & {skill.casefold() for skill in engine.suits}]


def make(engine: Engine, wanted: Wanted, draw: Draw) -> Made:
    """Strings that draw on so many titles and skills. Whatever the asker named is in each of them."""
    wanted = _consistent(wanted)
    made = Made()
    for drops in dict.fromkeys((tuple(wanted.drops) if engine.drops else (), ())):
        made = _made(engine, replace(wanted, drops=drops), draw)
        if made.strings:
            return replace(made, dropped=bool(drops))
    return made


def _made(engine: Engine, wanted: Wanted, draw: Draw) -> Made:
    searches = _searches(engine, wanted, draw)
    return fitted(engine, searches) if searches else Made(problem=NO_LANGUAGE if draw.languages else NOTHING)


def fitted(engine: Engine, searches: Iterable[Node]) -> Made:
    """The searches as strings that keep to the engine's limits: as many as that takes."""

    def may_be(node: Node) -> bool:
        try:
            text = _framed(engine, node)
        except UnwritableError:
            return False
        return len(text) <= LONGEST and not any(engine.breaches(text))

    def fits(node: Node) -> bool:
        return may_be(node) and engine.does_well(_framed(engine, node))

    found = (_framed(engine, part) for search in searches for part in split(search, fits, may_be))
    try:
        strings = tuple(dict.fromkeys(islice(found, MOST_STRINGS + 1)))
    except TooLongError:
        return Made(problem=f"{_limits(engine)}, and these words alone pass that. Leave some of them out.")
    if len(strings) > MOST_STRINGS:
        return Made(problem=f"It would take more than {MOST_STRINGS} strings: {_limits(engine)}. Name fewer words.")
    return Made(strings)


def _consistent(wanted: Wanted) -> Wanted:
    """What is left out is not searched for as well."""
    left_out = {_folded(words) for words in wanted.without}
    return replace(
        wanted,
        titles=[title for title in wanted.titles if _folded(title) not in left_out],
        skills=[skill for skill in wanted.skills if _folded(skill) not in left_out],
    )


def _searches(engine: Engine, wanted: Wanted, draw: Draw) -> list[Node]:
    """One, or as many as there are languages or places where an engine takes one of them at a time."""
    titles = [phrase(title) for title in wanted.titles[: draw.titles]]
    skills = [_skill(engine, skill) for skill in wanted.skills[: draw.skills]]
    languages = [engine.languages[skill] for skill in wanted.skills if skill in engine.languages]
    rows = [either(*row) for row in (titles, skills, [*map(Term, engine.either)]) if row]
    if not rows or (draw.languages and not languages):
        return []
    rows += [_asked(engine, "", skill) for skill in wanted.must]
    if engine.place == "words" and wanted.places:
        rows.append(either(*(phrase(place, always=True) for place in wanted.places)))
    if engine.topics:
        rows += [_asked(engine, "-", words) for words in wanted.without]
    elif without := _unique([*(_asked(engine, "", words) for words in wanted.without), *map(phrase, wanted.drops)]):
        rows.append(Not(either(*without)))
    places = wanted.places if engine.place == "location" else ()
    languages = languages if draw.languages else []
    return [
        every(*rows, *(Term(f"{key}:{phrase(value).text}") for key, value in chosen if value))
        for chosen in product(
            [("language", language) for language in dict.fromkeys(languages)] or [("", "")],
            [("location", place) for place in places] or [("", "")],
        )
    ]


def _skill(engine: Engine, skill: str) -> Term:
    return Term(_topic(skill)) if engine.topics else phrase(skill)


def _asked(engine: Engine, sign: str, words: str) -> Term:
    """What the asker named, always in quotes; a project has it as a topic, which is a qualifier."""
    return Term(f"{sign}topic:{_topic(words)}") if engine.topics else phrase(words, always=True)


def _topic(words: str) -> str:
    """As GitHub writes its topics: vertex-ai."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-") or phrase(words, always=True).text


def _framed(engine: Engine, node: Node) -> str:
    return " ".join((*engine.begins, written(node, engine.syntax), *engine.ends))


def _limits(engine: Engine) -> str:
    told = [f"{limit.most} {limit.what}" for limit in engine.limits] or [f"{LONGEST:,} characters in a message"]
    return f"{engine.name} takes at most {' and '.join(told)}"


def _unique(terms: Sequence[Term]) -> list[Term]:
    return list({_folded(term.text): term for term in reversed(terms)}.values())[::-1]


def _folded(words: str) -> str:
    return " ".join(words.strip('"').casefold().split())


def of_current_title(titles: Sequence[str], leave_out: Sequence[str]) -> Iterator[str]:
    """For a filter that looks at the current title alone: only there may titles be left out."""
    if leave_out:
        rows = either(*(phrase(title) for title in titles)), Not(either(*(phrase(title) for title in leave_out)))
        yield written(every(*rows), "boolean")
