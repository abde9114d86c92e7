"""Does it keep to what was said, and leave nobody out for what they can't help?"""

import re
from collections.abc import Iterator

from knowledge.base import Knowledge
from knowledge.card import Card
from knowledge.lint.parts import Finding, any_of
from knowledge.lint.style import STYLE

_PROTECTED = {topic: any_of(words) for topic, words in STYLE.protected_topics.items()}
_BY_THEIR_ACCOUNT = any_of(STYLE.by_their_account)

# "12", "99.95%" and "40+", but not the numbers in names and in sizes of models: GPT-4, 7B, SR 11-7.
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w-])")
_IN_WORDS = {
    **{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"},
    **{"ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "fifty": "50", "hundred": "100"},
    **{"half": "half", "halved": "half", "twice": "twice", "doubled": "twice", "tripled": "tripled"},
}
_NUMBER_WORD = any_of(_IN_WORDS)


def protected_topics(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    for number, flag in enumerate(card.role.red_flags if card.role else ()):
        for name in ("flag", "heard", "why_it_matters", "ask"):
            for topic, words in _PROTECTED.items():
                if found := words.search(getattr(flag, name) or ""):
                    message = (
                        f"'{found.group()}' touches {topic}, never a sign against anyone; tell what was said instead"
                    )
                    yield ("role", "red_flags", number, name), message


def broad_exclusions(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    """An exclusion holds for a whole profile, where nearly everybody has one common word or another."""
    for number, phrase in enumerate(card.role.search.exclude if card.role else ()):
        if len(phrase.split()) < 2:
            message = (
                f"good people have the word '{phrase}' somewhere in their profile too; write a phrase of the wrong "
                "trade, or list a title under 'exclude_titles'"
            )
            yield ("role", "search", "exclude", number), message


def claims_as_facts(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    """A number on a résumé is a claim."""
    for number, line in enumerate(card.resume_lines):
        claimed = _numbers(line.line)
        for figure, as_written in _numbers(line.shows).items():
            if figure in claimed and not _BY_THEIR_ACCOUNT.search(line.shows):
                message = (
                    f"'{as_written}' is only what the line claims; add words such as 'they say' or 'by their figure'"
                )
                yield ("resume_lines", number, "shows"), message


def _numbers(text: str) -> dict[str, str]:
    """Each number in the text, with the way it is written there."""
    found = {each.group(): each.group() for each in _NUMBER.finditer(text) if not _is_of_a_name(text[: each.start()])}
    return found | {_IN_WORDS[each.group().lower()]: each.group() for each in _NUMBER_WORD.finditer(text)}


def _is_of_a_name(before: str) -> bool:
    """Whether what stands before a number makes it part of a name: Java 17, BCBS 239, version 3."""
    *sentence, word = before.split() or [""]
    in_sentence = bool(sentence) and sentence[-1][-1] not in ".!?:"
    return word.lower() == "version" or (in_sentence and word[:1].isupper())


CHECKS = (protected_topics, broad_exclusions, claims_as_facts)
