"""Strings made for each engine: within its limits, whatever is asked for."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.boolean import phrase
from knowledge.boolean_check import check
from knowledge.engines import Draw, Engine, engines, measured
from knowledge.search_strings import MOST_STRINGS, Wanted, make, of_current_title, suiting

ENGINES = {engine.name: engine for engine in engines()}
LINKEDIN, XRAY, USERS = ENGINES["LinkedIn Recruiter"], ENGINES["Google, on LinkedIn"], ENGINES["GitHub users"]
REPOSITORIES = ENGINES["GitHub repositories"]
ALL = Draw(titles=99)


def titles(number: int, words: int = 1) -> list[str]:
    return [" ".join([f"t{at}"] * words) for at in range(number)]


def words_of(strings: tuple[str, ...]) -> set[str]:
    return {word for string in strings for word in re.findall(r"\bt\d+\b", string)}


# The table -------------------------------------------------------------------------------------------------------


def test_every_number_has_a_source_and_a_date() -> None:
    for engine in engines():
        assert engine.rules
        for rule in (*engine.rules, *engine.limits):
            assert rule.source.startswith("https://")
            assert date(2026, 1, 1) <= rule.read


def test_recruiters_names_for_the_places() -> None:
    assert [*ENGINES] == [
        "LinkedIn Recruiter",
        "Free LinkedIn",
        "Google, on LinkedIn",
        "Google, on GitHub",
        "GitHub users",
        "GitHub repositories",
        "Kaggle",
        "Hugging Face",
        "Stack Overflow",
    ]


def test_a_community_is_offered_where_it_suits() -> None:
    assert "Kaggle" in [engine.name for engine in suiting(["XGBoost"])]
    assert "Kaggle" not in [engine.name for engine in suiting(["Terraform"])]
    assert "Hugging Face" in [engine.name for engine in suiting(["pytorch"])]
    assert "Stack Overflow" in [engine.name for engine in suiting(["Terraform"])]


# Each limit from both sides --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("engine", "within", "beyond"),
    [
        (XRAY, "w " * 32, "w " * 33),
        (XRAY, 'site:x "' + "w " * 30 + '" -w', 'site:x "' + "w " * 31 + '" -w'),
        (USERS, "c" * 256, "c" * 257),
        (USERS, "a OR b OR c OR d OR e OR f", "a OR b OR c OR d OR e OR f OR g"),
        (USERS, "a NOT b NOT c NOT d NOT e NOT f", "a NOT b NOT c NOT d NOT e NOT f NOT g"),
        (REPOSITORIES, 'a OR "b OR c OR d" OR e OR f OR g OR h', "a OR b OR c OR d OR e OR f AND g"),
    ],
)
def test_a_limit_is_passed_by_one_more(engine: Engine, within: str, beyond: str) -> None:
    assert list(engine.breaches(within.strip())) == []
    assert [counted - limit.most for limit, counted in engine.breaches(beyond.strip())] == [1]


@pytest.mark.parametrize(
    ("text", "words", "operators"),
    [
        ('site:linkedin.com/in "data engineer" OR etl -"big data" -intern', 8, 1),
        ('(a OR b) AND "c AND d" NOT (e OR f)', 11, 4),
        ('location:"New York"', 3, 0),
        ("", 0, 0),
    ],
)
def test_words_and_operators_are_counted_as_the_engines_do(text: str, words: int, operators: int) -> None:
    assert measured(text, "words") == words
    assert measured(text, "operators") == operators


def test_google_aims_at_twenty_words() -> None:
    """site: and ten titles of one word with nine ORs make 20; an eleventh title is dealt out."""
    assert [measured(string, "words") for string in make(XRAY, Wanted(titles(10)), ALL).strings] == [20]
    dealt = make(XRAY, Wanted(titles(11)), ALL).strings
    assert len(dealt) == 2
    assert words_of(dealt) == set(titles(11))


def test_google_takes_up_to_thirty_two_where_nothing_can_be_dealt_out() -> None:
    assert len(make(XRAY, Wanted(titles(1, words=31)), ALL).strings) == 1
    too_long = make(XRAY, Wanted(titles(1, words=32)), ALL)
    assert not too_long.strings
    assert "32 words" in too_long.problem


def test_github_takes_six_alternatives_and_deals_out_the_seventh() -> None:
    assert len(make(USERS, Wanted(titles(6)), ALL).strings) == 1
    dealt = make(USERS, Wanted(titles(7)), ALL).strings
    assert len(dealt) == 2
    assert words_of(dealt) == set(titles(7))


def test_github_takes_256_characters() -> None:
    begun = len('type:user ""')
    assert len(make(USERS, Wanted(["t " * 50 + "x" * (256 - begun - 100)]), ALL).strings[0]) == 256
    assert "256 characters" in make(USERS, Wanted(["t " * 50 + "x" * (257 - begun - 100)]), ALL).problem


def test_github_takes_five_exclusions() -> None:
    assert len(make(USERS, Wanted(titles(1), without=[f"w{at}" for at in range(5)]), ALL).strings) == 1
    assert "5 operators" in make(USERS, Wanted(titles(1), without=[f"w{at}" for at in range(6)]), ALL).problem


def test_github_takes_one_place_and_one_language_at_a_time() -> None:
    wanted = Wanted(titles(1), ["Python", "Go", "Docker"], places=["Berlin", "New York"])
    strings = make(USERS, wanted, Draw(titles=1, languages=True)).strings
    assert strings == tuple(
        f"type:user t0 language:{language} location:{place}"
        for language in ("Python", "Go")
        for place in ("Berlin", '"New York"')
    )


def test_tools_are_no_languages() -> None:
    assert "no narrow string" in make(USERS, Wanted(titles(1), ["Docker"]), Draw(titles=1, languages=True)).problem


def test_more_strings_than_anybody_pastes_are_not_made() -> None:
    wanted = Wanted(titles(9, words=14), places=[f"p{at}" for at in range(2)])
    made = make(XRAY, wanted, ALL)
    assert not made.strings
    assert f"more than {MOST_STRINGS} strings" in made.problem


def test_the_cards_own_exclusions_give_way_to_a_limit_and_that_is_told() -> None:
    drops = [f"a wrong trade {at}" for at in range(10)]
    assert make(LINKEDIN, Wanted(titles(2), drops=drops), ALL).dropped
    made = make(XRAY, Wanted(titles(2), drops=drops), ALL)
    assert made.strings
    assert not made.dropped


def test_what_is_left_out_is_not_searched_for_as_well() -> None:
    (string,) = make(LINKEDIN, Wanted(["Data Engineer", "ETL Developer"], without=["etl developer"]), ALL).strings
    assert string == '"Data Engineer" NOT "etl developer"'


def test_titles_are_left_out_in_the_current_title_alone() -> None:
    assert [*of_current_title(["SRE"], ["Sales Engineer", "Recruiter"])] == ['SRE NOT ("Sales Engineer" OR Recruiter)']
    assert [*of_current_title(["SRE"], [])] == []


# Whatever people type --------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda words: re.search(r"\w", words) is not None
)
ODD = st.sampled_from(
    ['New "York"', "“Köln”", "OR", "site:evil.com", "-x", "a) OR (b", "C++", "O'Brien", "dev*", "東京"]
)
SOME = st.lists(WORDS | ODD, max_size=4)


@pytest.mark.parametrize("name", ENGINES)
@given(places=SOME, without=SOME, must=st.lists(WORDS | ODD, max_size=2))
def test_whatever_is_asked_for_the_strings_keep_to_the_rules(
    name: str, places: list[str], without: list[str], must: list[str]
) -> None:
    engine = ENGINES[name]
    wanted = Wanted(
        ["Data Engineer", "ETL Developer", "SRE"], ["Python", "Airflow", "data modeling"],
        ["data entry"], must, places, without,
    )  # fmt: skip
    for draw in (engine.broad, engine.narrow):
        made = make(engine, wanted, draw)
        assert bool(made.strings) != bool(made.problem)
        assert len(made.strings) <= MOST_STRINGS
        for string in made.strings:
            assert [*engine.breaches(string)] == []
            assert len(string) <= 3_000
            assert string.count('"') % 2 == 0
            assert not set("“”„‟«»\n") & set(string)
            outside = re.sub(r'"[^"]*"', '""', string)
            assert outside.count("(") == outside.count(")")
            if not engine.topics:
                for words in (*without, *must):
                    assert phrase(words, always=True).text in string
            if engine.syntax == "boolean":
                assert check(string).faults == ()


@given(st.lists(WORDS, min_size=1, max_size=15), st.lists(WORDS, max_size=15))
def test_nothing_is_cut(found: list[str], skills: list[str]) -> None:
    """Every title and every skill drawn on is in some string."""
    for draw in (Draw(titles=99), Draw(titles=2, skills=3)):
        made = make(XRAY, Wanted(found, skills), draw)
        for words in (*found[: draw.titles], *skills[: draw.skills]) if made.strings else ():
            assert any(phrase(words).text in string for string in made.strings)
