"""The bot on the stand-in for Slack, over both of its transports, and the people who use it."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from hypothesis import settings

import knowledge
from bot.answerer import Answerer
from bot.app import create_app, slash_answer_of
from bot.preview.log import Entry
from bot.preview.run import running
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from bot.serving.http import PATH, Door
from bot.serving.http_server import HttpServer
from bot.serving.workers import Workers

# The same examples on every machine and in every run: whether the suite passes must not depend on chance.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")


@dataclass(frozen=True)
class Stage:
    """A workspace with the bot in it, and Alice and Bob."""

    slack: PreviewSlack
    answerer: Answerer

    @property
    def alice(self) -> UserDriver:
        return UserDriver(self.slack, "Alice")

    @property
    def bob(self) -> UserDriver:
        return UserDriver(self.slack, "Bob")

    def calls(self, kind: str = "web_api") -> list[Entry]:
        """What the bot has called so far in this test."""

        async def logged() -> list[Entry]:
            return [entry for entry in self.slack.log.entries if entry.kind == kind]

        return self.slack.run(logged())

    async def clear(self) -> None:
        """A fresh workspace for the next test; the bot stays connected."""
        for conversation in self.slack.workspace.conversations.values():
            conversation.messages.clear()
        self.slack.workspace.modals.clear()
        self.slack.workspace.homes.clear()
        self.slack.log.entries.clear()
        self.slack.faults.clear()
        self.slack.workspace.clock = time.time


@pytest.fixture(scope="session")
def cards() -> knowledge.Knowledge:
    return knowledge.load()


@pytest.fixture(scope="session")
def answerer(cards: knowledge.Knowledge) -> Answerer:
    """Shared, so that an answer is composed once for all tests."""
    return Answerer(cards)


@contextmanager
def on_socket_mode(answerer: Answerer) -> Iterator[PreviewSlack]:
    with PreviewSlack(retry_delays=(0.0, 0.1, 0.1)) as slack, running(slack, answerer):
        yield slack


@contextmanager
def on_http(answerer: Answerer) -> Iterator[PreviewSlack]:
    listening = socket.create_server(("127.0.0.1", 0))
    request_url = f"http://127.0.0.1:{listening.getsockname()[1]}{PATH}"
    with PreviewSlack(request_url=request_url, retry_delays=(0.0, 0.1, 0.1)) as slack:
        settings, workers = slack.settings(http=True), Workers()
        door = Door(settings.signing_secret, slash_answer_of(answerer))
        door.app = create_app(settings, answerer, workers)
        with HttpServer(door, listening):
            yield slack
        workers.wait(10)


TRANSPORTS = {"socket_mode": on_socket_mode, "http": on_http}


@pytest.fixture(scope="session", params=TRANSPORTS)
def _stage(request: pytest.FixtureRequest, answerer: Answerer) -> Iterator[Stage]:
    with TRANSPORTS[request.param](answerer) as slack:
        yield Stage(slack, answerer)


@pytest.fixture
def stage(_stage: Stage) -> Stage:
    _stage.slack.run(_stage.clear())
    return _stage


@pytest.fixture
def alice(stage: Stage) -> UserDriver:
    return stage.alice


@pytest.fixture
def bob(stage: Stage) -> UserDriver:
    return stage.bob
