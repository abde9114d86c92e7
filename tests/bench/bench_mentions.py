"""What mentions finds in running texts: `python -m tests.bench.bench_mentions [--all]`.

The texts of ads.yml say themselves what they name; the terms are those of vocabulary.yml. Prints recall, precision and,
with `--all`, each name missed and each found wrongly; then how long texts, many terms and type-ahead take, in one run.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import yaml

from knowledge.search import TermIndex
from knowledge.words import key
from tests.bench.bench_search import made_terms
from tests.bench.figure import Figure

WORDS = 500
PREFIXES = ("", "a", "s", "co", "the", "zz", "data", "q x")
FOLDER = Path(__file__).parent
_MARKED = re.compile(r"\[([^\[\]|]+)(\|[^\[\]|]*)?\]")


class Marked(NamedTuple):
    """A text, and the term of each mention by its first and last character."""

    text: str
    mentions: dict[tuple[int, int], str]


def vocabulary() -> dict[str, list[str]]:
    """Each term with its other names."""
    terms: dict[str, list[str]] = yaml.safe_load((FOLDER / "vocabulary.yml").read_text(encoding="utf-8"))
    return terms


def marked_texts(terms: dict[str, list[str]]) -> list[Marked]:
    """The texts of ads.yml. Raises KeyError where a mark names nothing."""
    named = {key(name): term for term, aliases in terms.items() for name in (term, *aliases)}
    return [unmark(text, named) for text in yaml.safe_load((FOLDER / "ads.yml").read_text(encoding="utf-8"))]


def unmark(marked: str, named: dict[str, str]) -> Marked:
    """The text without its marks, and what they say. An empty term marks what has no term."""
    text, mentions, done = "", {}, 0
    for match in _MARKED.finditer(marked):
        words, term = match[1], match[2]
        text += marked[done : match.start()]
        if term != "|":
            mentions[len(text), len(text) + len(words)] = term[1:] if term else named[key(words)]
        text += words
        done = match.end()
    return Marked(text + marked[done:], mentions)


def best(call: Callable[[], object], rounds: int) -> float:
    """Milliseconds that the call takes in its best round."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return min(times) * 1_000


def figures() -> Iterator[Figure]:
    """50 times the words, and 50 times the terms."""
    terms = vocabulary()
    index = TermIndex(terms, not_in_text=["training"])
    words = "\n".join(marked.text for marked in marked_texts(terms)).split(" ")
    text = " ".join(words[:WORDS])
    longer = " ".join([text] * 50)
    once = best(lambda: index.mentions(text), 60)
    yield Figure(
        f"mentions in a text 50 times as long as {WORDS} words",
        best(lambda: index.mentions(longer), 5) / once,
        "the time",
    )
    few, many = (TermIndex(made_terms(number, random.Random(1))) for number in (200, 10_000))
    ratio = best(lambda: many.mentions(text), 60) / best(lambda: few.mentions(text), 60)
    yield Figure("mentions of 10,000 terms", ratio, "the time of 200 terms")
    slowest = max(best(lambda prefix=prefix: many.complete(prefix, 20), 20) for prefix in PREFIXES)  # type: ignore[misc]
    typed = best(lambda: many.lookup(words[0]), 20)
    yield Figure("the slowest type-ahead among 10,000 names", slowest / typed, "the time of a look-up among them")


class Score(NamedTuple):
    """Of all texts: what was right, what was missed and what was found wrongly, each with the words around it."""

    right: int
    missed: list[str]
    wrong: list[str]


def score(index: TermIndex, texts: list[Marked]) -> Score:
    """Compare. A mention counts where the term is right and the places overlap."""
    right, missed, wrong = 0, [], []
    for text, mentions in texts:
        left = dict(mentions)
        for found in index.mentions(text):
            hit = next(
                (at for at, term in left.items() if term == found.term and at[0] < found.stop and found.start < at[1]),
                None,
            )
            if hit:
                right += 1
                del left[hit]
            else:
                wrong.append(f"{found.term}: …{text[max(0, found.start - 25) : found.stop + 25]!r}")
        missed += [f"{term}: …{text[max(0, at[0] - 25) : at[1] + 25]!r}" for at, term in left.items()]
    return Score(right, missed, wrong)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="print what was missed and what was found wrongly")
    options = parser.parse_args()
    terms = vocabulary()
    texts = marked_texts(terms)
    index = TermIndex(terms, not_in_text=["training"])
    right, missed, wrong = score(index, texts)
    recall, precision = right / (right + len(missed)), right / (right + len(wrong))
    print(f"recall {recall:.1%}, precision {precision:.1%} of {right + len(missed)} mentions in {len(texts)} texts")
    if options.all:
        print(*(f"missed {each}" for each in missed), *(f"wrong  {each}" for each in wrong), sep="\n")
    print(*figures(), sep="\n")


if __name__ == "__main__":
    main()
