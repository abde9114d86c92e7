"""Buttons and selects under an answer."""

import pytest

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage

SHARE = "Share with this channel"


def test_a_level_replaces_a_private_answer(alice: UserDriver) -> None:
    alice.types("/mlops questions senior")
    alice.clicks("Junior (0-2)")
    alice.sees("Ask a junior MLOps Engineer")
    assert len(alice.messages) == 1


def test_next_steps_keep_the_level(alice: UserDriver) -> None:
    alice.types("/mlops levels senior")
    alice.clicks("Questions, senior")
    alice.sees("Ask a senior MLOps Engineer")


def test_another_question_follows_seen_by_the_asker_alone(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("/mlops define")
    alice.clicks("Questions")
    alice.sees("Which level of MLOps Engineer?")
    assert len(alice.messages) == 2
    assert bob.messages == []


def test_the_rest_is_in_a_select(alice: UserDriver) -> None:
    alice.types("/mlops define")
    alice.picks("The whole story")
    alice.sees("MLOps: the whole story")
    alice.picks("See also: Kubernetes")
    alice.sees("Kubernetes in one plain sentence.")


@pytest.mark.parametrize("times", [1, 2])
def test_sharing_shows_the_answer_to_everyone_once(stage: Stage, times: int) -> None:
    alice, bob = stage.alice, stage.bob
    alice.types("/mlops titles data engineer")
    alice.clicks(SHARE, times=times)
    bob.sees("Titles to search for: Data Engineer")
    bob.sees(f"Shared by <@{alice.id}>")
    stage.settles()
    assert [message.only_for for message in alice.messages] == [None]


def test_keeping_sends_it_to_the_direct_messages(stage: Stage, alice: UserDriver) -> None:
    alice.types("/mlops questions senior")
    alice.clicks("Keep")
    alice.sees("Kept: you find it in your direct messages with me.")
    alice.goes_to_the_bot()
    alice.sees("Ask a senior MLOps Engineer")


def test_what_is_shared_stays_as_it_is(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("/mlops questions senior")
    alice.clicks(SHARE)
    bob.sees("Ask a senior MLOps Engineer")
    bob.clicks("Junior (0-2)")
    bob.sees("Ask a junior MLOps Engineer")
    assert bob.answer.only_for == bob.id
    alice.sees("Ask a senior MLOps Engineer")
    assert "Ask a junior" not in alice.screen
    assert f"Shared by <@{alice.id}>" in alice.screen


def test_in_a_direct_message_a_level_takes_the_place_of_the_overview(alice: UserDriver) -> None:
    alice.goes_to_the_bot()
    alice.types("questions")
    alice.clicks("Mid (2-5)")
    alice.sees("Ask a mid MLOps Engineer")
    assert "Which level" not in alice.screen


def test_no_action_calls_the_web_api(stage: Stage) -> None:
    stage.alice.types("/mlops define")
    stage.alice.clicks("Questions")
    stage.alice.sees("Which level of MLOps Engineer?")
    assert stage.calls("web_api") == []
    assert len(stage.calls("response_url")) == 1


@pytest.mark.parametrize(
    ("action_id", "value"),
    [
        ("show:0", "questions senior MLOps"),  # what a button of an earlier version carried
        ("show:0", '{"verb":"questions","cards":["gone"]}'),
        ("switch:1", '{"verb":"gone"}'),
        ("answer.replace:define", "define MLOps"),
    ],
)
def test_a_button_that_means_nothing_any_more_says_so(stage: Stage, action_id: str, value: str) -> None:
    stage.alice.types("/mlops define")
    message = stage.alice.answer
    action = {"type": "button", "action_id": action_id, "block_id": "b", "value": value}
    stage.slack.run(stage.slack.user_actions.click(stage.alice.id, message, action))
    stage.alice.sees("This button is older than my cards")
