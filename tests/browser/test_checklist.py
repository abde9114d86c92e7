"""The red-flag check, from opening its form to passing on the result."""

import pytest
from playwright.sync_api import Locator, expect

from bot.preview.user_driver import UserDriver
from tests.browser.conftest import Opens
from tests.browser.screen import Screen

CLOUD, CLOUD_HEARD = "Cloud", '"I never did cloud"'
ASK = "Who did the cloud where you worked?"
NEVER = "Never a flag: age, family, health, accent, nationality, or a gap in the career."


@pytest.fixture
def checklist(screen: Screen) -> Screen:
    """A page with the form just opened."""
    screen.says("/mlops redflags")
    expect(screen.modal).to_have_accessible_name("Red-flag check")
    return screen


def raised(screen: Screen) -> Locator:
    return screen.modal.get_by_role("group", name="What raised a question?")


def unasked(screen: Screen) -> Locator:
    return screen.modal.get_by_role("group", name="What did you not get to?")


def submit(screen: Screen) -> None:
    screen.modal.get_by_role("button", name="Show what to ask").click()


def test_what_was_heard_leads_to_what_to_ask_next(checklist: Screen) -> None:
    expect(checklist.modal).to_contain_text(NEVER)
    raised(checklist).get_by_role("checkbox", name=CLOUD_HEARD).check()
    unasked(checklist).get_by_role("checkbox", name=CLOUD).check()
    unasked(checklist).get_by_role("checkbox", name="Version control").check()
    checklist.modal.get_by_role("textbox", name="What was said, in their words").fill("We test by <hand> & luck")
    submit(checklist)
    error = f"“{CLOUD}” is ticked above as a question too. Keep it in one of the two lists."
    expect(checklist.modal.get_by_text(error)).to_be_visible()
    expect(unasked(checklist)).to_have_accessible_description(error)
    expect(unasked(checklist).get_by_role("checkbox").first).to_be_focused()
    expect(raised(checklist).get_by_role("checkbox", name=CLOUD_HEARD)).to_be_checked()
    unasked(checklist).get_by_role("checkbox", name=CLOUD).uncheck()
    expect(checklist.modal).not_to_contain_text(error)

    submit(checklist)
    expect(checklist.modal).to_contain_text("Ask before you decide")
    for shown in (ASK, "May be innocent:", "We test by <hand> & luck", "Not asked yet", "Version control", NEVER):
        expect(checklist.modal).to_contain_text(shown)
    checklist.modal.get_by_role("button", name="Back").click()
    expect(raised(checklist).get_by_role("checkbox", name=CLOUD_HEARD)).to_be_checked()


def test_another_role_has_flags_of_its_own(checklist: Screen) -> None:
    role = checklist.modal.get_by_role("combobox", name="Pick a role")
    role.press_sequentially("data")
    role.press("Enter")
    expect(raised(checklist).get_by_role("checkbox", name='"I never did late data"')).to_be_visible()
    expect(role).to_have_value("Data Engineer")
    submit(checklist)
    expect(checklist.modal).to_contain_text("Red-flag check, Data Engineer")


def test_the_result_goes_to_oneself_and_after_a_question_to_the_channel(checklist: Screen, bob: UserDriver) -> None:
    raised(checklist).get_by_role("checkbox", name=CLOUD_HEARD).check()
    submit(checklist)
    checklist.modal.get_by_role("button", name="Send to my direct messages").click()
    expect(checklist.modal.get_by_text("✓ Sent to your direct messages.")).to_be_in_viewport()
    assert ASK not in bob.screen
    post = checklist.modal.get_by_role("button", name="Post in #recruiting")
    question = checklist.page.get_by_role("dialog", name="Post in #recruiting?")
    post.click()
    expect(question).to_have_accessible_description("Everyone in #recruiting will see this.")
    question.get_by_role("button", name="Cancel").click()
    expect(question).to_be_hidden()
    expect(post).to_be_focused()
    post.click()
    question.get_by_role("button", name="Post", exact=True).click()
    expect(checklist.modal.get_by_text("✓ Posted in #recruiting.")).to_be_visible()
    checklist.page.keyboard.press("Escape")
    expect(raised(checklist)).to_be_visible()
    checklist.page.keyboard.press("Escape")
    expect(checklist.modal).to_be_hidden()
    expect(checklist.answer).to_contain_text("Shared by @Alice")
    bob.sees(ASK)
    checklist.goes_to_the_bot()
    expect(checklist.answer).to_contain_text(ASK)


def test_the_focus_stays_in_the_form_and_goes_back_to_where_it_was_opened(screen: Screen) -> None:
    screen.says("/mlops questions senior")
    opener = screen.button("Red-flag check")
    opener.click()
    expect(screen.modal).to_be_visible()
    first = screen.modal.get_by_role("combobox")
    expect(first).to_be_focused()
    stops = screen.modal.locator("button, input, textarea").count()
    visited = []
    for _ in range(stops + 1):
        screen.page.keyboard.press("Tab")
        expect(screen.modal.locator(":focus")).to_have_count(1)
        visited.append(screen.focused.evaluate("(node) => node.id || node.dataset.key || node.textContent"))
    assert len(set(visited)) == stops
    assert visited[-1] == visited[0]
    screen.page.keyboard.press("Shift+Tab")
    expect(first).to_be_focused()
    screen.page.keyboard.press("Escape")
    expect(screen.modal).to_be_hidden()
    expect(opener).to_be_focused()


def test_an_open_form_is_gone_when_closed_or_reloaded_and_in_no_other_browser(checklist: Screen, opens: Opens) -> None:
    raised(checklist).get_by_role("checkbox", name=CLOUD_HEARD).check()
    checklist.modal.get_by_role("button", name="Close").last.click()
    expect(checklist.modal).to_be_hidden()
    expect(checklist.composer).to_be_focused()
    checklist.says("/mlops redflags")
    expect(raised(checklist).get_by_role("checkbox", name=CLOUD_HEARD)).not_to_be_checked()
    other = opens(checklist.page.url)
    expect(other.composer).to_be_focused()
    expect(other.modal).to_be_hidden()
    expect(checklist.modal).to_be_visible()
    checklist.page.reload()
    expect(checklist.composer).to_be_focused()
    expect(checklist.modal).to_be_hidden()
