"""The answer to typed text or to a command, sent, and then one line about it in the log."""

import time
from collections.abc import Callable

from bot import misses
from bot.answerer import Answer, Answers
from bot.command import Command
from bot.serving.answer_log import log_answer

Send = Callable[[Answer], object]


def reply(answers: Answers, text: str, surface: str, send: Send = lambda _: None) -> Answer:
    """Nothing that was typed goes into the log: only the verb, and the card or that there was none."""
    return _sent(lambda: answers.reply(text), surface, send)


def answer(answers: Answers, command: Command, surface: str, send: Send = lambda _: None) -> Answer:
    """Raises InvalidCommandError where the command means nothing any more."""
    return _sent(lambda: answers.answer(command), surface, send)


def _sent(make: Callable[[], Answer], surface: str, send: Send) -> Answer:
    started = time.perf_counter()
    made = make()
    seconds = time.perf_counter() - started
    send(made)  # where Slack puts this off, it begins again, and only the last time counts
    command = made.command
    if made.missed:
        log_answer(made.missed.verb, None, surface, seconds)
        misses.count(made.missed.term)
    elif command:
        log_answer(command.verb, next(iter(command.cards), "-"), surface, seconds)
    else:
        log_answer("courtesy", "-", surface, seconds)
    return made
