"""The answer to typed text or to a command, and one line about it in the log."""

import time

from bot.answerer import Answer, Answers
from bot.command import Command
from bot.serving.answer_log import log_answer


def reply(answers: Answers, text: str, surface: str) -> Answer:
    """Nothing that was typed goes into the log: only the verb, and the card or that there was none."""
    started = time.perf_counter()
    return _logged(answers.reply(text), surface, started)


def answer(answers: Answers, command: Command, surface: str) -> Answer:
    """Raises InvalidCommandError where the command means nothing any more."""
    started = time.perf_counter()
    return _logged(answers.answer(command), surface, started)


def _logged(made: Answer, surface: str, started: float) -> Answer:
    command = made.command
    card = None if made.is_miss else next(iter(command.cards), "-") if command else "-"
    log_answer(command.verb if command else "-", card, surface, time.perf_counter() - started)
    return made
