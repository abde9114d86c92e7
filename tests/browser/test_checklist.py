"""The red-flag check, from opening its modal to passing on the result."""

import pytest
from playwright.sync_api import Locator, expect

from bot.preview.user_driver import UserDriver
from tests.browser.conftest import Opens
from tests.browser.screen import Screen

FLAG = "No knowledge of automated testing"
OTHER_FLAG = "Little or no experience with version control"
NEVER = "Never a flag: age, family, health, accent, nationality, or a gap in the career."


@pytest.fixture
def checklist(screen: Screen) -> Screen:
    """A page with the modal just opened."""
    screen.says("/mlops redflags")
    expect(screen.modal).to_have_accessible_name("Red-flag check")
    return screen


def heard(screen: Screen) -> Locator:
    return screen.modal.get_by_role("group", name="What did you hear?")


def unasked(screen: Screen) -> Locator:
    return screen.modal.get_by_role("group", name="What did you not get to ask?")


def submit(screen: Screen) -> None:
    screen.modal.get_by_role("button", name="Show what to ask").click()


def test_what_was_heard_leads_to_what_to_ask_next(checklist: Screen) -> None:
    expect(checklist.modal).to_contain_text(NEVER)
    heard(checklist).get_by_role("checkbox", name=FLAG).check()
    unasked(checklist).get_by_role("checkbox", name=OTHER_FLAG).check()
    checklist.modal.get_by_role("textbox", name="What was said, in their words").fill("We test by <hand> & luck")
    submit(checklist)
    expect(checklist.modal).to_contain_text("You heard")
    expect(checklist.modal).to_contain_text(FLAG)
    expect(checklist.modal).to_contain_text("Could also mean:")
    expect(checklist.modal).to_contain_text("We test by <hand> & luck")
    expect(checklist.modal).to_contain_text("Still to ask")
    expect(checklist.modal).not_to_contain_text(OTHER_FLAG)  # only its question is left to ask
    expect(checklist.modal).to_contain_text(NEVER)
    expect(checklist.modal.get_by_role("checkbox")).to_have_count(0)


def test_a_flag_in_both_lists_is_refused_at_its_field(checklist: Screen) -> None:
    heard(checklist).get_by_role("checkbox", name=FLAG).check()
    unasked(checklist).get_by_role("checkbox", name=FLAG).check()
    submit(checklist)
    error = f"“{FLAG}” is ticked above as heard too. Keep it in one of the two lists."
    expect(checklist.modal.get_by_text(error)).to_be_visible()
    expect(unasked(checklist)).to_have_accessible_description(error)
    expect(unasked(checklist).get_by_role("checkbox").first).to_be_focused()
    expect(heard(checklist).get_by_role("checkbox", name=FLAG)).to_be_checked()

    unasked(checklist).get_by_role("checkbox", name=FLAG).uncheck()
    expect(checklist.modal).not_to_contain_text(error)
    submit(checklist)
    expect(checklist.modal).to_contain_text("You heard")


def test_the_result_sent_to_oneself_arrives_as_a_direct_message(checklist: Screen, bob: UserDriver) -> None:
    heard(checklist).get_by_role("checkbox", name=FLAG).check()
    submit(checklist)
    button = checklist.modal.get_by_role("button", name="Send to me")
    button.click()
    said = checklist.modal.get_by_text("Sent to you as a direct message.")
    expect(said).to_be_in_viewport()
    expect(button).to_be_focused()
    checklist.page.keyboard.press("Escape")
    checklist.goes_to_the_bot()
    expect(checklist.answer.get_by_role("heading", name="Red-flag check: MLOps Engineer")).to_be_visible()
    expect(checklist.answer).to_contain_text(FLAG)
    assert FLAG not in bob.screen


def test_the_result_sent_to_the_conversation_is_seen_by_everyone(checklist: Screen, bob: UserDriver) -> None:
    heard(checklist).get_by_role("checkbox", name=FLAG).check()
    submit(checklist)
    checklist.modal.get_by_role("button", name="Send to this conversation").click()
    expect(checklist.modal.get_by_text("Sent to the conversation.")).to_be_visible()
    checklist.page.keyboard.press("Escape")
    expect(checklist.answer).to_contain_text("Shared by @Alice")
    bob.sees(FLAG)


def test_the_focus_stays_in_the_modal_and_goes_back_to_where_it_was_opened(screen: Screen) -> None:
    screen.says("/mlops define")
    opener = screen.button("Red flags")
    opener.click()
    expect(screen.modal).to_be_visible()
    expect(screen.modal.get_by_role("checkbox").first).to_be_focused()
    stops = screen.modal.get_by_role("button").or_(screen.modal.get_by_role("checkbox")).count() + 1  # the text field
    visited = []
    for _ in range(stops + 1):
        screen.page.keyboard.press("Tab")
        expect(screen.modal.locator(":focus")).to_have_count(1)
        visited.append(screen.focused.evaluate("(node) => node.dataset.key ?? node.textContent"))
    assert len(set(visited)) == stops
    assert visited[-1] == visited[0]
    screen.page.keyboard.press("Shift+Tab")
    expect(screen.modal.get_by_role("checkbox").first).to_be_focused()
    screen.page.keyboard.press("Escape")
    expect(screen.modal).to_be_hidden()
    expect(opener).to_be_focused()


def test_closing_leaves_nothing_behind(checklist: Screen) -> None:
    heard(checklist).get_by_role("checkbox", name=FLAG).check()
    checklist.modal.get_by_role("button", name="Close").last.click()
    expect(checklist.modal).to_be_hidden()
    expect(checklist.composer).to_be_focused()
    checklist.says("/mlops redflags")
    expect(heard(checklist).get_by_role("checkbox", name=FLAG)).not_to_be_checked()


def test_an_open_modal_is_gone_after_a_reload_and_in_no_other_browser(checklist: Screen, opens: Opens) -> None:
    other = opens(checklist.page.url)
    expect(other.composer).to_be_focused()
    expect(other.modal).to_be_hidden()
    expect(checklist.modal).to_be_visible()
    checklist.page.reload()
    expect(checklist.composer).to_be_focused()
    expect(checklist.modal).to_be_hidden()
    checklist.says("/mlops redflags")
    expect(checklist.modal).to_have_accessible_name("Red-flag check")
