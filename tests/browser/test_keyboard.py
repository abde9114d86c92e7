"""The page without a mouse."""

from playwright.sync_api import expect

from tests.browser.screen import Screen


def test_a_command_and_the_red_flag_check_need_no_mouse(screen: Screen) -> None:
    keyboard = screen.page.keyboard
    expect(screen.composer).to_be_focused()
    keyboard.type("/ml")
    keyboard.press("Enter")  # takes the completion
    keyboard.type("redflags")
    keyboard.press("Enter")
    boxes = screen.modal.get_by_role("checkbox")
    expect(screen.modal.get_by_role("combobox", name="Pick a role")).to_be_focused()
    keyboard.press("Tab")
    expect(boxes.first).to_be_focused()
    keyboard.press("Space")
    expect(boxes.first).to_be_checked()
    submit = screen.modal.get_by_role("button", name="Show what to ask")
    for _ in range(3):
        keyboard.press("Shift+Tab")
    expect(submit).to_be_focused()
    keyboard.press("Enter")
    expect(screen.modal).to_contain_text("Ask before you decide")
    keyboard.press("Escape")
    expect(boxes.first).to_be_checked()
    keyboard.press("Escape")
    expect(screen.modal).to_be_hidden()
    expect(screen.composer).to_be_focused()


def test_an_answers_buttons_are_reached_from_the_composer(screen: Screen) -> None:
    screen.says("/mlops questions senior")
    expect(screen.answer).to_contain_text("Ask a senior MLOps Engineer")
    screen.page.keyboard.press("Shift+Tab")
    expect(screen.button("Share with this channel")).to_be_focused()
    for _ in range(20):
        if screen.button("Mid, 2-5 years").evaluate("(node) => node === document.activeElement"):
            break
        screen.page.keyboard.press("Shift+Tab")
    screen.page.keyboard.press("Enter")
    expect(screen.answer.get_by_role("heading", name="Ask a mid MLOps Engineer")).to_be_visible()
    expect(screen.button("Mid, 2-5 years, shown")).to_be_focused()


def test_the_arrows_go_from_message_to_message(screen: Screen) -> None:
    for text in ("One", "Two", "Three"):
        screen.says(text)
    expect(screen.messages).to_have_count(3)
    screen.answer.focus()
    screen.page.keyboard.press("ArrowUp")
    expect(screen.messages.nth(1)).to_be_focused()
    screen.page.keyboard.press("Home")
    expect(screen.messages.first).to_be_focused()
    screen.page.keyboard.press("Tab")
    expect(screen.messages.first.get_by_role("button", name="Reply in thread")).to_be_focused()
    screen.page.keyboard.press("Enter")
    expect(screen.thread.get_by_role("textbox")).to_be_focused()
    screen.page.keyboard.press("Escape")
    expect(screen.thread).to_be_hidden()
    expect(screen.messages.first.get_by_role("button", name="Reply in thread")).to_be_focused()


def test_shift_and_enter_make_a_new_line(screen: Screen) -> None:
    screen.page.keyboard.type("One")
    screen.page.keyboard.press("Shift+Enter")
    screen.page.keyboard.type("Two")
    expect(screen.composer).to_have_value("One\nTwo")
    screen.page.keyboard.press("Enter")
    expect(screen.answer).to_contain_text("OneTwo")
    expect(screen.messages).to_have_count(1)
