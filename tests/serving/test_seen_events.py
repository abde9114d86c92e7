"""Two bots behind one address: an event that Slack delivers to both is answered by one."""

import logging
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from bot.answerer import Current
from bot.app import create_app
from bot.listeners.commands import slash_answer
from bot.preview.run import connected
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from bot.serving.seen_events import seen_events
from bot.serving.workers import Workers
from tests.preview.conftest import eventually
from tests.serving.running import free_port

EVENTS = 50


class Redis:
    """A redis-server of its own for a test."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = folder

    def start(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - nothing here comes from outside
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder)],  # noqa: S607
            stdout=subprocess.DEVNULL,
        )
        assert eventually(self._is_up)

    def _is_up(self) -> bool:
        import redis

        try:
            with redis.Redis.from_url(self.url) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is missing: apt-get install redis-server")
    server = Redis(tmp_path)
    server.start()
    yield server
    server.stop()


@contextmanager
def bot(slack: PreviewSlack, current: Current, redis_url: str) -> Iterator[None]:
    workers = Workers(seen_events(redis_url))
    app = create_app(slack.settings(), current, workers)
    with connected(slack, app, partial(slash_answer, current)):
        yield
    workers.wait(5)


def posts(slack: PreviewSlack) -> int:
    return sum(entry.name == "chat.postMessage" and entry.ok for entry in list(slack.log.entries))


def acks(slack: PreviewSlack) -> int:
    return sum(entry.kind == "ack" and entry.ok for entry in list(slack.log.entries))


def test_an_event_delivered_to_two_bots_is_answered_by_one(current: Current, redis: Redis) -> None:
    with PreviewSlack() as slack, bot(slack, current, redis.url), bot(slack, current, redis.url):
        slack.faults.duplicates = EVENTS
        alice = UserDriver(slack, "Alice")
        for _ in range(EVENTS):  # the envelopes go to the two by turns
            alice.types("@mlops help")
        assert eventually(lambda: acks(slack) == 2 * EVENTS)
        assert eventually(lambda: posts(slack) >= EVENTS)
    assert posts(slack) == EVENTS


def test_without_redis_the_bot_answers_and_says_so_now_and_then(
    current: Current, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    with PreviewSlack() as slack, bot(slack, current, redis.url):
        redis.stop()
        alice = UserDriver(slack, "Alice")
        for _ in range(20):
            alice.types("@mlops help")
        assert eventually(lambda: posts(slack) == 20)
        assert sum("Redis is gone" in record.message for record in caplog.records) == 1
        redis.start()
