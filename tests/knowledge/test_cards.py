"""The cards that come with the project."""

import re

import pytest

from knowledge import Card, Knowledge, load
from knowledge.card import LEVELS, Level, LevelName, RedFlag, Role
from knowledge.lint import lint, texts
from knowledge.loader import CARDS

SHIPPED = load()
ROLES = {key: card for key, card in SHIPPED.cards.items() if card.role}


def role_of(card: Card) -> Role:
    assert card.role is not None
    return card.role


def level_of(role: Role, name: LevelName) -> Level:
    level: Level = getattr(role.levels, name)
    return level


@pytest.fixture
def mlops(cards: Knowledge) -> Role:
    return role_of(cards.cards["mlops"])


def test_every_file_is_a_card(cards: Knowledge) -> None:
    assert set(cards.cards) == {file.stem for file in CARDS.iterdir()}


def test_their_writing_is_fit_for_recruiters(cards: Knowledge) -> None:
    assert lint(cards) == []


@pytest.mark.parametrize("key", SHIPPED.cards)
def test_a_card_is_found_by_each_of_its_names(cards: Knowledge, key: str) -> None:
    card = cards.cards[key]
    found = {name: cards.lookup(name).card for name in (card.term, *card.aliases)}
    assert {name: other and other.term for name, other in found.items()} == dict.fromkeys(found, card.term)


@pytest.mark.parametrize("key", SHIPPED.cards)
def test_a_file_is_named_after_its_term(cards: Knowledge, key: str) -> None:
    names = (cards.cards[key].term, *cards.cards[key].aliases)
    assert key in {re.sub(r"\W+", "-", name.casefold()).strip("-") for name in names}


def test_no_card_claims_a_review(cards: Knowledge) -> None:
    assert [key for key, card in cards.cards.items() if card.reviewed] == []


def test_no_text_is_left_to_be_written(cards: Knowledge) -> None:
    todo = re.compile(r"\b(TODO|TBD|FIXME|XXX|lorem ipsum)\b|\?\?|\.\.\.$", re.IGNORECASE)
    left = [(key, where) for key, card in cards.cards.items() for where, text in texts(card) if todo.search(text)]
    assert left == []


# Roles ----------------------------------------------------------------------------------------------------------------


def test_the_card_meant_when_none_is_named_is_a_role(cards: Knowledge) -> None:
    assert cards.default is cards.cards["mlops"]
    assert "mlops" in ROLES


@pytest.mark.parametrize("key", ROLES)
def test_a_role_has_all_that_a_recruiter_needs(cards: Knowledge, key: str) -> None:
    role = role_of(cards.cards[key])
    assert role.title in role.search.titles
    assert len(role.search.titles) >= 4
    assert len(role.search.skills) >= 4
    assert len(role.where_to_find) >= 4
    assert 5 <= len(role.red_flags) <= 10
    assert len(role.intake) >= 5
    assert len(cards.cards[key].resume_lines) >= 2


@pytest.mark.parametrize("name", LEVELS)
@pytest.mark.parametrize("key", ROLES)
def test_a_role_has_each_level_complete(cards: Knowledge, key: str, name: LevelName) -> None:
    level = level_of(role_of(cards.cards[key]), name)
    assert re.fullmatch(r"\d+-\d+|\d+\+", level.years)
    assert len(level.indicators) >= 4
    assert len(level.questions) >= 2
    assert all(question.ask.endswith(("?", ".")) for question in level.questions)


@pytest.mark.parametrize("key", ROLES)
def test_the_levels_of_a_role_follow_on_each_other(cards: Knowledge, key: str) -> None:
    starts = [int(re.split(r"[-+]", level_of(role_of(cards.cards[key]), name).years)[0]) for name in LEVELS]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize("key", ROLES)
def test_every_red_flag_of_a_role_has_a_neutral_question(cards: Knowledge, key: str) -> None:
    assert [flag.flag for flag in role_of(cards.cards[key]).red_flags if "?" not in flag.ask] == []


def test_other_names_for_a_role_share_one(cards: Knowledge) -> None:
    assert role_of(cards.cards["mlops-engineer"]) == role_of(cards.cards["mlops"])


# The facts that the MLOps card is there to carry ----------------------------------------------------------------------


@pytest.mark.parametrize(("name", "years"), [("junior", "0-2"), ("mid", "2-5"), ("senior", "5+")])
def test_mlops_has_the_years_indicators_and_questions_of_each_level(mlops: Role, name: LevelName, years: str) -> None:
    level = level_of(mlops, name)
    assert (level.years, len(level.indicators), len(level.questions)) == (years, 4, 2)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("junior", ["into use", "versions of both code and models", "pipeline", "cloud"]),
        ("mid", ["pipelines that train and release", "Watches models", "applications", "faster"]),
        ("senior", ["Designs", "Leads a team", "large", "teams"]),
    ],
)
def test_mlops_has_the_indicators_of_each_level(mlops: Role, name: LevelName, facts: list[str]) -> None:
    for indicator, fact in zip(level_of(mlops, name).indicators, facts, strict=True):
        assert fact in indicator


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("junior", ["main parts of an MLOps pipeline", "versions of a model"]),
        ("mid", ["repeated with the same result", "automatic tests"]),
        ("senior", ["design an MLOps pipeline for a large company", "monitor models"]),
    ],
)
def test_mlops_has_the_questions_of_each_level(mlops: Role, name: LevelName, facts: list[str]) -> None:
    for question, fact in zip(level_of(mlops, name).questions, facts, strict=True):
        assert fact in question.ask


def test_mlops_has_the_titles_to_search_for(mlops: Role) -> None:
    assert set(mlops.search.titles) == {
        "Machine Learning Engineer",
        "MLOps Engineer",
        "ML Platform Engineer",
        "DevOps Engineer - ML",
        "AI Operations Engineer",
        "Machine Learning Operations Engineer",
        "ML Infrastructure Engineer",
    }


def test_mlops_decodes_four_resume_lines(cards: Knowledge) -> None:
    lines = [line.line for line in cards.cards["mlops"].resume_lines]
    facts = ["release time down from weeks to days", "Headed the MLOps team", "testing and releasing", "standards"]
    assert len(lines) == len(facts)
    assert all(fact in line for fact, line in zip(facts, lines, strict=True))


@pytest.mark.parametrize(
    "topic", ["cloud", "basic machine learning", "version control", "automated testing", "put into real use"]
)
def test_mlops_has_a_red_flag_about(mlops: Role, topic: str) -> None:
    about: list[RedFlag] = [flag for flag in mlops.red_flags if topic in flag.flag]
    assert len(about) == 1
    assert len(mlops.red_flags) == 5


def test_mlops_says_what_it_is_and_what_it_is_not(cards: Knowledge) -> None:
    mlops = cards.cards["mlops"]
    assert "short for Machine Learning Operations" in mlops.definition
    assert {"DevOps", "Data Scientist"} <= {other.term for other in mlops.confused_with}
    assert mlops.analogy is not None
    assert "bridge between the data scientists" in mlops.why_it_matters
