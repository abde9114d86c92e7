"""The red-flag checklist, from opening to its result."""

import time

import pytest

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage

HEARD = "What did you hear?"
UNASKED = "What did you not get to ask?"
SAID = "What was said, in their words"
CLOUD = "No experience with any cloud platform"
TESTING = "No knowledge of automated testing"


@pytest.fixture
def opened(alice: UserDriver) -> UserDriver:
    alice.types("/mlops redflags")
    alice.sees(HEARD)
    return alice


def test_the_command_opens_it_with_the_flags_of_the_card(opened: UserDriver) -> None:
    opened.sees("*MLOps Engineer*: tick what you heard on the call.")
    opened.sees(CLOUD)
    opened.sees("Has never run anything on AWS, Azure, Google Cloud or the like")


def test_it_opens_for_another_role(alice: UserDriver) -> None:
    alice.types("/mlops redflags sre")
    alice.sees("*Site Reliability Engineer*: tick what you heard")


def test_the_result_takes_its_place(stage: Stage, opened: UserDriver) -> None:
    view = opened.awaits_modal().id
    opened.ticks(CLOUD, under=HEARD)
    opened.ticks(TESTING, under=UNASKED)
    opened.enters("We host it all ourselves & <!here>", under=SAID)
    opened.submits()
    opened.sees("Where did the models you worked on run, and who looked after those machines?")
    opened.sees("Their employer keeps everything on its own machines")
    opened.sees("*Still to ask*")
    opened.sees("Before a new model went out, what had to be true")
    opened.sees("> We host it all ourselves &amp; &lt;!here&gt;")
    opened.sees("Never a flag: age, family, health, accent, nationality")
    assert opened.awaits_modal().id == view
    assert [call.name for call in stage.calls()] == ["views.open"]


def test_what_was_not_asked_comes_without_a_concern(opened: UserDriver) -> None:
    opened.ticks(TESTING, under=UNASKED)
    opened.submits()
    opened.sees("*Still to ask*")
    assert "Why it matters" not in opened.screen


def test_a_flag_in_both_lists_is_an_error_on_the_second(opened: UserDriver) -> None:
    opened.ticks(CLOUD, under=HEARD)
    opened.ticks(CLOUD, under=UNASKED)
    opened.submits()
    assert list(opened.errors) == ["unasked"]
    assert CLOUD in opened.errors["unasked"]
    opened.ticks(CLOUD, under=UNASKED)  # mended: the rest is still there
    opened.submits()
    opened.sees("*You heard*")


def test_nothing_ticked_says_so(opened: UserDriver) -> None:
    opened.submits()
    opened.sees("Nothing ticked, so there is nothing to follow up.")


def test_the_result_can_be_sent_to_oneself(opened: UserDriver, bob: UserDriver) -> None:
    opened.ticks(CLOUD, under=HEARD)
    opened.submits()
    opened.clicks("Send to me")
    opened.sees("Sent to you as a direct message.")
    assert bob.messages == []
    opened.goes_to_the_bot()
    assert "Red-flag check: MLOps Engineer" in str(opened.answer.blocks)


def test_the_result_can_be_sent_to_the_conversation(opened: UserDriver, bob: UserDriver) -> None:
    opened.ticks(CLOUD, under=HEARD)
    opened.submits()
    opened.clicks("Send to this conversation")
    opened.sees("Sent to the conversation.")
    bob.sees("Red-flag check: MLOps Engineer")
    bob.sees(f"Shared by <@{opened.id}>")


def test_after_half_an_hour_it_can_no_longer_go_to_the_conversation(stage: Stage, opened: UserDriver) -> None:
    opened.submits()
    opened.sees("Nothing ticked")
    stage.slack.workspace.clock = lambda: time.time() + 31 * 60
    opened.clicks("Send to this conversation")
    opened.sees("for half an hour only")


def test_it_goes_back_to_the_thread_it_came_from(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops red flags")
    alice.clicks("Start a quick check")
    alice.ticks(TESTING, under=HEARD)
    alice.submits()
    alice.clicks("Send to this conversation")
    alice.sees("Sent to the conversation.")
    bob.sees("Red-flag check: MLOps Engineer")
    assert bob.answer.thread_ts == bob.messages[0].ts


def test_opened_from_home_it_has_no_conversation_to_go_to(alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Red flags")
    alice.submits()
    alice.sees("Nothing ticked")
    assert "Send to this conversation" not in alice.screen


def test_it_asks_for_no_name_and_gives_no_verdict(opened: UserDriver) -> None:
    opened.ticks(CLOUD, under=HEARD)
    opened.submits()
    opened.sees("*You heard*")
    shown = opened.screen.casefold()
    assert not any(word in shown for word in ("score", "out of 5", "out of five", "reject", "verdict", "recommend"))


def test_nothing_entered_is_logged(opened: UserDriver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", logger="bot.errors")
    opened.enters("very private words", under=SAID)
    opened.submits()
    opened.sees("very private words")
    assert "very private words" not in caplog.text
