"""A form, from opening to its result: the red-flag checklist is the one that every role has."""

import time

import pytest

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage

RAISED = "What raised a question?"
UNASKED = "What did you not get to?"
SAID = "What was said, in their words"
CLOUD_HEARD = '"I never did cloud"'
TO_ME, HERE = "Send to my direct messages", "Post in #recruiting"


@pytest.fixture
def opened(alice: UserDriver) -> UserDriver:
    alice.types("/mlops redflags")
    alice.sees(RAISED)
    return alice


def test_the_command_opens_it_for_the_role_named(alice: UserDriver) -> None:
    alice.types("/mlops redflags sre")
    alice.submits()
    alice.sees("Red-flag check, Site Reliability Engineer")


def test_a_role_picked_just_before_submitting_counts(stage: Stage, opened: UserDriver) -> None:
    stage.slack.faults.slow_methods["views.update"] = 0.5  # the form still shows the role of before
    opened.picks("Data Engineer", under="Pick a role")
    opened.submits()
    opened.sees("Red-flag check, Data Engineer")
    stage.settles()
    opened.sees("Red-flag check, Data Engineer")


def test_what_was_heard_stands_above_and_neutral_topics_below(opened: UserDriver) -> None:
    opened.sees(CLOUD_HEARD)
    assert opened.screen.index(CLOUD_HEARD) < opened.screen.index(UNASKED) < opened.screen.rindex("Version control")


def test_the_result_lies_on_top_so_that_one_can_go_back(stage: Stage, opened: UserDriver) -> None:
    opened.ticks(CLOUD_HEARD, under=RAISED)
    opened.ticks("Automatic tests", under=UNASKED)
    opened.enters("We host it all ourselves & <!here>", under=SAID)
    opened.submits()
    opened.sees("“Who did the cloud where you worked?”")
    opened.sees("May be innocent: Another team did it.")
    opened.sees("*Not asked yet*")
    opened.sees("“Who did the automatic tests where you worked?”")
    opened.sees("We host it all ourselves & <!here>")
    opened.sees("No question raised: Version control · Going live · Basics")
    assert len(stage.slack.workspace.modals[opened.id]) == 2
    opened.closes()
    opened.sees(RAISED)
    assert [call.name for call in stage.calls()] == ["views.open"]


def test_a_flag_in_both_lists_is_an_error_on_the_second(opened: UserDriver) -> None:
    opened.ticks(CLOUD_HEARD, under=RAISED)
    opened.ticks("Cloud", under=UNASKED)
    opened.submits()
    assert "“Cloud” is ticked above" in opened.errors["unasked"]
    opened.ticks("Cloud", under=UNASKED)  # corrected: the rest is still there
    opened.submits()
    opened.sees("“Who did the cloud where you worked?”")


def test_nothing_ticked_says_so(opened: UserDriver) -> None:
    opened.submits()
    opened.sees("Nothing ticked, so there is nothing to follow up.")


@pytest.mark.parametrize("times", [1, 2])
def test_the_result_goes_to_oneself_once_however_often_one_clicks(
    stage: Stage, opened: UserDriver, bob: UserDriver, times: int
) -> None:
    opened.ticks(CLOUD_HEARD, under=RAISED)
    opened.submits()
    opened.clicks(TO_ME, times=times)
    opened.sees("✓ Sent to your direct messages.")
    assert TO_ME not in opened.screen
    assert bob.messages == []
    assert [call.name for call in stage.calls()].count("chat.postMessage") == 1


def test_the_result_goes_to_the_channel_after_a_question_and_without_the_note(
    opened: UserDriver, bob: UserDriver
) -> None:
    opened.ticks(CLOUD_HEARD, under=RAISED)
    opened.enters("very private words", under=SAID)
    opened.submits()
    opened.clicks(HERE)
    opened.confirms()
    opened.sees("✓ Posted in #recruiting.")
    bob.sees("Ask before you decide")
    bob.sees(f"Shared by <@{opened.id}>")
    assert "very private words" not in bob.screen


def test_the_note_goes_along_where_that_is_ticked(opened: UserDriver, bob: UserDriver) -> None:
    opened.enters("we pushed on Fridays", under=SAID)
    opened.submits()
    opened.ticks("Send my note along")
    opened.clicks(HERE)
    opened.confirms()
    bob.sees("we pushed on Fridays")


def test_after_half_an_hour_it_says_so_and_direct_messages_still_work(stage: Stage, opened: UserDriver) -> None:
    opened.submits()
    opened.sees("Nothing ticked")
    stage.slack.workspace.clock = lambda: time.time() + 31 * 60
    opened.clicks(HERE)
    opened.confirms()
    opened.sees("for half an hour only")
    opened.closes()
    opened.clicks(TO_ME)
    opened.sees("✓ Sent to your direct messages.")


def test_it_goes_back_to_the_thread_it_came_from(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops red flags")
    alice.clicks("Start a quick check")
    alice.submits()
    alice.clicks(HERE)
    alice.confirms()
    alice.sees("✓ Posted in #recruiting.")
    bob.sees("Ask before you decide")
    assert bob.answer.thread_ts == bob.messages[0].ts


def test_opened_from_home_it_has_no_conversation_to_go_to(alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Red-flag check")
    alice.submits()
    alice.sees("Nothing ticked")
    assert "Post in" not in alice.screen


@pytest.mark.parametrize("note", ["&" * 800, '"' * 800, "\n".join("x" * 400), "<" * 800, "é" * 800])
def test_the_longest_note_fits(opened: UserDriver, note: str) -> None:
    opened.ticks(CLOUD_HEARD, under=RAISED)
    opened.enters(note, under=SAID)
    opened.submits()
    opened.sees("Ask before you decide")
    opened.clicks(TO_ME)
    opened.sees("✓ Sent to your direct messages.")


def test_it_asks_for_no_name_and_gives_no_verdict(opened: UserDriver) -> None:
    opened.ticks(CLOUD_HEARD, under=RAISED)
    opened.submits()
    opened.sees("Ask before you decide")
    shown = opened.screen.casefold()
    assert not any(word in shown for word in ("score", "out of 5", "out of five", "reject", "verdict", "recommend"))


def test_nothing_entered_is_logged(opened: UserDriver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    opened.enters("very private words", under=SAID)
    opened.submits()
    opened.sees("very private words")
    assert "very private words" not in caplog.text
