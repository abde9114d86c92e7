"""The Home tab."""

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage


def test_home_says_what_the_bot_can_do(alice: UserDriver) -> None:
    alice.opens_home()
    alice.sees("Before, on and after the call")


def test_a_button_answers_in_a_modal_and_goes_on_on_top_of_it(stage: Stage, alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Questions")
    alice.sees("Ask a senior MLOps Engineer")
    alice.clicks("Levels, senior")
    alice.sees("Senior MLOps Engineer: what to expect")
    assert len(stage.slack.workspace.modals[alice.id]) == 2
    alice.closes()
    alice.sees("Ask a senior MLOps Engineer")


def test_a_level_changes_the_modal_that_is_open(stage: Stage, alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Questions")
    alice.clicks("Junior (0-2)", times=2)
    alice.sees("Ask a junior MLOps Engineer")
    assert len(stage.slack.workspace.modals[alice.id]) == 1
    assert "did not work" not in alice.screen
