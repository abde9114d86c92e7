"""How fast a pasted text is explained: `python -m tests.bench.bench_decode`, with all cards that come with the project.

`mentions` finds the names, `read` reduces the text to them, `answer` does both and composes the message. A text is as
long as one ad, then 50 times as long as a short one, within the 40,000 characters that are read.
"""

import time
from collections.abc import Callable, Iterator
from datetime import date

import knowledge
from bot.answerer import Answers
from bot.answers.decode import decode
from bot.answers.decode.reading import LONGEST_TEXT, read
from bot.command import Command
from tests.answers.passages import passages
from tests.bench.figure import Figure

ROUNDS = 15  # the best counts: the others tell how busy the machine was
TODAY = date(2026, 11, 24)
WORDS, SHORT, TIMES = 500, 100, 50


def best(work: Callable[[], object], times: int = 5) -> float:
    """Milliseconds."""
    fastest = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(times):
            work()
        fastest = min(fastest, (time.perf_counter() - started) / times)
    return fastest * 1_000


def figures() -> Iterator[Figure]:
    answers = Answers(knowledge.load())
    cards = answers.knowledge
    words = " ".join(passage.text for passage in passages(cards) if passage.kind == "ad").split()
    ad = " ".join((words * 9)[:WORDS])
    short = " ".join(words[:SHORT])
    long = "\n".join([short] * TIMES)[:LONGEST_TEXT]

    def explained(text: str) -> float:
        return best(lambda: decode(answers.context, Command("decode", text=text, page=2), TODAY))

    found = best(lambda: cards.mentions(ad))
    reading = best(lambda: read(cards, ad, "ad", TODAY))
    yield Figure(f"an ad of {WORDS} words, read (no memo)", reading / found, "the time of finding its names")
    yield Figure(f"an ad of {WORDS} words, explained (no memo)", explained(ad) / found, "the time of finding its names")
    times = len(long.split()) / SHORT
    yield Figure(
        f"a text {times:.0f} times as long, explained (no memo)", explained(long) / explained(short), "the time"
    )


if __name__ == "__main__":
    print(*figures(), sep="\n")
