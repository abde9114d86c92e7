"""Judges the writing of cards that already load: would a recruiter understand it, and is it complete and fair?

The limits and word lists are in style.yml.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import textstat
import yaml
from rapidfuzz import fuzz, process

from knowledge.base import Knowledge
from knowledge.card import LEVELS, Card
from knowledge.problem import Problem, Where

Finding = tuple[Where, str]

# Two questions this alike (token sort ratio, 0 to 100) would strike a candidate as the same one.
LOOK_ALIKE = 90
PLAIN_FIELDS = ("definition", "analogy", "why_it_matters")


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "style.yml").read_text("utf-8"))
    return rules


def lint(knowledge: Knowledge) -> list[Problem]:
    """Everything to fix in the writing of all cards, ordered by file and line."""
    problems = [
        knowledge.sources[key].problem(where, message)
        for key, card in knowledge.cards.items()
        for check in CHECKS
        for where, message in check(card, knowledge)
    ]
    return sorted(problems + list(_look_alike_questions(knowledge)))


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


def _written(card: Card) -> Card:
    """The card as its file has it: a role taken over from another card is that card's to answer for."""
    return msgspec.structs.replace(card, role=None) if card.same_role_as else card


def _words(pattern: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, pattern))})(?![\w-])", re.IGNORECASE)


def _definition_length(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    limit, words = _rules()["definition_words"], len(card.definition.split())
    if words > limit:
        yield ("definition",), f"{words} words are too many for a call; shorten it to {limit}"


def _sentence_length(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    limit = _rules()["sentence_words"]
    for where, text in texts(_written(card)):
        for sentence in re.split(r"(?<=[.!?:;])\s+", text):
            words = len(sentence.split())
            if words > limit:
                start = " ".join(sentence.split()[:4])
                yield where, f"the sentence '{start} …' has {words} words; split it so that none has more than {limit}"


def _readability(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    text = " ".join(filter(None, (getattr(card, name) for name in PLAIN_FIELDS)))
    grade, limit = textstat.automated_readability_index(text), _rules()["grade"]
    if grade > limit:
        message = f"it reads at school grade {grade:.1f}; use shorter words and sentences to bring it to {limit}"
        yield ("definition",), message


def _jargon(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    linked = {name.casefold() for name in (card.term, *card.aliases, *card.related)}
    for term in card.related:
        linked.update(alias.casefold() for alias in knowledge[term].aliases)
    explained: set[str] = set()
    for name in PLAIN_FIELDS:
        text = getattr(card, name) or ""
        for found in _words(_rules()["jargon"]).finditer(text):
            word = found.group().casefold()
            if text[found.end() :].lstrip().startswith("("):
                explained.add(word)
            elif word not in explained and not any(_words([word]).search(name) for name in linked):
                message = f"'{found.group()}' is jargon; explain it in brackets behind the word, or use plain words"
                yield (name,), message


def _completeness(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    least = _rules()["at_least"]
    counts: list[tuple[Where, str, int]] = [((), "resume_lines", len(card.resume_lines))]
    role = _written(card).role
    if card.role is None and not card.questions:
        yield (), "a card without a role needs a question; add 'questions' with what strong and weak sound like"
    if role:
        counts += [
            (("role",), "red_flags", len(role.red_flags)),
            (("role",), "intake", len(role.intake)),
            (("role",), "where_to_find", len(role.where_to_find)),
            (("role", "search"), "titles", len(role.search.titles)),
            (("role", "search"), "skills", len(role.search.skills)),
        ]
        for level_name in LEVELS:
            level, where = getattr(role.levels, level_name), ("role", "levels", level_name)
            counts += [(where, "indicators", len(level.indicators)), (where, "questions", len(level.questions))]
    for place, name, count in counts:
        if count < least[name]:
            yield (*place, name), f"there are {count}; a card needs at least {least[name]}"


def _fairness(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    role = _written(card).role
    for number, flag in enumerate(role.red_flags if role else ()):
        for name in ("flag", "heard", "why_it_matters", "ask"):
            for topic, words in _rules()["protected_topics"].items():
                if found := _words(words).search(getattr(flag, name) or ""):
                    message = (
                        f"'{found.group()}' touches {topic}, never a sign against anyone; tell what was said instead"
                    )
                    yield ("role", "red_flags", number, name), message


CHECKS = (_definition_length, _sentence_length, _readability, _jargon, _completeness, _fairness)


def _look_alike_questions(knowledge: Knowledge) -> Iterator[Problem]:
    asked = [
        (key, where, text)
        for key, card in knowledge.cards.items()
        for where, text in texts(_written(card))
        if where[-1] == "ask" and "questions" in where
    ]
    wordings = [text for _, _, text in asked]
    for number, (key, where, wording) in enumerate(asked):
        earlier = wordings[:number]
        for text, _, twin in process.extract(wording, earlier, scorer=fuzz.token_sort_ratio, score_cutoff=LOOK_ALIKE):
            other, at, _ = asked[twin]
            place = knowledge.sources[other].place(at)
            yield knowledge.sources[key].problem(where, f"too like '{text}' in {place}; ask for something else")
