"""The Home tab."""

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage


def test_home_says_what_the_bot_can_do(alice: UserDriver) -> None:
    alice.opens_home()
    alice.sees("Understand")
    alice.sees("`/mlops questions [junior/mid/senior] [role]`")


def test_a_button_answers_in_a_modal(alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Levels")
    alice.sees("MLOps Engineer: levels")
    assert alice.modal


def test_the_modal_goes_on_to_the_next_answer(alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Questions")
    alice.sees("Pick a level")
    alice.clicks("Senior")
    alice.sees("Senior MLOps Engineer: questions")
    alice.clicks("Job titles")
    alice.sees("Titles to search for")


def test_the_red_flag_button_opens_the_checklist(stage: Stage) -> None:
    stage.alice.opens_home()
    stage.alice.clicks("Red flags")
    stage.alice.sees("What did you hear?")


def test_a_checklist_opened_from_an_answer_in_a_modal_lies_on_top_of_it(stage: Stage) -> None:
    stage.alice.opens_home()
    stage.alice.clicks("Levels")
    stage.alice.sees("MLOps Engineer: levels")
    stage.alice.clicks("Red flags")
    stage.alice.sees("What did you hear?")
    assert len(stage.slack.workspace.modals[stage.alice.id]) == 2
