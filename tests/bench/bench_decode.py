"""How fast a pasted text is explained: `python -m tests.bench.bench_decode`, with all cards that come with the project.

`mentions` finds the names, `read` reduces the text to them, `answer` does both and composes the message. A text is as
long as one ad, then 50 times as long as a short one, within the 40,000 characters that are read.
"""

import time
from collections.abc import Callable
from datetime import date

import knowledge
from bot.answerer import Answers
from bot.answers.decode import decode
from bot.answers.decode.reading import LONGEST_TEXT, read
from bot.command import Command
from tests.answers.passages import passages

ROUNDS = 15  # the best counts, in time of the processor: other work on the machine does not
TODAY = date(2026, 11, 24)
WORDS, SHORT, TIMES = 500, 100, 50


def best(work: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of the processor."""
    fastest = float("inf")
    for _ in range(ROUNDS):
        started = time.thread_time()
        for _ in range(times):
            work()
        fastest = min(fastest, (time.thread_time() - started) / times)
    return fastest * 1_000


def main() -> None:
    answers = Answers(knowledge.load())
    cards = answers.knowledge
    words = " ".join(passage.text for passage in passages(cards) if passage.kind == "ad").split()
    ad = " ".join((words * 9)[:WORDS])
    short = " ".join(words[:SHORT])
    long = "\n".join([short] * TIMES)[:LONGEST_TEXT]
    for name, text in ((f"{WORDS} words", ad), (f"{SHORT} words", short), (f"{len(long.split())} words", long)):
        times = (
            best(lambda text=text: cards.mentions(text)),  # type: ignore[misc]
            best(lambda text=text: read(cards, text, "ad", TODAY)),  # type: ignore[misc]
            best(lambda text=text: decode(answers.context, Command("decode", text=text, page=2), TODAY)),  # type: ignore[misc]
        )
        print(f"{name:>12}: mentions {times[0]:6.2f} ms, read {times[1]:6.2f} ms, answer {times[2]:6.2f} ms")


if __name__ == "__main__":
    main()
