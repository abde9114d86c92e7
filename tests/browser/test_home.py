"""The bot's Home tab."""

from playwright.sync_api import expect

from tests.browser.screen import Screen


def test_home_tells_what_the_bot_can_do(screen: Screen) -> None:
    screen.opens_home()
    expect(screen.home.get_by_role("heading", name="MLOps for Recruiters")).to_be_visible()
    expect(screen.home).to_contain_text("/mlops questions [junior/mid/senior] [role]")
    expect(screen.home.get_by_role("button", name="Job titles")).to_be_visible()


def test_a_button_on_home_answers_in_a_modal(screen: Screen) -> None:
    screen.opens_home()
    screen.home.get_by_role("button", name="Job titles").click()
    expect(screen.modal).to_contain_text("Titles to search for: MLOps Engineer")
    screen.modal.get_by_role("button", name="What it is").click()
    expect(screen.modal).to_contain_text("Picture it")
    screen.page.keyboard.press("Escape")
    expect(screen.modal).to_be_hidden()
    expect(screen.home.get_by_role("button", name="Job titles")).to_be_focused()


def test_the_red_flag_check_opens_from_home(screen: Screen) -> None:
    screen.opens_home()
    screen.home.get_by_role("button", name="Red flags").click()
    expect(screen.modal).to_have_accessible_name("Red-flag check")
    screen.modal.get_by_role("button", name="Show what to ask").click()
    expect(screen.modal.get_by_role("button", name="Send to me")).to_be_visible()
    # Home is no conversation to send anything to.
    expect(screen.modal.get_by_role("button", name="Send to this conversation")).to_have_count(0)


def test_the_arrows_move_between_the_tabs_and_a_reload_keeps_the_one_on_show(screen: Screen) -> None:
    screen.opens_home()
    screen.page.keyboard.press("ArrowRight")
    expect(screen.page.get_by_role("tab", name="Messages")).to_be_focused()
    expect(screen.composer).to_be_visible()
    screen.page.keyboard.press("ArrowLeft")
    expect(screen.home).to_be_visible()
    screen.page.reload()
    expect(screen.home).to_contain_text("Understand")
    expect(screen.page.get_by_role("tab", name="Home")).to_have_attribute("aria-selected", "true")
