"""Judges the writing of cards that already load: would a recruiter understand it, and is it complete and fair?

The limits and word lists are in knowledge/style.yml.
"""

from knowledge.base import Knowledge
from knowledge.lint import complete, fair, names, plain
from knowledge.lint.collection import repetitions
from knowledge.lint.parts import texts, written
from knowledge.problem import Problem

__all__ = ["lint", "texts"]

CHECKS = (*plain.CHECKS, *complete.CHECKS, *fair.CHECKS, *names.CHECKS)


def lint(knowledge: Knowledge) -> list[Problem]:
    """Everything to fix in the writing of all cards, ordered by file and line."""
    problems = [
        knowledge.sources[key].problem(where, message)
        for key, card in knowledge.cards.items()
        for check in CHECKS
        for where, message in check(written(card), knowledge)
    ]
    return sorted(problems + list(repetitions(knowledge)))
