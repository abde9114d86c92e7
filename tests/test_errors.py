"""What people are told when something fails, and what the log keeps to itself."""

import re
from collections.abc import Iterator

import pytest

from bot.answerer import Answers, Current
from bot.parser import Reading
from bot.preview.run import running
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from knowledge import Knowledge
from tests.conftest import Stage


class Broken(Answers):
    """Answers that fail whenever they are asked about one word."""

    def parse(self, text: str) -> Reading:
        if "boom" in text:
            raise RuntimeError("the inside of the bot")
        return super().parse(text)


@pytest.fixture(scope="module")
def slack(cards: Knowledge) -> Iterator[PreviewSlack]:
    with PreviewSlack(retry_delays=()) as slack, running(slack, Current(Broken(cards))):
        yield slack


@pytest.fixture
def alice(slack: PreviewSlack, current: Current) -> UserDriver:
    stage = Stage(slack, current)
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


def test_a_card_that_is_gone_keeps_what_was_entered(cards: Knowledge) -> None:
    gone = "site-reliability-engineer"
    fewer = Knowledge({key: card for key, card in cards.cards.items() if key != gone}, cards.sources)
    own = Current(Answers(cards))
    with PreviewSlack() as slack, running(slack, own):
        alice = UserDriver(slack, "Alice")
        alice.types("/mlops redflags sre")
        alice.sees("What raised a question?")
        own.answers = Answers(fewer)
        alice.submits()
        alice.sees("That did not work")
        assert len(slack.workspace.modals[alice.id]) == 2, "the checklist lies below, as it was"
