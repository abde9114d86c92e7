"""Snippets are YAML that the cards' own loader reads, whatever a person typed."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import CardError, load, snippets
from tests.conftest import CARDS

TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp", "Cf", "Co")), min_size=1, max_size=200)
ON = date(2026, 5, 31)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_a_new_card_can_be_loaded_as_it_stands(folder: Path) -> None:
    (folder / "feast.yml").write_text(snippets.new_card("feast.yml", "Feast", "Is it a product?"), "utf-8")
    card = load(folder).cards["feast"]
    assert (card.term, card.kind) == ("Feast", "concept")
    assert card.definition.startswith("TODO: ")
    assert card.reviewed is None


@given(term=TYPED.filter(str.strip), asked=TYPED, explained=TYPED.filter(str.strip))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_breaks_out_of_it(folder: Path, term: str, asked: str, explained: str) -> None:
    term = f"{term[:70]} x".strip()
    text = snippets.new_card("x.yml", term, f"{asked}\nreviewed: {{by: Eve, on: 2026-01-01}}", explained)
    assert yaml.safe_load(text) == {**yaml.safe_load(text), "term": term, "definition": explained}
    assert list(yaml.safe_load(text)) == ["term", "kind", "field", "in_short", "definition", "why_it_matters"]
    (folder / "x.yml").write_text(text, "utf-8")
    assert load(folder).cards["x"].reviewed is None


@given(wrong=TYPED, better=TYPED)
def test_a_mend_says_where_and_what(wrong: str, better: str) -> None:
    wrong = f"{wrong}\n{better}"
    read = yaml.safe_load(snippets.mend("cards/docker.yml", "docker", wrong, better))
    assert read == {"file": "cards/docker.yml", "card": "docker", "wrong_or_missing": wrong, "better": better}


@pytest.mark.parametrize(
    "by", ["Dana", "No", "Data team: Ops", "x, on: 1999-01-01}", 'O\'Hara "D" 😀', "#5", "2026-01-01"]
)
def test_a_review_can_be_put_into_a_card(folder: Path, by: str) -> None:
    (folder / "x.yml").write_text(snippets.new_card("x.yml", "X") + snippets.reviewed(by, ON), "utf-8")
    review = load(folder).cards["x"].reviewed
    assert review is not None
    assert (review.by, review.on) == (by, ON)


def test_a_review_without_a_name_is_refused_by_the_loader(folder: Path) -> None:
    (folder / "x.yml").write_text(snippets.new_card("x.yml", "X") + snippets.reviewed("", ON), "utf-8")
    with pytest.raises(CardError, match="reviewed > by: nothing is written here"):
        load(folder)


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("Feature Store", "feature-store.yml"),
        ("CI/CD", "ci-cd.yml"),
        ("../../etc/passwd", "etc-passwd.yml"),
        ("`x`", "x.yml"),
        ("???", "new-card.yml"),
    ],
)
def test_a_file_is_named_after_its_term(term: str, name: str) -> None:
    assert snippets.file_name(term) == name


def test_the_cards_of_the_tests_are_named_so() -> None:
    names = {file.name for file in CARDS.glob("*.yml")}
    assert {snippets.file_name("Feature Store"), snippets.file_name("CI/CD"), snippets.file_name("SQL")} <= names
