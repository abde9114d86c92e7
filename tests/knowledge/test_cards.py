"""The rules that every card of the project keeps. None holds a card to its wording, or all of them to a number."""

import re

import msgspec
import pytest

from knowledge import Card, load
from knowledge.card import LEVELS, Level, LevelName, Question, Role
from knowledge.lint import lint, texts
from knowledge.loader import CARDS

SECTION = 3_000  # characters that Slack takes in one section
LABELS = 250  # of them for what an answer adds: labels, bullets, line ends

SHIPPED = load()
ROLES = {key: card for key, card in SHIPPED.cards.items() if card.role}


def role_of(card: Card) -> Role:
    assert card.role is not None
    return card.role


def level_of(role: Role, name: LevelName) -> Level:
    level: Level = getattr(role.levels, name)
    return level


def test_every_file_is_a_card() -> None:
    assert set(SHIPPED.cards) == {file.stem for file in CARDS.iterdir()}


def test_their_writing_is_fit_for_recruiters() -> None:
    assert lint(SHIPPED) == []


@pytest.mark.parametrize("key", SHIPPED.cards)
def test_a_card_is_found_by_each_of_its_names(key: str) -> None:
    card = SHIPPED.cards[key]
    found = {name: SHIPPED.lookup(name).card for name in (card.term, *card.aliases)}
    assert {name: other and other.term for name, other in found.items()} == dict.fromkeys(found, card.term)


@pytest.mark.parametrize("key", SHIPPED.cards)
def test_a_file_is_named_after_its_term(key: str) -> None:
    names = (SHIPPED.cards[key].term, *SHIPPED.cards[key].aliases)
    assert key in {re.sub(r"\W+", "-", name.casefold()).strip("-") for name in names}


def test_no_text_is_left_to_be_written() -> None:
    todo = re.compile(r"\b(TODO|TBD|FIXME|XXX|lorem ipsum)\b|\?\?|\.\.\.$", re.IGNORECASE)
    left = [(key, where) for key, card in SHIPPED.cards.items() for where, text in texts(card) if todo.search(text)]
    assert left == []


def test_any_question_fits_into_one_section() -> None:
    fields = msgspec.json.schema(Question)["$defs"]["Question"]["properties"]
    listen_for = fields.pop("listen_for")
    heard = listen_for["propertyNames"]["maxLength"] + listen_for["additionalProperties"]["maxLength"]
    texts = [option for field in fields.values() for option in field.get("anyOf", [field])]
    longest = sum(text.get("maxLength", 0) for text in texts) + listen_for["maxProperties"] * heard
    assert longest + LABELS <= SECTION


# Roles ----------------------------------------------------------------------------------------------------------------


def test_the_card_meant_when_none_is_named_is_a_role() -> None:
    assert SHIPPED.default is not None
    assert SHIPPED.default.role is not None


@pytest.mark.parametrize("key", ROLES)
def test_a_role_is_searched_by_its_own_title(key: str) -> None:
    role = role_of(SHIPPED.cards[key])
    assert role.title in role.search.titles


@pytest.mark.parametrize("name", LEVELS)
@pytest.mark.parametrize("key", ROLES)
def test_a_level_has_years_and_questions_that_ask(key: str, name: LevelName) -> None:
    level = level_of(role_of(SHIPPED.cards[key]), name)
    assert re.match(r"\d+-\d+|\d+\+", level.years)
    assert all(question.ask.endswith(("?", ".")) for question in level.questions)


@pytest.mark.parametrize("key", ROLES)
def test_the_levels_of_a_role_follow_on_each_other(key: str) -> None:
    starts = [int(re.split(r"[-+]", level_of(role_of(SHIPPED.cards[key]), name).years)[0]) for name in LEVELS]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize("key", ROLES)
def test_every_red_flag_of_a_role_has_a_neutral_question(key: str) -> None:
    assert [flag.flag for flag in role_of(SHIPPED.cards[key]).red_flags if "?" not in flag.ask] == []


def test_cards_of_one_role_share_it() -> None:
    shared = {card.term: card for card in SHIPPED.cards.values() if card.same_role_as}
    assert all(card.role == SHIPPED[card.same_role_as or ""].role for card in shared.values())
