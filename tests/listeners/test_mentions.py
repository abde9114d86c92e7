"""`@mlops …` in a channel: answered in its thread."""

import pytest

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage


def test_a_mention_is_answered_in_its_thread(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops define feature store")
    alice.sees("Feature Store")
    assert alice.answer.thread_ts == alice.messages[0].ts
    bob.sees("Feature Store")


def test_a_mention_in_a_thread_stays_in_it(alice: UserDriver) -> None:
    alice.types("Who knows about pipelines?")
    thread = alice.messages[0].ts
    alice.types("@mlops what is a data pipeline?", thread_ts=thread)
    alice.sees("Data Pipeline")
    assert alice.answer.thread_ts == thread


def test_red_flags_are_listed_with_a_button(alice: UserDriver) -> None:
    alice.types("@mlops red flags")
    alice.sees("Could also mean")
    alice.clicks("Start a quick check")
    alice.sees("What did you hear?")


def test_a_bare_mention_is_greeted_with_help(alice: UserDriver) -> None:
    alice.types("@mlops")
    alice.sees("What I can do")


def test_the_mention_may_stand_anywhere(alice: UserDriver) -> None:
    alice.types("what should I ask a junior, @mlops ?")
    alice.sees("Junior MLOps Engineer: questions")


def test_the_same_event_twice_is_answered_once(stage: Stage) -> None:
    stage.slack.faults.duplicates = 1
    stage.alice.types("@mlops titles sre")
    stage.alice.sees("Titles to search for: Site Reliability Engineer")
    stage.alice.types("@mlops titles data analyst")  # once this is answered, a second answer would be there too
    stage.alice.sees("Titles to search for: Data Analyst")
    answers = [message for message in stage.alice.messages if message.user == stage.slack.workspace.bot.id]
    assert len(answers) == 2


def test_a_click_in_a_thread_is_answered_to_the_clicker_alone(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops define")
    alice.sees("Picture it")
    bob.clicks("Job titles")
    bob.sees("Titles to search for")
    assert bob.answer.thread_ts == alice.messages[0].ts
    assert "Titles to search for" not in alice.screen


@pytest.mark.parametrize("level", ["Junior", "Mid", "Senior"])
def test_a_level_takes_the_place_of_the_overview(alice: UserDriver, level: str) -> None:
    alice.types("@mlops questions")
    alice.sees("Pick a level")
    alice.clicks(level)
    alice.sees(f"{level} MLOps Engineer: questions")
    assert "Pick a level" not in alice.screen
