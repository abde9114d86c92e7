"""What cards say of each other holds both ways, and every link leads somewhere."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge import CardError, load
from knowledge.problem import Problem

Fields = dict[str, Any]

MUTUAL = ("counts_as", "carries_over", "not_the_same")


def card(term: str, **more: Any) -> Fields:
    return {
        "term": term,
        "kind": "tool",
        "field": "Kitchen",
        "in_short": "A thing.",
        "definition": "A thing.",
        "why_it_matters": "It helps.",
        **more,
    }


def role(term: str, **more: Any) -> Fields:
    asked = {
        "ask": "How?",
        "why": "So.",
        "listen_for": {"heat": "hot"},
        "strong": "Hot.",
        "weak": "Cold.",
        "follow_up": "And?",
    }
    level = {"years": "0-2", "indicators": ["Cooks"], "questions": [asked]}
    flag = {"flag": "Never", "why_it_matters": "It does.", "could_also_mean": "Nothing.", "ask": "When?"}
    part = {
        "title": term,
        "search": {"titles": [term]},
        "where_to_find": [{"place": "Fairs", "how": "Go there."}],
        "levels": {"junior": level, "mid": level, "senior": level},
        "red_flags": [flag],
    }
    return card(term, kind="role", role=part, **more)


def says(field: str, *names: str) -> Fields:
    """The field as it stands in a card."""
    transfers = [{"term": name, "still_new": "The handle."} for name in names]
    return {field: transfers if field == "carries_over" else list(names)}


def problems(folder: Path, *cards: Fields) -> list[Problem]:
    for each in cards:
        (folder / f"{each['term'].lower()}.yml").write_text(yaml.safe_dump(each, sort_keys=False))
    try:
        load(folder)
    except CardError as error:
        return list(error.problems)
    return []


def places(found: list[Problem]) -> list[tuple[str, str]]:
    return [(Path(problem.file).name, problem.where) for problem in found]


@pytest.mark.parametrize("field", MUTUAL)
def test_what_one_card_says_the_other_says_too(tmp_path: Path, field: str) -> None:
    found = problems(tmp_path, card("Pan", **says(field, "Pot")), card("Pot"))
    assert places(found) == [("pan.yml", field)]
    assert f"pot.yml does not say the same; add 'Pan' under its '{field}'" in found[0].message


@pytest.mark.parametrize("field", MUTUAL)
@pytest.mark.parametrize("name", ["Pan", "skillet", "SKILLET"])
def test_cards_that_say_the_same_of_each_other_agree(tmp_path: Path, field: str, name: str) -> None:
    pan = card("Pan", aliases=["skillet"], **says(field, "Pot"))
    assert problems(tmp_path, pan, card("Pot", **says(field, name))) == []


@pytest.mark.parametrize("field", MUTUAL)
def test_a_name_without_a_card_need_not_agree(tmp_path: Path, field: str) -> None:
    assert problems(tmp_path, card("Pan", **says(field, "Wok"))) == []


@pytest.mark.parametrize("field", MUTUAL)
@pytest.mark.parametrize("name", ["Pan", "skillet"])
def test_a_card_says_nothing_of_itself(tmp_path: Path, field: str, name: str) -> None:
    found = problems(tmp_path, card("Pan", aliases=["skillet"], **says(field, name)))
    assert len(found) == 1
    assert f"'{name}' is a name of this very card; delete it" in found[0].message


def test_a_skill_does_not_both_count_and_not(tmp_path: Path) -> None:
    pan = card("Pan", **says("counts_as", "Pot"), **says("not_the_same", "Pot"))
    found = problems(tmp_path, pan, card("Pot", **says("counts_as", "Pan")))
    assert places(found) == [("pan.yml", "not_the_same 1")]
    assert "'Pot' stands under 'counts_as' already; keep one of the two" in found[0].message


@pytest.mark.parametrize("field", ["related", "used_by"])
@pytest.mark.parametrize("name", ["Nothing", "cook", "Pan"])
def test_a_link_is_the_term_of_another_card(tmp_path: Path, field: str, name: str) -> None:
    found = problems(tmp_path, role("Cook"), card("Pan", **says(field, "Cook", name)))
    assert places(found) == [("pan.yml", f"{field} 2")]
    assert f"no other card has the term '{name}'" in found[0].message


def test_a_thing_is_used_by_roles_only(tmp_path: Path) -> None:
    found = problems(tmp_path, card("Pot"), card("Pan", used_by=["Pot"]))
    assert places(found) == [("pan.yml", "used_by 1")]
    assert "'Pot' is no card of a role" in found[0].message


def test_a_card_that_shares_a_role_is_one(tmp_path: Path) -> None:
    assert problems(tmp_path, role("Cook"), card("Chef", same_role_as="Cook"), card("Pan", used_by=["Chef"])) == []


def test_only_a_name_of_the_card_is_marked_as_not_in_text(tmp_path: Path) -> None:
    found = problems(tmp_path, card("Pan", aliases=["skillet"], not_in_text=["pan", "Skillet", "Pot"]))
    assert places(found) == [("pan.yml", "not_in_text 3")]
    assert "'Pot' is neither the term nor an alias of this card" in found[0].message
