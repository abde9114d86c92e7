"""`/mlops …`: seen by the asker alone, and answered in the ack."""

import pytest

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("/mlops define", "Why it matters for this hire"),
        ("/mlops examples", "Does not show"),
        ("/mlops synonyms", "ML Infrastructure Engineer"),
        ("/mlops where", "Open-source projects"),
        ("/mlops questions", "Pick a level"),
        ("/mlops questions senior", "How would you design an MLOps pipeline for a large company?"),
        ("/mlops levels", "2-5 years"),
        ("/mlops levels mid", "Makes models and pipelines faster or cheaper to run"),
        ("/mlops help", "What I can do"),
        ("/mlops", "What I can do"),
        ("/mlops qestions senoir", "Senior MLOps Engineer: questions"),
        ("/mlops what is ml ops?", "short for Machine Learning Operations"),
        ("/mlops what should I ask a senior?", "Senior MLOps Engineer: questions"),
        ("/mlops kuberntes", "Kubernetes"),
    ],
)
def test_answers(alice: UserDriver, typed: str, seen: str) -> None:
    alice.types(typed)
    alice.sees(seen)


def test_only_the_asker_sees_the_answer(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("/mlops define")
    alice.sees("Why it matters")
    assert bob.messages == []


def test_no_answer_calls_slack(stage: Stage) -> None:
    for typed in (
        "define",
        "questions senior",
        "synonyms",
        "where",
        "levels",
        "examples",
        "help",
        "docket",
        "where sql",
    ):
        stage.alice.types(f"/mlops {typed}")
    acks = stage.calls("ack")
    assert len(acks) == 9
    assert all(ack.answer["blocks"] for ack in acks)
    assert stage.calls("web_api") == stage.calls("response_url") == []


def test_it_works_where_the_bot_is_no_member(alice: UserDriver) -> None:
    alice.goes_to("general")
    alice.types("/mlops define docker")
    alice.sees("Docker")


def test_an_unknown_word_gets_suggestions(alice: UserDriver) -> None:
    alice.types("/mlops docket")
    alice.sees("I don't have a card for “docket”.")
    alice.clicks("Docker")
    alice.sees("With Docker, an engineer packs")
    assert len(alice.messages) == 1, "the answer takes the place of the question"


def test_what_is_typed_comes_back_escaped(alice: UserDriver) -> None:
    alice.types("/mlops <!channel> zzzz & yyyy")
    alice.sees("“&lt;!channel&gt; zzzz &amp; yyyy”")


def test_a_term_that_nobody_is_hired_as_leads_to_roles(alice: UserDriver) -> None:
    alice.types("/mlops synonyms docker")
    alice.sees("Docker is a tool, not a job title")
    alice.clicks("DevOps Engineer")
    alice.sees("Titles to search for: DevOps Engineer")


def test_titles_come_in_a_code_block(alice: UserDriver) -> None:
    alice.types("/mlops synonyms")
    alice.sees("```MLOps Engineer\nMachine Learning Engineer\n")


def test_every_answer_says_whether_it_was_reviewed(alice: UserDriver) -> None:
    alice.types("/mlops levels")
    alice.sees("Not reviewed by your engineers yet.")
