"""Speed and accuracy of the search: `python -m tests.bench.bench_search [--terms terms.yml] [queries.jsonl]`.

Speed is told as a ratio to `rapidfuzz.process.extractOne(scorer=WRatio)` over the same names in the same run, so that
the machine cancels out; nothing asserts a time. Accuracy is told beside the usual ways to look a word up. Queries are
JSON lines `{"query": ..., "term": ... or null, "also": [other right terms]}`, null meaning that no term may be
answered; without a file they are made by misspelling the names of the terms. Terms are a YAML list of
`{term: ..., aliases: [...]}`; without a file they are those of the cards.
"""

import argparse
import difflib
import json
import random
import string
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import yaml
from rapidfuzz import fuzz, process
from thefuzz import process as thefuzz

from knowledge import load
from knowledge.english import frequencies
from knowledge.search import TermIndex
from tests.bench.figure import Figure

Terms = dict[str, list[str]]

SIZES = {60: 0.15, 1_000: 0.03, 10_000: 0.01, 100_000: 0.003}  # number of terms: the ratio to stay under
ROUNDS = 5  # the best counts: the others tell how busy the machine was


class Query(NamedTuple):
    """A text with the terms that are right answers; none are when there is nothing to answer."""

    text: str
    right: tuple[str, ...]


def misspelt(name: str, chance: random.Random) -> str:
    """The name with one letter dropped, doubled, replaced or swapped with the next."""
    at = chance.choice([at for at, sign in enumerate(name) if sign.isalpha()])
    head, tail = name[:at], name[at:]
    other = chance.choice(string.ascii_lowercase)
    return chance.choice(
        [head + tail[1:], head + tail[0] + tail, head + other + tail[1:], head + tail[1:2] + tail[0] + tail[2:]]
    )


def ways_to_ask(name: str, chance: random.Random) -> Iterator[str]:
    """What the mix holds for each name besides two misses: 4 ways to write it, 2 to ask for it, 3 slips."""
    yield from (name, name.upper(), name.lower(), name.replace(" ", "-"))
    yield from (f"what is {name}?", f"senior {name}")
    yield from (misspelt(name.lower(), chance) for _ in range(3))


def made_queries(terms: Terms, chance: random.Random) -> list[Query]:
    """Per name: its ways to ask, and two misses, one a word and one two words of ordinary English."""
    taken = {word for term, aliases in terms.items() for name in (term, *aliases) for word in name.lower().split()}
    words = [word for word in frequencies() if word.isalpha() and word not in taken]
    queries = []
    for term, aliases in terms.items():
        for name in (term, *aliases):
            queries += [Query(text, (term,)) for text in ways_to_ask(name, chance)]
            queries += [Query(chance.choice(words), ()), Query(" ".join(chance.sample(words, 2)), ())]
    return queries


def made_terms(number: int, chance: random.Random) -> Terms:
    """So many names of one to three English words, none twice."""
    words = [word for word in frequencies() if 3 < len(word) < 11 and word.isalpha()]
    names: dict[str, None] = {}
    while len(names) < number:
        names[" ".join(chance.sample(words, chance.choice((1, 2, 2, 3))))] = None
    return {name: [] for name in names}


def seconds(look_ups: Sequence[tuple[Callable[[str], object], Sequence[str]]], rounds: int) -> list[float]:
    """The time one look-up of each way takes, on average over its texts, in the best round. The ways take turns."""
    best = [float("inf")] * len(look_ups)
    for _ in range(rounds):
        for at, (look_up, texts) in enumerate(look_ups):
            start = perf_counter()
            for text in texts:
                look_up(text)
            best[at] = min(best[at], (perf_counter() - start) / len(texts))
    return best


class Speed(NamedTuple):
    """Seconds for one look-up, and to build the index."""

    ours: float
    wratio: float
    built: float


def speed(number: int, chance: random.Random) -> Speed:
    terms = made_terms(number, chance)
    names = list(terms)
    start = perf_counter()
    index = TermIndex(terms)
    built = perf_counter() - start

    def wratio(text: str) -> object:
        return process.extractOne(text.lower(), names, scorer=fuzz.WRatio)

    sample = dict.fromkeys(chance.sample(names, min(number, 60)))
    texts = [query.text for query in made_queries({name: [] for name in sample}, chance)]
    fewer = chance.sample(
        texts, max(20, min(len(texts), 1_000_000 // number))
    )  # WRatio goes through all names each time
    ours, theirs = seconds([(index.lookup, texts), (wratio, fewer)], ROUNDS if number > 100 else 8 * ROUNDS)
    return Speed(ours, theirs, built)


def figures() -> Iterator[Figure]:
    chance = random.Random(1)
    frequencies()  # read once, whatever the number of terms
    for number, goal in SIZES.items():
        ours, wratio, _ = speed(number, chance)
        yield Figure(f"a look-up among {number:,} terms (no memo)", ours / wratio, "the time of WRatio", most=goal)


def speed_row(number: int, chance: random.Random) -> str:
    ours, theirs, built = speed(number, chance)
    terms = made_terms(number, chance)
    tracemalloc.start()
    index = TermIndex(terms)
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    del index
    return (
        f"{number:>8,} {ours * 1e6:>8.1f} us {theirs * 1e6:>11.1f} us {ours / theirs:>8.4f}  (<= {SIZES[number]})"
        f"{built:>8.2f} s {memory:>7.1f} MB"
    )


def answers(terms: Terms) -> dict[str, Callable[[str], tuple[str | None, Sequence[str]]]]:
    """Each way to look up: text -> (answer or None, suggestions). The thresholds are the usual ones of each."""
    index = TermIndex(terms)
    term_of = {name.lower(): term for term, aliases in terms.items() for name in (term, *aliases)}
    names = list(term_of)

    def ours(text: str) -> tuple[str | None, Sequence[str]]:
        match = index.lookup(text)
        return match.term, match.suggestions

    def close_matches(text: str) -> tuple[str | None, Sequence[str]]:
        return named(difflib.get_close_matches(text.lower(), names, n=9, cutoff=0.8))

    def wratio(text: str) -> tuple[str | None, Sequence[str]]:
        near = process.extract(text.lower(), names, scorer=fuzz.WRatio, limit=9)
        return named([name for name, score, _ in near if score >= 88], [name for name, _, _ in near])

    def the_fuzz(text: str) -> tuple[str | None, Sequence[str]]:
        near = thefuzz.extract(text, names, limit=9) if any(map(str.isalnum, text)) else []
        return named([name for name, score in near if score >= 88], [name for name, _ in near])

    def named(sure: Sequence[str], near: Sequence[str] = ()) -> tuple[str | None, Sequence[str]]:
        suggestions = list(dict.fromkeys(term_of[name] for name in near or sure))
        return (term_of[sure[0]] if sure else None), suggestions[:3]

    return {
        "TermIndex": ours,
        "difflib.get_close_matches": close_matches,
        "rapidfuzz WRatio": wratio,
        "thefuzz": the_fuzz,
    }


def share(part: int, whole: int) -> str:
    return f"{part / whole:>8.2%}" if whole else f"{'-':>8}"


def accuracy_rows(terms: Terms, queries: Sequence[Query]) -> Iterator[str]:
    some, none = [query for query in queries if query.right], [query for query in queries if not query.right]
    yield f"{len(some)} queries with an answer, {len(none)} without"
    yield f"{'':<28}{'top-1':>8}{'wrong':>8}{'top-3':>8}{'false':>8}"
    for way, look_up in answers(terms).items():
        right = wrong = near = 0
        for text, allowed in some:
            term, suggestions = look_up(text)
            right += term in allowed
            wrong += term is not None and term not in allowed
            near += bool({term, *suggestions} & {*allowed})
        false = sum(look_up(query.text)[0] is not None for query in none)
        yield (
            f"{way:<28}"
            + share(right, len(some))
            + share(wrong, len(some))
            + share(near, len(some))
            + share(false, len(none))
        )


def read_terms(path: Path | None) -> Terms:
    if path is None:
        return {card.term: list(card.aliases) for card in load().cards.values()}
    return {row["term"]: row["aliases"] for row in yaml.safe_load(path.read_text())}


def read_queries(path: Path) -> list[Query]:
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text().splitlines()]
    return [Query(row["query"], (row["term"], *(row.get("also") or ())) if row["term"] else ()) for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries", type=Path, nargs="?", help="JSON lines; made from the terms if left out")
    parser.add_argument("--terms", type=Path, help="YAML list of terms with aliases; the cards' if left out")
    parser.add_argument(
        "--no-speed", action="store_true", help="leave out the speed table, which takes a minute or two"
    )
    options = parser.parse_args()
    chance = random.Random(1)
    if not options.no_speed:
        frequencies()  # read once, whatever the number of terms
        print("Speed, a mix of 4 ways to write a name, 2 to ask for it, 3 slips of a letter and 2 misses")
        print(f"{'terms':>8} {'TermIndex':>11} {'WRatio':>14} {'ratio':>8}{'':>12}{'built in':>10} {'memory':>10}")
        for number in SIZES:
            print(speed_row(number, chance), flush=True)
        print()
    terms = read_terms(options.terms)
    queries = read_queries(options.queries) if options.queries else made_queries(terms, chance)
    print(*accuracy_rows(terms, queries), sep="\n")


if __name__ == "__main__":
    main()
