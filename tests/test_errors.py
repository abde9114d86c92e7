"""What people are told when something fails, and what the log keeps to itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from bot.answerer import Answer, Answerer
from bot.preview.run import running
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from knowledge import Knowledge
from tests.conftest import Stage


@dataclass
class Broken:
    """An answerer that fails whenever it is asked about one word."""

    sound: Answerer
    home: object = field(default="no view at all")

    @property
    def knowledge(self) -> Knowledge:
        return self.sound.knowledge

    def ask(self, text: str) -> Answer:
        if "boom" in text:
            raise RuntimeError("the inside of the bot")
        return self.sound.ask(text)


@pytest.fixture(scope="module")
def slack(answerer: Answerer) -> Iterator[PreviewSlack]:
    with PreviewSlack(retry_delays=()) as slack, running(slack, Broken(answerer)):  # type: ignore[arg-type]
        yield slack


@pytest.fixture
def alice(slack: PreviewSlack, answerer: Answerer) -> UserDriver:
    stage = Stage(slack, answerer)
    slack.run(stage.clear())
    return stage.alice


def reference(seen: str) -> str:
    found = re.search(r"tell your admin the reference `(\w+)`", seen)
    assert found, seen
    return found[1]


def test_a_command_that_fails_says_so_with_a_reference(alice: UserDriver, caplog: pytest.LogCaptureFixture) -> None:
    alice.types("/mlops boom my private words")
    alice.sees("Something went wrong on my side.")
    assert reference(alice.answer.text) in caplog.text
    assert "private words" not in caplog.text
    assert alice.answer.only_for == alice.id


def test_a_mention_that_fails_is_told_to_its_author_alone(alice: UserDriver, caplog: pytest.LogCaptureFixture) -> None:
    alice.goes_to("recruiting")
    alice.types("@mlops boom")
    alice.sees("tell your admin")
    assert reference(alice.answer.text) in caplog.text
    assert alice.answer.only_for == alice.id


def test_a_direct_message_that_fails_says_so(alice: UserDriver) -> None:
    alice.goes_to_the_bot()
    alice.types("boom")
    alice.sees("Something went wrong on my side.")


def test_a_card_that_is_gone_keeps_what_was_entered(answerer: Answerer, cards: Knowledge) -> None:
    fewer = Knowledge({key: card for key, card in cards.cards.items() if key != "data-analyst"}, cards.sources)
    own = Answerer(cards)
    with PreviewSlack() as slack, running(slack, own):
        alice = UserDriver(slack, "Alice")
        alice.types("/mlops redflags data analyst")
        alice.sees("What did you hear?")
        own.use(fewer)
        alice.submits()
        alice.sees("That did not work")
        assert len(slack.workspace.modals[alice.id]) == 2, "the checklist lies below, as it was"
