"""Direct messages to the bot: answered where they were written."""

import pytest

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage


@pytest.fixture
def alice(stage: Stage) -> UserDriver:
    alice = stage.alice
    alice.goes_to_the_bot()
    return alice


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("define sql", "SQL in one plain sentence."),
        ("hello", "Send me a term, a role or a question"),
        ("what is a feature store?", "Feature Store in one plain sentence."),
        ("blockchain", "I have no card for “blockchain”"),
    ],
)
def test_it_is_answered_where_it_was_written(alice: UserDriver, typed: str, seen: str) -> None:
    alice.types(typed)
    alice.sees(seen)
    assert alice.answer.thread_ts is None
    assert alice.answer.only_for is None


def test_a_threaded_message_is_answered_in_the_thread(alice: UserDriver) -> None:
    alice.types("define sql")
    alice.sees("SQL in one plain sentence.")
    alice.types("titles sre", thread_ts=alice.messages[0].ts)
    alice.sees("Titles to search for: Site Reliability Engineer")
    assert alice.answer.thread_ts == alice.messages[0].ts


def test_a_thread_shown_in_the_channel_too_is_answered(alice: UserDriver) -> None:
    alice.types("define sql")
    alice.sees("SQL in one plain sentence.")
    alice.types("titles sre", thread_ts=alice.messages[0].ts, also_to_channel=True)
    alice.sees("Titles to search for: Site Reliability Engineer")


def test_a_file_gets_an_answer(alice: UserDriver) -> None:
    alice.shares_file("resume.pdf")
    alice.sees("I can't read files.")


def test_the_words_beside_a_file_are_answered(alice: UserDriver) -> None:
    alice.shares_file("resume.pdf", "what is airflow?")
    alice.sees("Airflow in one plain sentence.")


def test_a_next_step_follows_below(alice: UserDriver) -> None:
    alice.types("define mlops")
    alice.clicks("Résumé lines")
    alice.sees("MLOps on a résumé")
    assert alice.answer.only_for is None


def test_an_edited_message_is_acknowledged_and_not_answered_again(stage: Stage, alice: UserDriver) -> None:
    alice.types("define sql")
    alice.sees("SQL in one plain sentence.")
    alice.edits(alice.messages[0], "define python")
    alice.types("titles sre")
    alice.sees("Titles to search for: Site Reliability Engineer")
    assert len(stage.said_by_the_bot(alice.channel)) == 2
    assert all(ack.ok for ack in stage.calls("ack"))


def test_the_bot_does_not_answer_itself(stage: Stage, alice: UserDriver) -> None:
    alice.types("define sql")
    alice.sees("SQL in one plain sentence.")
    assert [call.name for call in stage.calls()].count("chat.postMessage") == 1


def test_an_event_that_nobody_listens_to_is_acknowledged(stage: Stage) -> None:
    stage.slack.run(stage.slack.user_actions.uninstall())
    assert all(ack.ok for ack in stage.calls("ack"))
