"""`/mlops …`: seen by the asker alone, and answered in the ack."""

import pytest

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("/mlops", "Try one of these"),
        ("/mlops define", "For this hire"),
        ("/mlops resume", "Leaves open"),
        ("/mlops titles", "Platform Person"),
        ("/mlops search", "Search strings: MLOps Engineer"),
        ("/mlops intake", "Ask the hiring manager: MLOps Engineer"),
        ("/mlops where", "MLOps Engineer meetup 1"),
        ("/mlops questions", "Which level of MLOps Engineer?"),
        ("/mlops questions senoir", "Ask a senior MLOps Engineer"),
        ("/mlops levels", "usually 2-5 years"),
        ("/mlops levels mid", "Mid MLOps Engineer: what to expect"),
        ("/mlops what should I ask a senior?", "Ask a senior MLOps Engineer"),
        ("/mlops kuberntes", "Kubernetes in one plain sentence."),
        ("/mlops docker vs kubernetes", "Docker packs one program"),
        ("/mlops list", "All 16 cards"),
        ("/mlops find zeppelin", "Zeppelin"),
        ("/mlops thanks", "You're welcome"),
    ],
)
def test_answers(alice: UserDriver, typed: str, seen: str) -> None:
    alice.types(typed)
    alice.sees(seen)


def test_only_the_asker_sees_the_answer(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("/mlops define")
    alice.sees("For this hire")
    assert bob.messages == []


def test_no_answer_calls_slack(stage: Stage) -> None:
    asked = ("define", "questions senior", "titles", "where", "levels", "resume", "help", "docket", "where sql", "thx")
    for typed in asked:
        stage.alice.types(f"/mlops {typed}")
    acks = stage.calls("ack")
    assert len(acks) == len(asked)
    assert all(ack.answer["blocks"] for ack in acks)
    assert stage.calls("web_api") == stage.calls("response_url") == []


def test_it_works_where_the_bot_is_no_member(alice: UserDriver) -> None:
    alice.goes_to("general")
    alice.types("/mlops define docker")
    alice.sees("Docker")


def test_an_unknown_word_that_the_cards_mention_gets_what_they_say(alice: UserDriver) -> None:
    alice.types("/mlops zeppelin")
    alice.sees("I have no card for “zeppelin”, but 2 passages mention it:")
    alice.sees("Some teams use *Zeppelin* beside it")
    alice.clicks("Open")
    alice.sees("For this hire")


def test_an_unknown_word_is_answered_without_a_guess(alice: UserDriver) -> None:
    alice.types("/mlops looker")
    alice.sees("I have no card for “looker”, and no card mentions it.")
    assert "Docker" not in alice.screen


def test_a_part_of_several_names_offers_them_all(alice: UserDriver) -> None:
    alice.types("/mlops drift")
    alice.sees("Did you mean one of these?")
    alice.clicks("Data Drift")
    alice.sees("Data Drift in one plain sentence.")
    assert len(alice.messages) == 1, "the answer takes the place of the question"


def test_what_is_typed_comes_back_escaped_short_and_without_links(alice: UserDriver) -> None:
    alice.types("/mlops define <!channel> zzzz & https://evil.example/" + "y" * 100)
    alice.sees("zzzz &amp; https://evil.example/y")
    section = next(block for block in alice.answer.blocks or [] if block["type"] == "section")
    assert section["text"]["verbatim"] is True
    assert "y" * 60 not in alice.screen
    assert "<!channel>" not in alice.screen


def test_a_term_that_nobody_is_hired_as_leads_to_roles(alice: UserDriver) -> None:
    alice.types("/mlops titles docker")
    alice.sees("*Docker* is a tool, not a job title")
    alice.clicks("DevOps Engineer")
    alice.sees("Titles to search for: DevOps Engineer")


def test_a_second_term_is_offered_too(alice: UserDriver) -> None:
    alice.types("/mlops questions docker terraform")
    alice.sees("You also named:")
    alice.clicks("Terraform")
    alice.sees("Ask about Terraform")


def test_one_message_of_odd_signs_does_not_hold_up_another(stage: Stage) -> None:
    stage.alice.types("/mlops " + "<" * 39_000)
    stage.bob.types("/mlops define")
    stage.bob.sees("For this hire")
    assert all(ack.ok for ack in stage.calls("ack"))
