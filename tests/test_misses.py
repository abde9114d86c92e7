"""What is counted of a miss: the term alone, and only where it is one."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import misses
from bot.preview.user_driver import UserDriver
from tests.conftest import Stage


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("Rust", "rust"),
        ("  Looker Studio?", "looker studio"),
        ("C++", "c++"),
        (".NET", ".net"),
        ("Node.js", "node.js"),
        ("gpt-4o", "gpt 4o"),
        ("R&D", "r and d"),
        ("日本語", "日本語"),
        ("one two three four", "one two three four"),
    ],
)
def test_a_term_is_counted_as_the_search_sees_it(typed: str, term: str) -> None:
    assert misses.as_term(typed) == term


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "?!",
        "12345",
        "12 34",
        "call 5551234567",
        "dana@example.com",
        "@dana",
        "https://linkedin.com/in/dana",
        "one two three four five",
        "a" * 41,
        "Dana (Berlin), $120k",
        "line\nbreak",
        "rust; drop",
        "\u202erust",
    ],
)
def test_what_may_say_something_about_a_person_is_not(typed: str) -> None:
    assert misses.as_term(typed) is None


@given(st.text(max_size=60))
def test_whatever_is_counted_is_one_short_line(typed: str) -> None:
    term = misses.as_term(typed)
    assert term is None or (0 < len(term) <= 60 and term.isprintable() and "@" not in term and len(term.split()) <= 4)


@pytest.mark.parametrize("sign", ["a", "a ", "a-", "+", ".a", "&'", "é"])
def test_no_text_is_slow(sign: str) -> None:
    assert misses.as_term(sign * 20_000) is None


@pytest.mark.parametrize("way", ["/mlops define blockchain", "@mlops define blockchain", "define blockchain"])
def test_a_miss_is_logged_once_without_the_person(
    stage: Stage, alice: UserDriver, caplog: pytest.LogCaptureFixture, way: str
) -> None:
    caplog.set_level(logging.INFO, "bot.misses")
    if way.startswith("define"):
        alice.goes_to_the_bot()
    alice.types(way)
    alice.sees("I have no card for")
    stage.settles()
    records = [record for record in caplog.records if record.name == "bot.misses"]
    assert [record.getMessage() for record in records] == ["No card for: blockchain"]
    assert vars(records[0])["fields"] == {"miss": "blockchain"}
    assert alice.id not in caplog.text


def test_what_is_found_is_not_counted(alice: UserDriver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot.misses")
    alice.types("/mlops kubernetes")
    alice.sees("Kubernetes in one plain sentence")
    assert "No card for" not in caplog.text
