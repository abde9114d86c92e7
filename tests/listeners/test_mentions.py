"""`@mlops …` in a channel: answered in its thread."""

import pytest

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage


def test_a_mention_is_answered_in_its_thread(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops define feature store")
    alice.sees("Feature Store in one plain sentence.")
    assert alice.answer.thread_ts == alice.messages[0].ts
    bob.sees("Feature Store in one plain sentence.")


def test_a_mention_in_a_thread_stays_in_it(alice: UserDriver) -> None:
    alice.types("Who knows about pipelines?")
    thread = alice.messages[0].ts
    alice.types("@mlops what is airflow?", thread_ts=thread)
    alice.sees("Airflow in one plain sentence.")
    assert alice.answer.thread_ts == thread


def test_red_flags_are_listed_with_a_button(alice: UserDriver) -> None:
    alice.types("@mlops red flags")
    alice.sees("May be innocent")
    alice.clicks("Start a quick check")
    alice.sees("What raised a question?")


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("@mlops", "Try one of these"),
        ("what should I ask a junior, @mlops ?", "Ask a junior MLOps Engineer"),
        ("hey @mlops what is airflow?", "Airflow in one plain sentence."),
        ("define docker @mlops", "Docker in one plain sentence."),
        ("@mlops thanks, that helped", "You're welcome"),
    ],
)
def test_it_answers_who_speaks_to_it(alice: UserDriver, typed: str, seen: str) -> None:
    alice.types(typed)
    alice.sees(seen)
    assert alice.answer.only_for is None


def test_it_is_silent_where_people_speak_of_it(stage: Stage) -> None:
    stage.alice.types("I asked @mlops about this yesterday, great tool")
    stage.alice.types("@mlops titles sre")  # once this is answered, an answer to the first would be there too
    stage.alice.sees("Titles to search for: Site Reliability Engineer")
    assert len(stage.said_by_the_bot()) == 1


def test_a_miss_is_told_to_its_author_alone(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops what is blockchain?")
    alice.sees("I have no card for “blockchain”")
    assert alice.answer.only_for == alice.id
    assert "blockchain”" not in bob.screen


def test_the_same_event_twice_is_answered_once(stage: Stage) -> None:
    stage.slack.faults.duplicates = 1
    stage.alice.types("@mlops titles sre")
    stage.alice.sees("Titles to search for: Site Reliability Engineer")
    stage.alice.types("@mlops titles data engineer")
    stage.alice.sees("Titles to search for: Data Engineer")
    assert len(stage.said_by_the_bot()) == 2


def test_an_edited_mention_is_not_answered_again(stage: Stage) -> None:
    stage.alice.types("@mlops titles sre")
    stage.alice.sees("Titles to search for: Site Reliability Engineer")
    stage.alice.edits(stage.alice.messages[0], "@mlops titles sre, please")
    stage.alice.types("@mlops titles data engineer")
    stage.alice.sees("Titles to search for: Data Engineer")
    assert len(stage.said_by_the_bot()) == 2


def test_a_mention_by_another_bot_is_not_answered(stage: Stage) -> None:
    bot = stage.slack.workspace.bot.id
    channel = stage.alice.channel
    stage.slack.run(stage.slack.user_actions.another_bot_says(channel, f"<@{bot}> titles sre"))
    stage.alice.types("@mlops titles data engineer")
    stage.alice.sees("Titles to search for: Data Engineer")
    assert len(stage.said_by_the_bot()) == 1


def test_a_click_in_a_thread_is_answered_to_the_clicker_alone(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops titles")
    alice.sees("Titles to search for")
    bob.clicks("Where to find them")
    bob.sees("Where to find them: MLOps Engineer")
    assert bob.answer.thread_ts == alice.messages[0].ts
    assert "Where to find them: MLOps" not in alice.screen
