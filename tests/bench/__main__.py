"""Every benchmark in one program of less than five minutes: `python -m tests.bench`.

Each figure is a ratio within one run, so that the machine cancels out; nothing else should run beside it. "memo" is an
answer that was composed before, "no memo" one that is composed or looked up anew.
"""

import time
from collections.abc import Callable, Iterator, Mapping

from tests.bench import bench_answers, bench_decode, bench_mentions, bench_search, bench_serving, bench_start, storm
from tests.bench.figure import Figure

# What is compared -> its figures.
BENCHES: Mapping[str, Callable[[], Iterator[Figure]]] = {
    "A command in process: the bot's door beside stock Bolt for Python, which says hi": bench_answers.figures,
    "Commands over HTTP, sent by wrk over 16 connections: the bot beside servers that say hi": bench_serving.figures,
    "The start of a process: the bot with all its cards beside a Bolt app that says hi": bench_start.figures,
    "A look-up: the search beside rapidfuzz's WRatio over the same names": bench_search.figures,
    "Names in running text: more words, more terms": bench_mentions.figures,
    "A pasted text: explained, beside finding its names": bench_decode.figures,
    "Socket Mode with drops, refusals and duplicates": storm.figures,
}


def main() -> None:
    started = time.monotonic()
    for compared, figures in BENCHES.items():
        print(f"\n{compared}")
        try:
            for figure in figures():
                print(f"  {figure}", flush=True)
        except RuntimeError as error:
            print(f"  left out: {error}", flush=True)
    print(f"\n{time.monotonic() - started:.0f} seconds")


if __name__ == "__main__":
    main()
