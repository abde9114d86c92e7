"""Each rule of writing catches a card that breaks it, names the place, and leaves good writing alone."""

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge import lint as rules
from knowledge import load
from knowledge.lint import lint
from knowledge.problem import Problem, Where, describe

Fields = dict[str, Any]

RULES: dict[str, Any] = yaml.safe_load(Path(rules.__file__).with_name("style.yml").read_text("utf-8"))


def question(ask: str) -> Fields:
    return {"ask": ask, "why": "It tells.", "strong": "Clear.", "weak": "Vague.", "follow_up": "And then?"}


def flag(words: str) -> Fields:
    return {"flag": words, "why_it_matters": "Work stops.", "could_also_mean": "Bad luck.", "ask": "What happened?"}


def level(years: str, *asks: str) -> Fields:
    indicators = ["Starts the day", "Feeds the oven", "Counts the loaves", "Cleans up"]
    return {"years": years, "indicators": indicators, "questions": [question(ask) for ask in asks]}


def resume_line(line: str) -> Fields:
    return {"line": line, "shows": "Trade.", "does_not_show": "Scale.", "ask": "How much of it?"}


RESUME_LINES = [resume_line("Sold bread"), resume_line("Baked bread")]

TERM: Fields = {
    "term": "Bread",
    "aliases": ["loaf"],
    "kind": "concept",
    "field": "Baking",
    "definition": "Bread is baked from flour. It is eaten every day.",
    "analogy": "It is like cake without sugar.",
    "why_it_matters": "A baker who knows bread can learn the rest.",
    "resume_lines": RESUME_LINES,
    "questions": [question("What makes a crust crisp?")],
}

ROLE: Fields = {
    "term": "Baker",
    "kind": "role",
    "field": "Baking",
    "definition": "A baker makes bread and sells it.",
    "why_it_matters": "There is no shop without one.",
    "resume_lines": RESUME_LINES,
    "role": {
        "title": "Baker",
        "search": {
            "titles": ["Baker", "Pastry Chef", "Bread Maker", "Miller"],
            "skills": ["rye", "wheat", "oats", "salt"],
        },
        "where_to_find": [{"place": place, "how": "Go and ask."} for place in ("Mills", "Markets", "Schools", "Fairs")],
        "levels": {
            "junior": level("0-2", "When does a baker get up?", "Which flour is dark?"),
            "mid": level("2-5", "Who taught you most?", "How hot should that oven be?"),
            "senior": level("5+", "Tell me about a night when the oven broke.", "Why do shops fail?"),
        },
        "red_flags": [flag(f"Has never {done}") for done in ("sold", "baked", "cleaned", "counted", "tasted")],
        "intake": [
            {"ask": f"Do you bake {what}?", "why": "It differs."} for what in ("rye", "cake", "pie", "rolls", "pizza")
        ],
    },
}


def changed(card: Fields, *changes: tuple[Where, Any]) -> Fields:
    """A copy of the card with other values at some places."""
    copy: Any = deepcopy(card)
    for where, value in changes:
        part = copy
        for step in where[:-1]:
            part = part[step]
        part[where[-1]] = value
    result: Fields = copy
    return result


class Judged:
    """Writes cards, reads them and says what the rules find."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *cards: Fields) -> list[Problem]:
        for card in cards:
            text = yaml.safe_dump(card, sort_keys=False, width=1000, allow_unicode=True)
            (self.folder / f"{card['term'].lower()}.yml").write_text(text)
        return lint(load(self.folder))

    def at(self, problem: Problem) -> str:
        """The line of the file that a problem points to."""
        return (self.folder / problem.file).read_text().splitlines()[problem.line - 1].strip()


@pytest.fixture
def judged(tmp_path: Path) -> Judged:
    return Judged(tmp_path)


def test_good_cards_have_nothing_to_mend(judged: Judged) -> None:
    assert judged(TERM, ROLE) == []


# One rule broken ------------------------------------------------------------------------------------------------------

LONG_DEFINITION = "Bread is baked from flour. " * 18 + "It is good."  # 5 * 18 + 3 words
LONG_SENTENCE = " ".join(["go"] * 31) + "."
HARD = "Contemporary organisations institutionalise comprehensive interdepartmental responsibilities internationally."


@pytest.mark.parametrize(
    ("where", "value", "says"),
    [
        (("definition",), LONG_DEFINITION, "93 words are too many for a call; shorten it to 90"),
        (("definition",), LONG_SENTENCE, "'go go go go …' has 31 words; split it so that none has more than 30"),
        (("resume_lines", 1, "shows"), LONG_SENTENCE, "has 31 words; split it"),
        (("questions", 0, "strong"), f"Fine. {LONG_SENTENCE}", "'go go go go …' has 31 words"),
        (("definition",), HARD, "use shorter words and sentences to bring it to 12"),
        (("definition",), "Bread feeds the backend.", "'backend' is jargon; explain it in brackets"),
        (("analogy",), "It is like a Cluster of cakes.", "'Cluster' is jargon; explain it in brackets"),
        (("why_it_matters",), "A baker can train neural networks.", "'neural networks' is jargon"),
        (("resume_lines",), RESUME_LINES[:1], "there are 1; a card needs at least 2"),
    ],
    ids=(
        "a long definition",
        "a long sentence in the definition",
        "a long sentence in a résumé line",
        "a long second sentence",
        "hard reading",
        "jargon in the definition",
        "jargon in the analogy",
        "jargon of two words",
        "too few résumé lines",
    ),
)
def test_a_term_that_breaks_one_rule(judged: Judged, where: Where, value: object, says: str) -> None:
    [problem] = judged(changed(TERM, (where, value)))
    assert (Path(problem.file).name, problem.where) == ("bread.yml", describe(where))
    assert says in problem.message
    key = next(step for step in reversed(where) if isinstance(step, str))
    assert judged.at(problem).removeprefix("- ").startswith(f"{key}:")


@pytest.mark.parametrize(
    ("where", "least"),
    [
        (("role", "red_flags"), 5),
        (("role", "intake"), 5),
        (("role", "where_to_find"), 4),
        (("role", "search", "titles"), 4),
        (("role", "search", "skills"), 4),
        (("role", "levels", "junior", "indicators"), 4),
        (("role", "levels", "mid", "questions"), 2),
        (("role", "levels", "senior", "indicators"), 4),
        (("resume_lines",), 2),
    ],
)
def test_a_role_with_one_too_few(judged: Judged, where: Sequence[str], least: int) -> None:
    part: Any = ROLE
    for step in where:
        part = part[step]
    [problem] = judged(changed(ROLE, (tuple(where), part[: least - 1])))
    assert (Path(problem.file).name, problem.where) == ("baker.yml", describe(tuple(where)))
    assert problem.message == f"there are {least - 1}; a card needs at least {least}"
    assert judged.at(problem) == f"{where[-1]}:"


def test_a_part_left_out_is_named_where_it_belongs(judged: Judged) -> None:
    role = {name: part for name, part in ROLE["role"].items() if name != "intake"}
    [problem] = judged(changed(ROLE, (("role",), role)))
    assert problem.where == "role > intake"
    assert judged.at(problem) == "role:"


def test_a_card_without_a_role_needs_a_question(judged: Judged) -> None:
    [problem] = judged({name: value for name, value in TERM.items() if name != "questions"})
    assert "add 'questions'" in problem.message


def test_problems_come_in_the_order_of_files_and_lines(judged: Judged) -> None:
    bad_role = changed(ROLE, (("why_it_matters",), LONG_SENTENCE), (("definition",), "It needs a VM."))
    found = judged(changed(TERM, (("definition",), "It needs an API.")), bad_role)
    assert [(Path(problem.file).name, problem.where) for problem in found] == [
        ("baker.yml", "definition"),
        ("baker.yml", "why_it_matters"),
        ("bread.yml", "definition"),
    ]


def test_long_and_hard_texts_are_fine_up_to_the_limit(judged: Judged) -> None:
    definition = "Bread is baked from flour. " * 12 + " ".join(["go"] * 30) + "."
    assert judged(changed(TERM, (("definition",), definition))) == []


def test_a_borrowed_role_is_judged_once(judged: Judged) -> None:
    borrower = {**TERM, "same_role_as": "Baker"}
    found = judged(borrower, changed(ROLE, (("role", "intake", 0, "why"), LONG_SENTENCE)))
    assert [(Path(problem.file).name, problem.where) for problem in found] == [("baker.yml", "role > intake 1 > why")]


# Jargon ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "definition",
    [
        "It has an API (a way in for programs).",
        "It has an API (a way in for programs). Each API costs.",
        "It is capital, an apiary and a clustered knot.",  # words that only look alike
        "It is front-ended by-API-hand.",
    ],
)
def test_jargon_explained_or_only_looking_so_is_fine(judged: Judged, definition: str) -> None:
    assert judged(changed(TERM, (("definition",), definition))) == []


def test_jargon_explained_in_the_definition_is_fine_below_it(judged: Judged) -> None:
    definition = "It has an API (a way in for programs)."
    assert judged(changed(TERM, (("definition",), definition), (("analogy",), "An API is a door."))) == []


def test_jargon_explained_too_late_is_not(judged: Judged) -> None:
    [problem] = judged(changed(TERM, (("definition",), "It has an API. An API (a way in) costs.")))
    assert "'API' is jargon" in problem.message


def test_each_word_of_jargon_is_named(judged: Judged) -> None:
    found = judged(changed(TERM, (("definition",), "It has a daemon, a schema and a repo (a store).")))
    assert [problem.message.split("'")[1] for problem in found] == ["daemon", "schema"]


API = {
    **TERM,
    "term": "API",
    "aliases": ["endpoint"],
    "definition": "A way in.",
    "questions": [question("What is it?")],
}


@pytest.mark.parametrize("word", ["API", "endpoint"])
def test_jargon_with_a_related_card_is_fine(judged: Judged, word: str) -> None:
    text = (("definition",), f"It has an {word}.")
    assert judged(API, changed(TERM, text, (("related",), ["API"]))) == []


@pytest.mark.parametrize("word", ["API", "endpoint"])
def test_jargon_with_a_card_that_is_not_related_is_not(judged: Judged, word: str) -> None:
    [problem] = judged(API, changed(TERM, (("definition",), f"It has an {word}.")))
    assert f"'{word}' is jargon" in problem.message


def test_a_card_may_use_its_own_names(judged: Judged) -> None:
    assert judged({**API, "definition": "An API has an endpoint."}) == []


def test_a_name_that_merely_contains_jargon_explains_nothing(judged: Judged) -> None:
    related = {**API, "term": "Rapid Rise", "aliases": ["overnight"]}
    [problem] = judged(related, changed(TERM, (("definition",), "It has an API."), (("related",), ["Rapid Rise"])))
    assert "'API' is jargon" in problem.message


# Fairness -------------------------------------------------------------------------------------------------------------

PROTECTED = {
    "age": "Seems too old for the team",
    "family": "Has small children at home",
    "health": "Was ill for half a year",
    "origin": "Speaks with an accent",
    "career gaps": "Has a gap of two years",
    "gender": "Would be the only woman here",
}


def test_every_protected_topic_is_tried() -> None:
    assert set(PROTECTED) == set(RULES["protected_topics"])


@pytest.mark.parametrize("field", ["flag", "heard", "why_it_matters"])
@pytest.mark.parametrize("topic", PROTECTED)
def test_a_red_flag_never_touches(judged: Judged, topic: str, field: str) -> None:
    [problem] = judged(changed(ROLE, (("role", "red_flags", 2, field), PROTECTED[topic])))
    assert (Path(problem.file).name, problem.where) == ("baker.yml", f"role > red_flags 3 > {field}")
    assert f"touches {topic}" in problem.message
    assert "never a sign against anyone" in problem.message
    assert judged.at(problem).removeprefix("- ").startswith(f"{field}:")


@pytest.mark.parametrize(
    ("topic", "word"), [(topic, word) for topic, words in RULES["protected_topics"].items() for word in words]
)
def test_a_red_flag_never_uses_the_word(judged: Judged, topic: str, word: str) -> None:
    found = judged(changed(ROLE, (("role", "red_flags", 0, "flag"), f"Mentions {word.upper()}, twice")))
    assert any(f"touches {topic}" in problem.message for problem in found)


@pytest.mark.parametrize(
    "words", ["Never set a threshold", "No cloud-native work", "Told no story of a manager", "Silly"]
)
def test_a_red_flag_may_use_words_that_only_look_alike(judged: Judged, words: str) -> None:
    assert judged(changed(ROLE, (("role", "red_flags", 0, "flag"), words))) == []


def test_an_innocent_explanation_may_name_a_protected_topic(judged: Judged) -> None:
    innocent = (("role", "red_flags", 0, "could_also_mean"), "Illness, or a child to look after.")
    assert judged(changed(ROLE, innocent)) == []


# Questions that look alike --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ask",
    [
        "What makes a crust crisp?",
        "What makes a crust crisp",
        "What makes crusts crisp?",
    ],
)
def test_a_question_too_like_that_of_another_card_is_named_with_its_place(judged: Judged, ask: str) -> None:
    twin = (("role", "levels", "mid", "questions", 1, "ask"), ask)
    [problem] = judged(TERM, changed(ROLE, twin))
    assert "ask for something else" in problem.message
    assert {"baker.yml", "bread.yml"} <= {Path(problem.file).name, *problem.message.replace(":", " ").split()}


def test_a_question_twice_in_one_card_is_named(judged: Judged) -> None:
    twin = (("role", "levels", "senior", "questions", 0, "ask"), "When does a baker get up?")
    [problem] = judged(changed(ROLE, twin))
    assert problem.where == "role > levels > senior > questions 1 > ask"
    assert "too like 'When does a baker get up?' in baker.yml:" in problem.message


def test_other_words_may_be_alike(judged: Judged) -> None:
    same = {**question("What is a miller?"), "why": TERM["questions"][0]["why"]}
    assert judged(TERM, changed(ROLE, (("role", "levels", "mid", "questions", 1), same))) == []
