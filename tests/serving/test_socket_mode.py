"""The connection by Socket Mode, where Slack says nothing, says goodbye, or says no."""

import asyncio
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from slack_sdk import WebClient

from bot.answerer import Current
from bot.app import create_app
from bot.listeners.commands import slash_answer
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from bot.serving.opening import TokenRefusedError
from bot.serving.socket_mode import Patience, SocketMode, ack_with
from bot.serving.workers import Workers
from tests.preview.conftest import eventually

QUICK = Patience(opening=1.0, ping=0.2, silence=1.0, leaving=1.0)


@contextmanager
def connection(
    slack: PreviewSlack, current: Current, patience: Patience = QUICK, token: str = ""
) -> Iterator[SocketMode]:
    workers = Workers()
    app = create_app(slack.settings(), current, workers)
    client = WebClient(base_url=slack.settings().api_url, retry_handlers=[])
    ack = ack_with(app, partial(slash_answer, current))
    stop = threading.Event()
    with SocketMode(client, token or slack.credentials.app_token, ack, stop, patience) as socket_mode:
        yield socket_mode
    workers.wait(5)


@pytest.fixture
def slack() -> Iterator[PreviewSlack]:
    with PreviewSlack(retry_delays=(0.0, 0.1, 0.1)) as slack:
        yield slack


def openings(slack: PreviewSlack) -> int:
    return sum(entry.name == "apps.connections.open" for entry in list(slack.log.entries))


def asks(slack: PreviewSlack) -> None:
    alice = UserDriver(slack, "Alice")
    alice.types("/mlops help")
    alice.sees("/mlops")


def test_connected_is_said_after_the_hello(
    slack: PreviewSlack, current: Current, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    slack.faults.mute_connections = 1
    with connection(slack, current) as socket_mode:
        assert eventually(lambda: "No connection to Slack" in caplog.text)
        assert "Connected" not in caplog.text
        assert eventually(lambda: socket_mode.connected)
        assert eventually(lambda: "Connected" in caplog.text)
        asks(slack)


def test_a_line_that_falls_silent_is_left(slack: PreviewSlack, current: Current) -> None:
    with connection(slack, current) as socket_mode:
        assert eventually(lambda: socket_mode.connected)
        slack.run(slack.socket_mode.fall_silent())
        slack.run(asyncio.wait_for(slack.socket_mode.connected.wait(), 10))
        asks(slack)


def test_a_quiet_line_that_answers_pings_is_kept(slack: PreviewSlack, current: Current) -> None:
    with connection(slack, current) as socket_mode:
        assert eventually(lambda: socket_mode.connected)
        time.sleep(2 * QUICK.silence)
        assert openings(slack) == 1


def test_a_fresh_line_is_open_before_the_old_one_is_left(slack: PreviewSlack, current: Current) -> None:
    with connection(slack, current) as socket_mode:
        assert eventually(lambda: socket_mode.connected)
        gaps = []
        for _ in range(3):
            before = openings(slack)
            slack.run(slack.socket_mode.disconnect())
            while openings(slack) == before:
                gaps.append(slack.socket_mode.connected.is_set())
                asks(slack)
        assert all(gaps)


def test_refusals_are_tried_again_at_a_growing_pace(
    slack: PreviewSlack, current: Current, caplog: pytest.LogCaptureFixture
) -> None:
    with connection(slack, current) as socket_mode:
        assert eventually(lambda: socket_mode.connected)
        slack.faults.refuse_connections(3)
        slack.run(slack.socket_mode.drop())
        assert eventually(lambda: openings(slack) > 1)
        assert eventually(lambda: socket_mode.connected)
        asks(slack)
        tries = openings(slack) - 2
        assert 2 <= tries <= 6
        assert sum("No connection" in record.message for record in caplog.records) == tries
        assert not any(record.exc_info for record in caplog.records)


def test_a_refused_token_ends_it(slack: PreviewSlack, current: Current) -> None:
    with connection(slack, current, token="xapp-of-another-app") as socket_mode:
        assert eventually(lambda: openings(slack) == 1)
        assert eventually(socket_mode.stop.is_set)
        with pytest.raises(TokenRefusedError, match="SLACK_APP_TOKEN"):
            socket_mode.raise_refusal()


def test_nothing_is_left_over(slack: PreviewSlack, current: Current) -> None:
    with connection(slack, current) as socket_mode:
        assert eventually(lambda: socket_mode.connected)
        before = threading.active_count()
        for _ in range(3):
            slack.run(slack.socket_mode.drop())
            slack.run(asyncio.wait_for(slack.socket_mode.connected.wait(), 10))
            asks(slack)
        assert eventually(lambda: threading.active_count() <= before)


def test_a_failing_answer_leaves_the_line_as_it_is(
    slack: PreviewSlack, current: Current, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: object) -> str:
        raise RuntimeError("my private words")

    app = create_app(slack.settings(), current)
    client = WebClient(base_url=slack.settings().api_url, retry_handlers=[])
    with SocketMode(client, slack.credentials.app_token, ack_with(app, fails), threading.Event(), QUICK):
        slack.run(slack.socket_mode.connected.wait())
        asks(slack)
        assert openings(slack) == 1
        assert "my private words" not in caplog.text
