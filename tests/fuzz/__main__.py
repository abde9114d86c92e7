"""The long random search: `python -m tests.fuzz [--minutes N] [--seed N]`.

It tries what the suite, with its fixed examples, never gets to. The first counterexample is printed and ends it with 1.
Every run draws anew; the seed that it prints repeats a run. A new target is one entry in TARGETS.
"""

import argparse
import random
import sys
import time
from collections import Counter

import knowledge
from tests.fuzz import parsing, search
from tests.fuzz.texts import Texts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=None, help="repeat an earlier run")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(1 << 32) if options.seed is None else options.seed
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    cards = knowledge.load()
    texts = Texts(cards, chance)
    targets = {name: make(cards) for name, make in {**search.TARGETS, "parser": parsing.parser}.items()}
    tried: Counter[str] = Counter()
    end = time.monotonic() + 60 * options.minutes
    while time.monotonic() < end:
        kind, text = texts.draw()
        for name, check in targets.items():
            try:
                check(text)
            except Exception as error:  # noqa: BLE001  # whatever breaks is what is looked for
                print(f"{name} fails on a text of the kind {kind!r}: {error!r}\n{text!r}", flush=True)
                return 1
        tried[kind] += 1
    print(f"{sum(tried.values()):,} texts, nothing found in {', '.join(targets)}")
    for kind, number in tried.most_common():
        print(f"{number:>10,} {kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
