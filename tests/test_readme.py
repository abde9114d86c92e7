"""The README says what is so."""

import re
from pathlib import Path

import knowledge
from bot.settings import VARIABLES
from bot.verbs import VERBS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_its_table_is_the_table_of_verbs() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `/mlops ")]
    assert rows == [f"| `/mlops {verb.usage}` | {verb.help} |" for verb in VERBS]


def test_it_counts_the_cards(cards: knowledge.Knowledge) -> None:
    assert f"There are {len(cards.cards)} cards" in README


def test_it_explains_every_setting() -> None:
    for variable in VARIABLES:
        assert f"`{variable.name}`" in README


def test_what_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", README):
        assert (ROOT / target).exists(), target
