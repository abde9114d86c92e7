"""One line for each answer, and its count. Never what was typed, nor by whom."""

import logging

from bot.serving.metrics import METRICS

log = logging.getLogger("bot.answers")

MISS = "miss"


def log_answer(verb: str, card: str | None, surface: str, seconds: float) -> None:
    """`card` is its key, or None where there was none to answer with; `surface` is where it was asked: "command",
    "mention", "message", "button", "home"; `seconds` is how long the answer took us."""
    name, ms = card or MISS, round(seconds * 1000, 2)
    if METRICS:
        METRICS.count_answer(verb, surface, missed=card is None, seconds=seconds)
    log.info(
        "%s %s %s %s ms",
        surface,
        verb,
        name,
        ms,
        extra={"fields": {"verb": verb, "card": name, "ms": ms, "surface": surface}},
    )
