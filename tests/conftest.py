"""The bot on the stand-in for Slack, over both of its transports, and the people who use it."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

import knowledge
from bot.answerer import Answers, Current
from bot.app import create_app
from bot.listeners.commands import slash_answer
from bot.preview.log import Entry
from bot.preview.run import running
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from bot.preview.workspace import Message
from bot.serving.http import PATH, Door
from bot.serving.http_server import HttpServer
from bot.serving.workers import Workers

CARDS = Path(__file__).parent / "cards"

# The same examples on every machine and in every run: whether the suite passes must not depend on chance.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")


@dataclass(frozen=True)
class Stage:
    """A workspace with the bot in it, and Alice and Bob."""

    slack: PreviewSlack
    current: Current

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

    def said_by_the_bot(self, channel: str = "C0RECRUIT") -> list[Message]:
        """The bot's messages in a conversation, whoever sees them."""

        async def said() -> list[Message]:
            bot, conversation = self.slack.workspace.bot.id, self.slack.workspace.conversation(channel)
            return [message for message in conversation.messages if message.user == bot]

        return self.slack.run(said())

    def settles(self) -> None:
        """Wait until the bot has done what follows its acks: nothing new for a fifth of a second."""
        before, quiet = -1, 0
        while quiet < 4:
            now = len(self.calls("web_api")) + len(self.calls("response_url"))
            before, quiet = now, quiet + 1 if now == before else 0
            time.sleep(0.05)

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
    """Cards of the tests' own, so that no test depends on the wording of those that come with the project."""
    return knowledge.load(CARDS)


@pytest.fixture(scope="session")
def current(cards: knowledge.Knowledge) -> Current:
    """Shared, so that an answer is composed once for all tests."""
    return Current(Answers(cards))


@pytest.fixture(scope="session")
def answers(current: Current) -> Answers:
    return current.answers


@contextmanager
def on_socket_mode(current: Current) -> Iterator[PreviewSlack]:
    with PreviewSlack(retry_delays=(0.0, 0.1, 0.1)) as slack, running(slack, current):
        yield slack


@contextmanager
def on_http(current: Current) -> Iterator[PreviewSlack]:
    listening = socket.create_server(("127.0.0.1", 0))
    request_url = f"http://127.0.0.1:{listening.getsockname()[1]}{PATH}"
    with PreviewSlack(request_url=request_url, retry_delays=(0.0, 0.1, 0.1)) as slack:
        settings, workers = slack.settings(http=True), Workers()
        door = Door(settings.signing_secret, partial(slash_answer, current))
        door.app = create_app(settings, current, workers)
        with HttpServer(door, listening):
            yield slack
        workers.wait(10)


TRANSPORTS = {"socket_mode": on_socket_mode, "http": on_http}


@pytest.fixture(scope="session", params=TRANSPORTS)
def _stage(request: pytest.FixtureRequest, current: Current) -> Iterator[Stage]:
    with TRANSPORTS[request.param](current) as slack:
        yield Stage(slack, current)


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
