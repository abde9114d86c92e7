"""One line for each answer, and its count. Never what was typed, nor by whom."""

import logging

from bot.serving.metrics import METRICS

log = logging.getLogger("bot.answers")

MISS = "miss"


def log_answer(verb: str, card: str | None, surface: str, seconds: float) -> None:
    """`card` is its key: None where there was none to answer with, empty where none was asked for; `surface` is where
    it was asked, such as "command" or "mention"; `seconds` is how long the answer took us."""
    name, ms = MISS if card is None else card, round(seconds * 1000, 2)
    if METRICS:
        METRICS.count_answer(verb, surface, missed=card is None, seconds=seconds)
    if log.isEnabledFor(logging.INFO):
        # Half the time of log.info, which looks for the line of code it is called from.
        words = (surface, verb, name or "-", ms)
        record = logging.LogRecord(log.name, logging.INFO, "", 0, "%s %s %s %s ms", words, None)
        record.fields = {"verb": verb, "card": name, "ms": ms, "surface": surface}
        log.handle(record)
