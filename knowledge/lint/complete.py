"""Is everything there that a call needs?"""

from collections.abc import Iterator

from knowledge.base import Knowledge
from knowledge.card import LEVELS, Card
from knowledge.lint.parts import Finding, questions, stems
from knowledge.lint.style import STYLE
from knowledge.problem import Where


def too_few(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    for where, count in _counts(card):
        if count < (least := STYLE.at_least[str(where[-1])]):
            yield where, f"there are {count}; a card needs at least {least}"


def _counts(card: Card) -> Iterator[tuple[Where, int]]:
    """How many there are of each thing that some are needed of."""
    yield ("resume_lines",), len(card.resume_lines)
    for where, question in questions(card):
        yield (*where, "listen_for"), len(question.listen_for)
    if card.role is None:
        if not card.same_role_as:
            yield ("used_by",), len(card.used_by)
        return
    for name in ("red_flags", "good_signs", "intake", "candidate_asks", "where_to_find"):
        yield ("role", name), len(getattr(card.role, name))
    for name in ("titles", "skills"):
        yield ("role", "search", name), len(getattr(card.role.search, name))
    for level in LEVELS:
        for name in ("indicators", "questions"):
            yield ("role", "levels", level, name), len(getattr(getattr(card.role.levels, level), name))


def left_out(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    if card.role is None:
        if not card.questions and not card.same_role_as:
            yield (), "a card without a role needs a question; add 'questions' with what strong and weak sound like"
        return
    for where, question in questions(card):
        if not question.fair:
            yield where, "'fair' is missing; add what a middling, honest answer sounds like"
    for number, flag in enumerate(card.role.red_flags):
        where = ("role", "red_flags", number)
        if not flag.topic:
            yield where, "'topic' is missing; name the topic in neutral words, such as 'Version control'"
        if not flag.heard:
            yield where, "'heard' is missing; add how it sounds on a call, in the candidate's words"


def unheard(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    """Strong answers in which nothing is said that one is to listen for."""
    for where, question in questions(card):
        if question.listen_for and stems(question.strong).isdisjoint(stems(" ".join(question.listen_for))):
            words = ", ".join(question.listen_for)
            yield (*where, "strong"), f"it has none of the words to listen for ({words}); use one of them"


CHECKS = (too_few, left_out, unheard)
