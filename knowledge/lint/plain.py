"""Is it short, plain and natural enough to be read out on a call?"""

import re
from collections.abc import Iterator

import textstat

from knowledge.base import Knowledge
from knowledge.card import Card
from knowledge.lint.parts import Finding, any_of, texts
from knowledge.lint.style import STYLE

EXPLANATIONS = ("definition", "analogy", "why_it_matters")
# Names, addresses and candidates' own lines keep the spelling they are found with.
AS_FOUND = frozenset(
    {"term", "aliases", "not_in_text", "claims_aliases", "counts_as", "not_the_same", "related", "used_by", "titles"}
    | {"skills", "exclude", "exclude_titles", "line", "source", "sources"}
)

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")
_INSTEAD = any_of(STYLE.instead)
_BRITISH = any_of(STYLE.american)
_NOT_ALOUD = any_of(STYLE.not_aloud)
_JARGON = any_of(STYLE.jargon)


def too_many_words(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    for where, text in texts(card):
        limit = STYLE.words.get(str(where[-1]))
        if limit and (words := len(text.split())) > limit:
            yield where, f"{words} words are too many for a call; shorten it to {limit}"


def long_sentences(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    limit = STYLE.sentence_words
    for where, text in texts(card):
        for sentence in _SENTENCE_END.split(text):
            words = len(sentence.split())
            if words > limit:
                start = " ".join(sentence.split()[:4])
                yield where, f"the sentence '{start} …' has {words} words; split it so that none has more than {limit}"


def hard_reading(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    text = " ".join(filter(None, (getattr(card, name) for name in EXPLANATIONS)))
    grade, limit = textstat.automated_readability_index(text), STYLE.grade
    if grade > limit:
        message = f"it reads at school grade {grade:.1f}; use shorter words and sentences to bring it to {limit}"
        yield ("definition",), message


def jargon(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    linked = {name.casefold() for name in (card.term, *card.aliases, *card.related)}
    for term in card.related:
        linked.update(alias.casefold() for alias in knowledge[term].aliases)
    explained: set[str] = set()
    for name in EXPLANATIONS:
        text = getattr(card, name) or ""
        for found in _JARGON.finditer(text):
            word = found.group().casefold()
            if text[found.end() :].lstrip().startswith("("):
                explained.add(word)
            elif word not in explained and not any(any_of([word]).search(name) for name in linked):
                message = f"'{found.group()}' is jargon; explain it in brackets behind the word, or use plain words"
                yield (name,), message


def unnatural(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    """Phrases that read translated, British spelling, and what nobody can say aloud."""
    for where, text in texts(card):
        for found in _INSTEAD.finditer(text):
            better = STYLE.instead[found.group().casefold()]
            yield where, f"'{found.group()}' reads translated; say {better}"
        if AS_FOUND.isdisjoint(where):
            for found in _BRITISH.finditer(text):
                better = STYLE.american[found.group().casefold()]
                yield where, f"'{found.group()}' is British; Americans write '{better}'"
        if where[-1] in STYLE.said_aloud:
            for found in _NOT_ALOUD.finditer(text):
                yield where, f"'{found.group()}' can't be said aloud; write it in words"


CHECKS = (too_many_words, long_sentences, hard_reading, jargon, unnatural)
