"""The Home tab."""

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage


def test_home_says_what_the_bot_can_do(alice: UserDriver) -> None:
    alice.opens_home()
    alice.sees("Before, on and after the call")


def test_a_button_answers_in_a_modal_and_goes_on_on_top_of_it(stage: Stage, alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Senior questions")
    alice.sees("Ask a senior MLOps Engineer")
    alice.clicks("Levels, senior")
    alice.sees("Senior MLOps Engineer: what to expect")
    assert len(stage.slack.workspace.modals[alice.id]) == 2
    alice.closes()
    alice.sees("Ask a senior MLOps Engineer")


def test_a_level_changes_the_modal_that_is_open(stage: Stage, alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Senior questions")
    alice.clicks("Junior (0-2)", times=2)
    alice.sees("Ask a junior MLOps Engineer")
    assert len(stage.slack.workspace.modals[alice.id]) == 1
    assert "did not work" not in alice.screen


def test_questions_for_a_senior_of_another_role_take_three_clicks(stage: Stage, alice: UserDriver) -> None:
    alice.opens_home()
    alice.picks("Data Engineer", under="Pick a role")  # two: the select, the role
    stage.settles()
    alice.clicks("Senior questions")
    alice.sees("Ask a senior Data Engineer")


def test_the_role_stays_picked(stage: Stage, alice: UserDriver) -> None:
    alice.opens_home()
    alice.picks("Data Engineer", under="Pick a role")
    stage.settles()
    alice.opens_home()
    stage.settles()
    alice.clicks("Job titles")
    alice.sees("Titles to search for: Data Engineer")


def test_the_search_field_completes_and_opens(alice: UserDriver) -> None:
    alice.opens_home()
    assert alice.offered("Type a term", typing="kub") == ["Kubernetes"]
    alice.picks("Kubernetes", under="Type a term", typing="kub")
    alice.sees("Kubernetes in one plain sentence.")


def test_an_empty_messages_tab_gets_a_greeting_once(stage: Stage, alice: UserDriver) -> None:
    alice.opens_messages_tab()
    alice.goes_to_the_bot()
    alice.sees("Hi! I explain engineering roles")
    alice.opens_messages_tab()
    alice.types("define sql")
    alice.sees("SQL in one plain sentence.")
    assert len(stage.said_by_the_bot(alice.channel)) == 2
