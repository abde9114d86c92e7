"""Direct messages to the bot."""

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
        ("questions senior", "Senior MLOps Engineer: questions"),
        ("hi", "What I can do"),
        ("what does a data engineer do", "Data Engineer"),
        ("synonims sre", "Site Reliability Engineer"),
        ("red flags for data scientists", "Red flags: Data Scientist"),
    ],
)
def test_it_is_answered_where_it_was_written(alice: UserDriver, typed: str, seen: str) -> None:
    alice.types(typed)
    alice.sees(seen)
    assert alice.answer.thread_ts is None
    assert alice.answer.only_for is None


def test_a_threaded_message_is_answered_in_the_thread(alice: UserDriver) -> None:
    alice.types("define sql")
    alice.sees("Why it matters for this hire")
    alice.types("titles sre", thread_ts=alice.messages[0].ts)
    alice.sees("Titles to search for: Site Reliability Engineer")
    assert alice.answer.thread_ts == alice.messages[0].ts


def test_a_related_term_follows_below(alice: UserDriver) -> None:
    alice.types("define mlops")
    alice.clicks("Model Registry")
    alice.sees("also ml model registry")
    answers = [message for message in alice.messages if message.blocks]
    assert len(answers) == 2
    assert answers[1].only_for is None


def test_an_edited_message_is_acknowledged_and_not_answered_again(stage: Stage, alice: UserDriver) -> None:
    alice.types("define sql")
    alice.sees("Why it matters for this hire")
    before = len(alice.messages)
    written = alice.messages[0]
    stage.slack.run(stage.slack.user_actions.edit(alice.id, written.channel, written.ts, "define python"))
    edits = [entry for entry in stage.calls("ack") if entry.name == "events_api message"]
    assert all(ack.ok for ack in edits)
    alice.types("titles sre")
    alice.sees("Titles to search for: Site Reliability Engineer")
    assert len(alice.messages) == before + 2


def test_the_bot_does_not_answer_itself(stage: Stage, alice: UserDriver) -> None:
    alice.types("define sql")
    alice.sees("Why it matters for this hire")
    posts = [call for call in stage.calls() if call.name == "chat.postMessage"]
    assert len(posts) == 1
