"""What goes on after the ack, where Slack is slow or says "later"."""

import threading
import time
from collections.abc import Iterator

import pytest

from bot.answerer import Current
from bot.preview.log import Entry
from bot.preview.run import running
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from tests.preview.conftest import eventually

MENTIONS = 500


@pytest.fixture
def slack(current: Current) -> Iterator[PreviewSlack]:
    with PreviewSlack(retry_delays=()) as slack, running(slack, current):
        yield slack


def posts(slack: PreviewSlack) -> list[dict[str, object]]:
    return [entry.body for entry in list(slack.log.entries) if entry.name == "chat.postMessage" and entry.ok]


def mentions(slack: PreviewSlack, times: int) -> None:
    async def all_at_once() -> None:
        for _ in range(times):
            text = f"<@{slack.workspace.bot.id}> help"
            await slack.user_actions.send("U0BOB", "C0RECRUIT", text)

    slack.run(all_at_once())


def test_windows_open_in_time_however_many_answers_wait(slack: PreviewSlack) -> None:
    answered = 0

    def count(entry: object) -> None:
        nonlocal answered
        answered += getattr(entry, "name", "") == "chat.postMessage"

    slack.log.watchers.append(count)
    slack.faults.slow_methods["chat.postMessage"] = 2.0
    mentions(slack, MENTIONS)
    alice = UserDriver(slack, "Alice")
    for _ in range(5):
        started = time.monotonic()
        alice.types("/mlops redflags mlops")
        alice.awaits_modal()
        assert time.monotonic() - started < 3
        slack.workspace.modals.clear()
    assert answered < MENTIONS
    slack.faults.slow_methods["chat.postMessage"] = 0.05
    assert eventually(lambda: answered == MENTIONS, 30)


def test_a_channel_that_slack_slows_down_slows_no_other_and_holds_no_thread(slack: PreviewSlack) -> None:
    slack.faults.limit_channel("C0RECRUIT", 3600)
    mentions(slack, 30)
    alice = UserDriver(slack, "Alice")
    alice.goes_to_the_bot()
    alice.types("help")
    alice.sees("/mlops")
    assert eventually(lambda: not [thread for thread in threading.enumerate() if thread.name == "posts"])
    assert len(posts(slack)) == 1


def test_what_was_put_off_is_answered_in_the_end(slack: PreviewSlack) -> None:
    slack.faults.limit_channel("C0RECRUIT", 2)
    mentions(slack, 30)
    assert eventually(lambda: len(posts(slack)) == 30)


def test_answers_in_a_direct_conversation_come_in_the_order_of_the_questions(slack: PreviewSlack) -> None:
    alice = UserDriver(slack, "Alice")
    alice.goes_to_the_bot()
    slack.faults.slow_methods["chat.postMessage"] = 0.1
    slack.faults.rate_limited = 1
    for text in ("help", "list", "define mlops", "titles"):
        alice.types(text)
    assert eventually(lambda: len(posts(slack)) == 4)
    leads = [str(body["text"]) for body in posts(slack)]
    alone: list[str] = []
    for text in ("help", "list", "define mlops", "titles"):
        alice.types(text)
        assert eventually(lambda: len(posts(slack)) > 4 + len(alone))
        alone.append(str(posts(slack)[-1]["text"]))
    assert leads == alone


def test_what_slack_took_before_it_said_later_is_not_done_twice(slack: PreviewSlack) -> None:
    """Sharing is two calls: post, then take the private answer away. Slack says "later" to the second."""
    answers: list[Entry] = []

    def watch(entry: Entry) -> None:
        if entry.kind == "response_url":
            answers.append(entry)
            slack.faults.limited_responses = 1 if len(answers) == 1 else 0

    slack.log.watchers.append(watch)
    alice = UserDriver(slack, "Alice")
    alice.types("/mlops define mlops")
    alice.clicks("Share with this channel")
    assert eventually(lambda: len(answers) == 2)
    assert [bool(entry.body.get("delete_original")) for entry in answers] == [False, True]


@pytest.mark.parametrize("fault", ["limited_responses", "failed_responses"])
def test_a_response_url_is_tried_again(slack: PreviewSlack, fault: str) -> None:
    alice = UserDriver(slack, "Alice")
    alice.types("/mlops define mlops")
    setattr(slack.faults, fault, 1)
    alice.clicks("Share with this channel")
    alice.sees("Shared by")


def test_a_reset_before_the_call_is_tried_again(slack: PreviewSlack) -> None:
    slack.faults.resets = 2
    alice = UserDriver(slack, "Alice")
    alice.goes_to_the_bot()
    alice.types("help")
    alice.sees("/mlops")
    assert len(posts(slack)) == 1
