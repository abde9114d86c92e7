"""How fast a pasted text is explained: `python -m tests.bench.bench_decode`, with all cards that come with the project.

`mentions` finds the names, `read` reduces the text to them, `answer` does both and composes the message. A text is as
long as one ad, then 50 times as long as a short one, within the 40,000 characters that are read. Last, 10,000 cards
beside those there are.
"""

import random
import time
from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

import knowledge
from bot.answers.decode import decode
from bot.answers.decode.reading import LONGEST_TEXT, read
from bot.command import Command
from bot.verb import Context
from bot.verbs import VERBS
from knowledge import Knowledge
from tests.answers.passages import passages

ROUNDS = 15  # the best counts, in time of the processor: other work on the machine does not
TODAY = date(2026, 11, 24)
WORDS, SHORT, TIMES, MANY = 500, 100, 50, 10_000


def best(work: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of the processor."""
    fastest = float("inf")
    for _ in range(ROUNDS):
        started = time.thread_time()
        for _ in range(times):
            work()
        fastest = min(fastest, (time.thread_time() - started) / times)
    return fastest * 1_000


def with_many(cards: Knowledge, number: int) -> Knowledge:
    """More cards, of made-up names."""
    one = replace(next(iter(cards.cards.values())), aliases=(), counts_as=(), confused_with=(), related=(), role=None)
    chance = random.Random(7)
    more = {"".join(chance.choice("bdgklmnprtvz") + chance.choice("aeiou") for _ in range(5)) for _ in range(number)}
    return Knowledge({**cards.cards, **{f"{name}q": replace(one, term=f"{name}q") for name in sorted(more)}}, {})


def measure(name: str, cards: Knowledge, text: str) -> None:
    context, command = Context(cards, VERBS), Command("decode", text=text, page=2)
    mentions = best(lambda: cards.mentions(text))
    reading = best(lambda: read(cards, text, "ad", TODAY))
    answer = best(lambda: decode(context, command, TODAY))
    print(f"{name:>26}: mentions {mentions:6.2f} ms, read {reading:6.2f} ms, answer {answer:6.2f} ms")


def main() -> None:
    cards = knowledge.load()
    words = " ".join(passage.text for passage in passages(cards) if passage.kind == "ad").split()
    ad = " ".join((words * 9)[:WORDS])
    short = " ".join(words[:SHORT])
    long = "\n".join([short] * TIMES)[:LONGEST_TEXT]
    measure(f"{WORDS} words", cards, ad)
    measure(f"{SHORT} words", cards, short)
    measure(f"{len(long.split())} words", cards, long)
    measure(f"{WORDS} words, {MANY} cards", with_many(cards, MANY), ad)


if __name__ == "__main__":
    main()
