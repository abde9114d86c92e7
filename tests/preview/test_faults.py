"""The bot itself, over a connection to Slack on which things go wrong."""

import asyncio
from collections.abc import Iterator

import pytest

import knowledge
from bot.answerer import Answers, Current
from bot.preview.log import Entry
from bot.preview.run import running
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from tests.preview.conftest import QUICK, eventually

ASKED = "define feature store"
ANSWER = "Feature Store"
BACK = 30.0  # seconds until a bot counts as lost


@pytest.fixture
def slack(cards: knowledge.Knowledge) -> Iterator[PreviewSlack]:
    """A stand-in with the bot connected to it."""
    with PreviewSlack(retry_delays=QUICK) as slack, running(slack, Current(Answers(cards))):
        yield slack


@pytest.fixture
def alice(slack: PreviewSlack) -> UserDriver:
    """Alice, in her direct messages with the bot."""
    alice = UserDriver(slack, "Alice")
    alice.goes_to_the_bot()
    return alice


def posts(slack: PreviewSlack) -> list[Entry]:
    """The bot's tries to post a message."""
    return [entry for entry in slack.log.entries if entry.name == "chat.postMessage"]


def acks(slack: PreviewSlack) -> list[bool]:
    """For each delivered event, whether the bot acknowledged it."""
    return [entry.ok for entry in slack.log.entries if entry.kind == "ack" and entry.name.startswith("events_api")]


def tickets(slack: PreviewSlack) -> int:
    """How often the bot asked for a connection."""
    return sum(entry.name == "apps.connections.open" for entry in slack.log.entries)


def answers(alice: UserDriver) -> int:
    return sum(message.user != alice.id for message in alice.messages)


def asks_once_more(alice: UserDriver) -> None:
    """By the time of this answer, a second one to the question before would be there as well."""
    alice.types("help")
    alice.sees("Try one of these")


async def reconnected(slack: PreviewSlack) -> None:
    """Wait for the bot to come back."""
    await asyncio.wait_for(slack.socket_mode.connected.wait(), BACK)


async def cut(slack: PreviewSlack) -> None:
    slack.socket_mode.connected.clear()
    await slack.socket_mode.drop()


async def ask_for_a_fresh_connection(slack: PreviewSlack) -> None:
    slack.socket_mode.connected.clear()
    await slack.socket_mode.disconnect()


def test_the_bot_comes_back_after_a_dropped_connection(slack: PreviewSlack, alice: UserDriver) -> None:
    slack.run(cut(slack))
    slack.run(reconnected(slack), BACK)
    alice.types(ASKED)
    alice.sees(ANSWER)
    assert acks(slack) == [True]


def test_the_bot_comes_back_after_connections_were_refused(slack: PreviewSlack, alice: UserDriver) -> None:
    slack.faults.refuse_connections(1)
    slack.run(cut(slack))
    slack.run(reconnected(slack), BACK)
    alice.types(ASKED)
    alice.sees(ANSWER)
    assert acks(slack) == [True]


def test_the_bot_makes_a_fresh_connection_when_asked_to(slack: PreviewSlack, alice: UserDriver) -> None:
    before = tickets(slack)
    slack.run(ask_for_a_fresh_connection(slack))
    slack.run(reconnected(slack), BACK)
    alice.types(ASKED)
    alice.sees(ANSWER)
    assert tickets(slack) > before
    assert acks(slack) == [True]


def test_a_question_asked_while_the_bot_is_away_is_answered_later(slack: PreviewSlack, alice: UserDriver) -> None:
    slack.delivery.retry_delays = (0.2,) * 100
    slack.run(cut(slack))
    assert eventually(lambda: not slack.socket_mode.connected.is_set())
    alice.types(ASKED)
    slack.run(reconnected(slack), BACK)
    alice.sees(ANSWER)
    assert acks(slack)[0] is False


def test_an_answer_is_sent_again_when_slack_says_it_was_too_much(slack: PreviewSlack, alice: UserDriver) -> None:
    slack.faults.rate_limited, slack.faults.retry_after = 1, 1
    alice.types(ASKED)
    alice.sees(ANSWER)
    refused, accepted = posts(slack)
    assert (refused.answer["error"], accepted.ok) == ("ratelimited", True)
    assert accepted.at - refused.at >= 1
    assert answers(alice) == 1


def test_an_answer_is_sent_again_when_slack_was_out_of_order(slack: PreviewSlack, alice: UserDriver) -> None:
    slack.faults.server_errors = 2
    alice.types(ASKED)
    alice.sees(ANSWER)
    assert [entry.ok for entry in posts(slack)] == [False, False, True]
    assert answers(alice) == 1


def test_a_question_is_answered_when_slack_is_slow(slack: PreviewSlack, alice: UserDriver) -> None:
    slack.faults.slow_seconds = 0.3
    alice.types(ASKED)
    alice.sees(ANSWER)
    assert answers(alice) == 1


def test_a_question_delivered_twice_is_answered_once(slack: PreviewSlack, alice: UserDriver) -> None:
    slack.faults.duplicates = 1
    alice.types(ASKED)
    alice.sees(ANSWER)
    assert eventually(lambda: acks(slack) == [True, True])
    asks_once_more(alice)
    assert len(posts(slack)) == answers(alice) == 2


def test_a_question_delivered_again_for_its_lost_ack_is_answered_once(slack: PreviewSlack, alice: UserDriver) -> None:
    slack.faults.lost_acks = 1
    alice.types(ASKED)
    alice.sees(ANSWER)
    assert eventually(lambda: acks(slack) == [False, True])
    asks_once_more(alice)
    assert len(posts(slack)) == answers(alice) == 2


def test_a_mention_delivered_twice_is_answered_once(slack: PreviewSlack) -> None:
    alice = UserDriver(slack, "Alice")
    slack.faults.duplicates = 1
    alice.types(f"@mlops {ASKED}")
    alice.sees(ANSWER)
    assert eventually(lambda: acks(slack) == [True, True])
    alice.types("@mlops help")
    alice.sees("Try one of these")
    assert len(posts(slack)) == answers(alice) == 2


def test_an_edited_question_is_acknowledged_and_not_answered_again(slack: PreviewSlack, alice: UserDriver) -> None:
    alice.types(ASKED)
    alice.sees(ANSWER)
    asked = next(message for message in alice.messages if message.user == alice.id)
    slack.run(slack.user_actions.edit(alice.id, asked.channel, asked.ts, "define drift"))
    assert acks(slack) == [True, True]
    asks_once_more(alice)
    assert len(posts(slack)) == answers(alice) == 2


def test_a_lost_ack_to_a_command_shows_the_person_that_it_failed(slack: PreviewSlack, alice: UserDriver) -> None:
    slack.faults.lost_acks = 1
    alice.types("/mlops define")
    alice.sees("/mlops failed")
    alice.types("/mlops define")
    alice.sees("For this hire")
    assert len(alice.messages) == 2
