"""The bot's Home tab, and the shortcuts that lead to what it offers."""

from playwright.sync_api import expect

from tests.browser.screen import Screen


def test_home_offers_what_the_call_needs_for_the_role_that_is_picked(screen: Screen) -> None:
    screen.opens_home()
    expect(screen.home.get_by_role("heading", name="Before, on and after the call")).to_be_visible()
    for phase in ("Before the call", "On the call", "After the call"):
        expect(screen.home).to_contain_text(phase)
    role = screen.home.get_by_role("combobox", name="Pick a role")
    expect(role).to_have_value("MLOps Engineer")
    role.click()
    screen.page.get_by_role("option", name="Data Engineer").click()
    screen.opens_inspector()
    expect(screen.entries.filter(has_text="views.publish")).to_have_count(2)
    button = screen.home.get_by_role("button", name="Senior questions")
    button.click()
    expect(screen.modal).to_contain_text("Ask a senior Data Engineer")
    screen.modal.get_by_role("button", name="Junior, 0-2 years").click()
    expect(screen.modal).to_contain_text("Ask a junior Data Engineer")
    screen.modal.get_by_role("button", name="Levels, junior").click()
    expect(screen.modal).to_contain_text("Junior Data Engineer: what to expect")
    screen.page.keyboard.press("Escape")
    expect(screen.modal).to_contain_text("Ask a junior Data Engineer")
    screen.page.keyboard.press("Escape")
    expect(screen.modal).to_be_hidden()
    expect(button).to_be_focused()
    expect(role).to_have_value("Data Engineer")


def test_a_term_is_looked_up_on_home_and_by_a_shortcut(screen: Screen) -> None:
    screen.opens_home()
    field = screen.home.get_by_role("combobox", name="Type a term")
    field.press_sequentially("kub")
    expect(screen.page.get_by_role("option")).to_have_text("Kubernetesplatform")
    field.press("Enter")
    expect(screen.modal).to_contain_text("Kubernetes in one plain sentence.")
    screen.page.keyboard.press("Escape")
    screen.page.get_by_role("tab", name="Messages").click()
    screen.uses_shortcut("Look up a term")
    field = screen.modal.get_by_role("combobox", name="Type a term")
    expect(field).to_be_focused()
    field.press_sequentially("doc")
    expect(screen.page.get_by_role("option")).to_have_text("Dockertool")
    field.press("Enter")
    expect(screen.modal).to_contain_text("Docker in one plain sentence.")


def test_a_message_is_explained_from_its_menu_in_a_thread(screen: Screen) -> None:
    screen.says("Kubernetes and Airflow experience is a must")
    screen.answer.hover()
    screen.button("Reply in thread").click()
    reply = screen.thread.get_by_role("textbox")
    reply.fill("Docker too")
    reply.press("Enter")
    screen.uses_shortcut("Explain this message", screen.replies.last)
    expect(screen.modal).to_contain_text("Docker in one plain sentence.")
    screen.page.keyboard.press("Escape")
    expect(screen.modal).to_be_hidden()
    screen.uses_shortcut("Explain this message", screen.messages.first)
    for term in ("Kubernetes", "Airflow"):
        expect(screen.modal).to_contain_text(f"{term} in one plain sentence.")


def test_the_red_flag_check_from_home_has_no_conversation_to_go_to(screen: Screen) -> None:
    screen.opens_home()
    screen.home.get_by_role("button", name="Red-flag check").click()
    expect(screen.modal).to_have_accessible_name("Red-flag check")
    screen.modal.get_by_role("button", name="Show what to ask").click()
    expect(screen.modal.get_by_role("button", name="Send to my direct messages")).to_be_visible()
    expect(screen.modal.get_by_role("button", name="Post in")).to_have_count(0)


def test_the_arrows_move_between_the_tabs_and_a_reload_keeps_the_one_on_show(screen: Screen) -> None:
    screen.opens_home()
    screen.page.get_by_role("tab", name="Home").focus()
    screen.page.keyboard.press("ArrowRight")
    expect(screen.page.get_by_role("tab", name="Messages")).to_be_focused()
    expect(screen.composer).to_be_visible()
    screen.page.keyboard.press("ArrowLeft")
    expect(screen.home).to_be_visible()
    screen.page.reload()
    expect(screen.home).to_contain_text("On the call")
    expect(screen.page.get_by_role("tab", name="Home")).to_have_attribute("aria-selected", "true")
