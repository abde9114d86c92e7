"""The page on a phone, enlarged, and in the dark."""

from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.screen import Screen
from tests.conftest import Stage

ENLARGED = (320, 256)  # what 1280x1024 leaves at 400 %


def luminance(screen: Screen) -> float:
    """How bright the ground of the page's main part is, from 0 to 255."""
    bright: float = screen.page.get_by_role("main").evaluate(
        "(node) => { const canvas = new OffscreenCanvas(1, 1).getContext('2d');"
        " canvas.fillStyle = getComputedStyle(node).backgroundColor; canvas.fillRect(0, 0, 1, 1);"
        " const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data; return (red + green + blue) / 3; }"
    )
    return bright


def test_a_phone_shows_everything_without_sideways_scrolling(phone: Screen) -> None:
    for command in ("/mlops questions senior", "/mlops synonyms", "/mlops help"):
        phone.says(command)
    expect(phone.messages).to_have_count(3)
    expect(phone.composer).to_be_in_viewport()
    assert phone.overhang == 0
    phone.says("/mlops redflags")
    expect(phone.modal.get_by_role("button", name="Show what to ask")).to_be_in_viewport()
    assert phone.overhang == 0
    phone.page.keyboard.press("Escape")
    phone.opens_inspector()
    expect(phone.inspector).to_be_visible()
    expect(phone.composer).to_be_hidden()
    assert phone.overhang == 0


def test_a_phone_keeps_the_conversations_in_a_drawer(phone: Screen) -> None:
    sidebar = phone.page.get_by_role("navigation", name="Conversations")
    opener = phone.page.get_by_role("button", name="Conversations")
    expect(sidebar).to_be_hidden()
    opener.click()
    expect(sidebar).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect(sidebar).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    phone.goes_to_the_bot()
    expect(sidebar).to_be_hidden()
    phone.page.get_by_role("tab", name="Home").click()
    expect(phone.home).to_contain_text("On the call")
    assert phone.overhang == 0


def test_a_phone_shows_a_thread_in_place_of_the_channel(phone: Screen) -> None:
    phone.says("@mlops what is a feature store?")
    phone.opens_thread()
    expect(phone.replies).to_have_count(1)
    expect(phone.replies.get_by_role("heading", name="Feature Store")).to_be_in_viewport()
    expect(phone.composer).to_be_hidden()
    assert phone.overhang == 0
    phone.thread.get_by_role("button", name="Close thread").click()
    expect(phone.composer).to_be_visible()


def test_everything_works_at_four_hundred_percent(stage: Stage, opens: Opens) -> None:
    screen = opens(stage.slack.url, ENLARGED)
    screen.says("/mlops questions senior")
    expect(screen.answer).to_contain_text("Ask a senior MLOps Engineer")
    expect(screen.composer).to_be_in_viewport()
    assert screen.overhang == 0
    screen.button("Red-flag check").click()
    button = screen.modal.get_by_role("button", name="Show what to ask")
    button.scroll_into_view_if_needed()
    expect(button).to_be_in_viewport(ratio=1)
    assert screen.overhang == 0
    button.click()
    expect(screen.modal).to_contain_text("Nothing ticked")


def test_the_page_follows_the_system_into_the_dark_until_one_chooses(screen: Screen) -> None:
    assert luminance(screen) > 240
    screen.page.emulate_media(color_scheme="dark")
    assert luminance(screen) < 60
    switch = screen.page.get_by_role("button", name="Switch between light and dark")
    switch.click()
    assert luminance(screen) > 240
    screen.page.reload()
    assert luminance(screen) > 240
    switch.click()
    assert luminance(screen) < 60
    screen.page.evaluate("() => localStorage.clear()")
