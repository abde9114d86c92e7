"""Each rule of writing catches a card that breaks it, names the place, and leaves good writing alone."""

from collections.abc import Sequence
from copy import deepcopy
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

import knowledge
from knowledge import load
from knowledge.lint import lint
from knowledge.problem import Problem, Where, describe

Fields = dict[str, Any]

STYLE: Fields = yaml.safe_load(Path(knowledge.__file__).with_name("style.yml").read_text("utf-8"))


def question(ask: str) -> Fields:
    return {
        "ask": ask,
        "why": "It tells.",
        "listen_for": {"proofing": "letting the dough rise", "sourdough": "bread without yeast from a shop"},
        "strong": "Clear, down to the proofing.",
        "fair": "Half of it.",
        "weak": "Vague.",
        "follow_up": "And then?",
    }


def flag(words: str) -> Fields:
    return {
        "topic": "Practice",
        "flag": words,
        "heard": "Never did that",
        "why_it_matters": "Work stops.",
        "could_also_mean": "Bad luck.",
        "ask": "What happened?",
    }


def level(years: str, *asks: str) -> Fields:
    indicators = ["Starts the day", "Feeds the oven", "Counts the loaves", "Cleans up"]
    return {"years": years, "indicators": indicators, "questions": [question(ask) for ask in asks]}


def resume_line(line: str, shows: str = "Trade.") -> Fields:
    return {"line": line, "shows": shows, "does_not_show": "Scale.", "ask": "How much of it?"}


RESUME_LINES = [resume_line("Sold bread"), resume_line("Baked bread")]

TERM: Fields = {
    "term": "Bread",
    "aliases": ["sourdough loaf"],
    "not_in_text": ["Bread"],  # an ordinary word
    "kind": "concept",
    "field": "Baking",
    "in_short": "Bread is what a baker bakes.",
    "definition": "Bread is baked from flour. It is eaten every day.",
    "analogy": "It is like cake without sugar.",
    "why_it_matters": "A baker who knows bread can learn the rest.",
    "used_by": ["Baker"],
    "resume_lines": RESUME_LINES,
    "questions": [question("What makes a crust crisp?")],
}

ROLE: Fields = {
    "term": "Baker",
    "not_in_text": ["Baker"],
    "kind": "role",
    "field": "Baking",
    "in_short": "A baker makes bread.",
    "definition": "A baker makes bread and sells it.",
    "why_it_matters": "There is no shop without one.",
    "resume_lines": RESUME_LINES,
    "role": {
        "title": "Baker",
        "search": {
            "titles": ["Baker", "Pastry Chef", "Bread Maker", "Miller"],
            "skills": ["rye", "wheat", "oats", "salt"],
            "exclude": ["bread pudding"],
        },
        "where_to_find": [{"place": place, "how": "Go and ask."} for place in ("Mills", "Markets", "Schools", "Fairs")],
        "levels": {
            "junior": level("0-2", "When does a baker get up?", "Which flour is dark?"),
            "mid": level("2-5", "Who taught you most?", "How hot should that oven be?"),
            "senior": level("5+", "Tell me about a night when the oven broke.", "Why do shops fail?"),
        },
        "red_flags": [flag(f"Has never {done}") for done in ("sold", "baked", "cleaned", "counted", "tasted")],
        "good_signs": ["Gets up early", "Tastes the dough", "Knows the miller", "Keeps a starter"],
        "intake": [
            {"ask": f"Do you bake {what}?", "why": "It differs."} for what in ("rye", "cake", "pie", "rolls", "pizza")
        ],
        "candidate_asks": [
            {"ask": f"Is there {what}?", "ask_first": "The master.", "until_then": "Let me find out."}
            for what in ("night work", "a mill", "a team", "a shop", "free bread")
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
    """Writes cards, beside a baker's unless there is one among them, reads them and says what the rules find."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *cards: Fields) -> list[Problem]:
        for card in (ROLE, *cards):
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


def words_of(count: int) -> str:
    """So many words, in sentences of at most ten."""
    return " ".join("go." if number % 10 == 9 else "go" for number in range(count))


HARD = "Contemporary organizations institutionalize comprehensive interdepartmental responsibilities internationally."


@pytest.mark.parametrize(
    ("where", "value", "says"),
    [
        (("definition",), LONG_DEFINITION, "93 words are too many for a call; shorten it to 90"),
        (("definition",), LONG_SENTENCE, "'go go go go …' has 31 words; split it so that none has more than 30"),
        (("resume_lines", 1, "shows"), LONG_SENTENCE, "has 31 words; split it"),
        (("questions", 0, "strong"), f"Proofing. {LONG_SENTENCE}", "'go go go go …' has 31 words"),
        (("definition",), HARD, "use shorter words and sentences to bring it to 12"),
        (("definition",), "Bread feeds the backend.", "'backend' is jargon; explain it in brackets"),
        (("analogy",), "It is like a Cluster of cakes.", "'Cluster' is jargon; explain it in brackets"),
        (("why_it_matters",), "A baker can train neural networks.", "'neural networks' is jargon"),
        (("resume_lines",), RESUME_LINES[:1], "there are 1; a card needs at least 2"),
        (("used_by",), [], "there are 0; a card needs at least 1"),
        (("in_short",), words_of(31), "31 words are too many for a call; shorten it to 30"),
        (("questions", 0, "listen_for"), {"proofing": "rising"}, "there are 1; a card needs at least 2"),
        (("questions", 0, "strong"), f"Proofing. {words_of(35)}", "36 words are too many for a call; shorten it to 35"),
        (("questions", 0, "fair"), words_of(36), "36 words are too many for a call; shorten it to 35"),
        (("questions", 0, "weak"), words_of(36), "36 words are too many for a call; shorten it to 35"),
        (("questions", 0, "strong"), "Clear.", "none of the words to listen for (proofing, sourdough)"),
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
        "no role that uses it",
        "too long for a call",
        "too little to listen for",
        "a long strong answer",
        "a long fair answer",
        "a long weak answer",
        "a strong answer without the words to listen for",
    ),
)
def test_a_term_that_breaks_one_rule(judged: Judged, where: Where, value: object, says: str) -> None:
    [problem] = judged(changed(TERM, (where, value)))
    assert (Path(problem.file).name, problem.where) == ("bread.yml", describe(where))
    assert says in problem.message
    key = next(step for step in reversed(where) if isinstance(step, str))
    assert judged.at(problem).removeprefix("- ").startswith(f"{key}:")


@pytest.mark.parametrize("listen_for", [{"sourdough": "old dough"}, {"Proof": "rising"}, {"proofed loaves": "risen"}])
def test_a_strong_answer_may_use_another_form_of_a_word_to_listen_for(judged: Judged, listen_for: Fields) -> None:
    strong = "Says when the proofing is done and why a sourdough takes longer."
    changes = (
        (("questions", 0, "listen_for"), {"crumb": "the inside"} | listen_for),
        (("questions", 0, "strong"), strong),
    )
    assert judged(changed(TERM, *changes)) == []


@pytest.mark.parametrize(
    ("where", "least"),
    [
        (("role", "red_flags"), 5),
        (("role", "good_signs"), 4),
        (("role", "intake"), 5),
        (("role", "candidate_asks"), 5),
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


@pytest.mark.parametrize("name", ["topic", "heard"])
def test_a_red_flag_needs(judged: Judged, name: str) -> None:
    without = {field: text for field, text in ROLE["role"]["red_flags"][1].items() if field != name}
    [problem] = judged(changed(ROLE, (("role", "red_flags", 1), without)))
    assert problem.where == "role > red_flags 2"
    assert f"'{name}' is missing" in problem.message


def test_a_question_of_a_role_needs_a_fair_answer_and_that_of_a_term_may_have_one(judged: Judged) -> None:
    without = {field: text for field, text in question("Who mills?").items() if field != "fair"}
    where = ("role", "levels", "mid", "questions", 0)
    [problem] = judged(changed(TERM, (("questions",), [without])), changed(ROLE, (where, {**without, "ask": "Why?"})))
    assert (Path(problem.file).name, problem.where) == ("baker.yml", describe(where))
    assert "'fair' is missing" in problem.message


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
    "not_in_text": [],
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
    related = {**API, "term": "Rapid Rise", "aliases": ["rise overnight"]}
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
    assert set(PROTECTED) == set(STYLE["protected_topics"])


@pytest.mark.parametrize("field", ["flag", "heard", "why_it_matters"])
@pytest.mark.parametrize("topic", PROTECTED)
def test_a_red_flag_never_touches(judged: Judged, topic: str, field: str) -> None:
    [problem] = judged(changed(ROLE, (("role", "red_flags", 2, field), PROTECTED[topic])))
    assert (Path(problem.file).name, problem.where) == ("baker.yml", f"role > red_flags 3 > {field}")
    assert f"touches {topic}" in problem.message
    assert "never a sign against anyone" in problem.message
    assert judged.at(problem).removeprefix("- ").startswith(f"{field}:")


@pytest.mark.parametrize(
    ("topic", "word"), [(topic, word) for topic, words in STYLE["protected_topics"].items() for word in words]
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


# Exclusions and claims ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["intern", "sales", "Salesforce"])
def test_an_exclusion_of_one_word_is_refused(judged: Judged, word: str) -> None:
    [problem] = judged(changed(ROLE, (("role", "search", "exclude"), ["bread pudding", word])))
    assert problem.where == "role > search > exclude 2"
    assert f"good people have the word '{word}'" in problem.message


def test_a_title_to_leave_out_may_be_one_word(judged: Judged) -> None:
    assert judged(changed(ROLE, (("role", "search", "exclude_titles"), ["Recruiter"]))) == []


def claimed(line: str, shows: str) -> Fields:
    return changed(TERM, (("resume_lines", 0), resume_line(line, shows)))


@pytest.mark.parametrize(
    ("line", "shows", "number"),
    [
        ("Cut waste by 40%", "Thrift: waste fell by 40%.", "40"),
        ("Baked 1,000 loaves a day", "Bulk: 1,000 loaves each day.", "1,000"),
        ("Baked for 12 shops", "Twelve shops sold the bread.", "Twelve"),
        ("Cut the bill in half", "The bill is half of what it was.", "half"),
    ],
)
def test_a_number_of_the_line_is_no_fact(judged: Judged, line: str, shows: str, number: str) -> None:
    [problem] = judged(claimed(line, shows))
    assert problem.where == "resume_lines 1 > shows"
    assert problem.message.startswith(f"'{number}' is only what the line claims; add words such as 'they say'")


@pytest.mark.parametrize(
    "shows",
    [
        "They say waste fell by 40%.",
        "Thrift. The 40% is their own figure.",
        "According to the line, 40 percent less waste.",
        "Thrift, with a number to ask about.",
        "Thrift. A good bakery wastes 10%.",
    ],
)
def test_a_number_told_as_theirs_or_not_at_all_is_fine(judged: Judged, shows: str) -> None:
    assert judged(claimed("Cut waste by 40%", shows)) == []


def test_a_number_in_a_name_is_no_claim(judged: Judged) -> None:
    line = "Moved Oven-9, Mixer 7B and ISO 22000 from Yeast 11 to 17"
    shows = "Oven-9 bakes, Mixer 7B mixes, ISO 22000 is a rule. Version 17 is the new Yeast 17."
    assert judged(claimed(line, shows)) == []


# Natural English ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("phrase", "better"), STYLE["instead"].items())
def test_a_phrase_that_reads_translated_is_named_with_a_better_one(judged: Judged, phrase: str, better: str) -> None:
    found = judged(changed(TERM, (("resume_lines", 0, "does_not_show"), f"Some say {phrase}, or not.")))
    assert [problem.where for problem in found] == ["resume_lines 1 > does_not_show"]
    assert found[0].message == f"'{phrase}' reads translated; say {better}"


def test_british_spelling_is_named_with_the_american(judged: Judged) -> None:
    [problem] = judged(changed(TERM, (("analogy",), "Behaviour of dough.")))
    assert problem.message == "'Behaviour' is British; Americans write 'behavior'"


def test_names_and_lines_keep_the_spelling_they_are_found_with(judged: Judged) -> None:
    aliases = (("aliases",), ["bread modelling"])
    assert judged(changed(TERM, aliases, (("resume_lines", 0, "line"), "Modelled bread"))) == []


@pytest.mark.parametrize("sign", STYLE["not_aloud"])
@pytest.mark.parametrize("where", [("in_short",), ("questions", 0, "ask"), ("questions", 0, "follow_up")])
def test_what_is_read_out_can_be_said(judged: Judged, where: Where, sign: str) -> None:
    [problem] = judged(changed(TERM, (where, f"Which bread {sign} cake?")))
    assert problem.where == describe(where)
    assert problem.message == f"'{sign}' can't be said aloud; write it in words"


def test_what_is_read_silently_may_be_short(judged: Judged) -> None:
    assert judged(changed(TERM, (("why_it_matters",), "Bakers, e.g. of cake, know it."))) == []


# Names that are words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("alias", ["training", "agents", "Loaf"])
def test_an_alias_that_is_a_word_needs_a_mark(judged: Judged, alias: str) -> None:
    [problem] = judged(changed(TERM, (("aliases",), ["rye loaf", alias])))
    assert problem.where == "aliases 2"
    assert f"'{alias}' is an ordinary word as well" in problem.message
    assert "list it under 'not_in_text' too" in problem.message


def test_a_term_that_is_a_word_needs_a_mark(judged: Judged) -> None:
    [problem] = judged(changed(TERM, (("not_in_text",), [])))
    assert problem.where == "term"


def test_a_marked_alias_is_fine(judged: Judged) -> None:
    marked = ((("aliases",), ["training"]), (("not_in_text",), ["Bread", "Training"]))
    assert judged(changed(TERM, *marked)) == []


@pytest.mark.parametrize("alias", ["ELK", "k8s", "sourdoughing", "bread training", STYLE["meant_as_names"][0]])
def test_a_name_that_stands_out_is_fine(judged: Judged, alias: str) -> None:
    assert judged(changed(TERM, (("aliases",), [alias]))) == []


def test_the_name_of_a_product_stands_out_by_its_capital(judged: Judged) -> None:
    tool = changed(TERM, (("kind",), "tool"), (("aliases",), ["Ray", "spark"]), (("not_in_text",), []))
    [problem] = judged(tool)
    assert problem.where == "aliases 2"
    assert "write it with its capital" in problem.message


# Repetition over all cards --------------------------------------------------------------------------------------------

MANY = STYLE["enough"] // 2  # cards with two résumé lines each

# One word in front of each text that makes it differ from all others.
WORDS = [f"{first}{last}" for first, last in product("bcdfglmnprst", ("ake", "all", "end", "ift", "ock"))]


def many(field: str, texts: Sequence[str]) -> list[Fields]:
    """Cards of which each says two of the texts in its résumé lines."""
    return [
        changed(
            TERM,
            (("term",), f"Bread {WORDS[number]}"),
            (("aliases",), []),
            (("not_in_text",), []),
            (("resume_lines", 0, field), texts[2 * number]),
            (("resume_lines", 1, field), texts[2 * number + 1]),
            (("questions",), [question(f"{WORDS[number].capitalize()} or {WORDS[number + 20]}?")]),
        )
        for number in range(len(texts) // 2)
    ]


def opening(word: str, percent: float) -> list[str]:
    """Texts of which so many percent open with the word, and the others with others."""
    texts = 2 * MANY
    alike = int(texts * percent / 100)
    return [f"{word} {number}." for number in WORDS[:alike]] + [f"{first} {word}." for first in WORDS[alike:texts]]


def about(field: str, found: list[Problem]) -> list[Problem]:
    """Those of the field; all the texts of the others are alike, and that is another problem."""
    return [problem for problem in found if problem.where.endswith(f" > {field}")]


@pytest.mark.parametrize("field", ["shows", "does_not_show"])
@pytest.mark.parametrize("opens", ["They", "Whether", "The loaf"])
def test_too_many_texts_that_open_alike_are_one_problem(judged: Judged, opens: str, field: str) -> None:
    limit = STYLE["openings"][field]
    [problem] = about(field, judged(*many(field, opening(opens, limit + 10))))
    assert f"texts under '{field}' open with '{opens.split()[-1].capitalize()}'" in problem.message
    assert f"at most {limit} % may, so reword" in problem.message


@pytest.mark.parametrize("field", ["shows", "does_not_show"])
def test_as_many_as_allowed_may_open_alike(judged: Judged, field: str) -> None:
    assert about(field, judged(*many(field, opening("They", STYLE["openings"][field])))) == []


def test_a_few_texts_may_all_open_alike(judged: Judged) -> None:
    assert judged(*many("shows", [f"They {word}." for word in WORDS[: STYLE["enough"] // 2]])) == []


def test_articles_do_not_open_a_text(judged: Judged) -> None:
    texts = [f"{article} {word} bakes." for article, word in zip(("A", "The") * MANY, WORDS, strict=False)]
    assert about("shows", judged(*many("shows", texts[: 2 * MANY]))) == []


SHAPES = {
    "weak": ("Bakes {word}s, or guesses.", "No idea of {word}s."),
    "why_it_matters": ("{word} is learned in a few weeks.", "{word} takes years."),
    "still_new": ("Dough carries over. New are {word}s.", "Dough carries over, {word}s have to be learned."),
}


def test_every_shape_is_tried() -> None:
    assert {shape["field"] for shape in STYLE["shapes"]} == set(SHAPES)


@pytest.mark.parametrize("shape", STYLE["shapes"], ids=[shape["field"] for shape in STYLE["shapes"]])
@pytest.mark.parametrize("too_many", [True, False])
def test_one_shape_may_be_used_so_often(judged: Judged, shape: Fields, too_many: bool) -> None:
    field, count = shape["field"], STYLE["enough"]
    alike, other = SHAPES[field]
    of_the_baker = {"weak": 6, "why_it_matters": 1, "still_new": 0}[field]
    allowed = (count + of_the_baker) * shape["percent"] // 100
    cards = []
    for number, card in enumerate(many("shows", [f"{word} bread." for word in WORDS[:count]] + WORDS[:count])):
        text = (alike if number < allowed + too_many else other).format(word=WORDS[number].capitalize())
        changes: Fields = {
            "weak": (("questions", 0, "weak"), text),
            "why_it_matters": (("why_it_matters",), text),
            "still_new": (("carries_over",), [{"term": "Cake", "still_new": text}]),
        }
        cards.append(changed(card, changes[field]))
    found = [problem.message for problem in judged(*cards) if shape["name"] in problem.message]
    assert len(found) == too_many


@pytest.mark.parametrize("form", ["look after", "looks after", "Looking after"])
def test_a_worn_phrase_is_named_where_it_is_too_much(judged: Judged, form: str) -> None:
    allowed = STYLE["worn"]["look(s|ed|ing)? after"]
    texts = [f"{word} {form} dough." for word in WORDS[: allowed + 2]]
    texts += [f"{word} dough." for word in WORDS[allowed + 2 : 2 * MANY]]
    found = about("shows", judged(*many("shows", texts)))
    assert len(found) == 2
    assert all(f"'{form}' is in {allowed + 2} texts; {allowed} are enough" in problem.message for problem in found)


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


def test_a_question_of_little_words_can_be_asked_twice_as_well(judged: Judged) -> None:
    twice = (("questions",), [question("What is it?"), question("What is it?")])
    [problem] = judged(changed(TERM, twice))
    assert problem.where == "questions 2 > ask"


def test_each_of_many_like_questions_is_named(judged: Judged) -> None:
    cards = many("shows", [f"{word} bread." for word in WORDS[:6]])
    found = judged(*(changed(card, (("questions",), [question("Why is a crust crisp?")])) for card in cards))
    assert len([problem for problem in found if "too like 'Why is a crust crisp?'" in problem.message]) == 2
