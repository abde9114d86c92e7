"""What lookup finds, by the kind of query: `python -m tests.bench.bench_lookup [--seed N] [--all]`.

Queries are made from the names of vocabulary.yml (queries.py says how), and the tools of without_a_card.yml show what
is offered to someone who asks for something else.
"""

import argparse
from collections import Counter

import yaml

from knowledge.search import TermIndex
from tests.bench.bench_mentions import FOLDER, vocabulary
from tests.bench.queries import made, misses

MISSES = 400  # of each kind


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="print each query that was not answered rightly")
    options = parser.parse_args()
    terms = vocabulary()
    index = TermIndex(terms)
    asked, right, wrong, near = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for text, allowed, kind in (*made(terms, options.seed), *misses(terms, MISSES, options.seed + 1)):
        match = index.lookup(text)
        good = match.term in allowed if allowed else match.term is None
        for name in (kind, "all with an answer" if allowed else "all without"):
            asked[name] += 1
            right[name] += good
            wrong[name] += match.term is not None and not good
            near[name] += good or not {match.term, *match.suggestions}.isdisjoint(allowed)
        if options.all and not good:
            print(f"{kind}: {text!r}, {' or '.join(allowed) or 'no answer'}: {match.term or match.suggestions}")
    print(f"{'':<20}{'queries':>8}{'right':>8}{'wrong':>8}{'top-3':>8}")
    for name, number in asked.items():
        shares = (f"{count[name] / number:>8.1%}" for count in (right, wrong, near))
        print(f"{name:<20}{number:>8}" + "".join(shares))
    listed = yaml.safe_load((FOLDER / "without_a_card.yml").read_text(encoding="utf-8"))
    others = [text for row in listed["tools"] for text in row] + listed["words"]
    offered = {text: match for text in others if (match := index.lookup(text)).term or match.suggestions}
    print(f"{len(others)} tools without a card: {len(offered)} are offered something")
    for text, match in offered.items():
        print(f"  {text}: {match.term or ', '.join(match.suggestions)}")


if __name__ == "__main__":
    main()
