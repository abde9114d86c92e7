"""Block Kit's elements beyond buttons, stacked modals and shortcuts, with an app that uses them all."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.screen import Screen


@pytest.fixture
def elements(sampler: Screen) -> Screen:
    """A page with a message that holds one element of each kind."""
    sampler.says("/mlops elements")
    expect(sampler.answer).to_contain_text("Choose")
    return sampler


@pytest.fixture
def form(sampler: Screen) -> Screen:
    """A page with the modal that a global shortcut opens."""
    sampler.page.get_by_role("button", name="Shortcuts").click()
    item = sampler.page.get_by_role("menuitem", name="Open the form")
    expect(item).to_have_accessible_description("Three modals deep")
    item.click()
    expect(sampler.modal).to_have_accessible_name("Form")
    return sampler


def options(screen: Screen) -> Locator:
    return screen.page.get_by_role("option")


def test_selects_ask_the_app_are_narrowed_by_typing_and_take_several(elements: Screen) -> None:
    select = elements.answer.get_by_role("combobox", name="Which tool?")
    select.click()
    expect(options(elements)).to_have_text("Type at least 2 characters")
    select.press_sequentially("zz")
    expect(options(elements)).to_have_text("No results")
    select.press("Escape")
    expect(options(elements)).to_have_count(0)
    expect(select).to_have_value("")
    select.press_sequentially("ow")
    expect(options(elements)).to_have_text(["Airflow", "Argo Workflows"])
    select.press("ArrowDown")
    select.press("Enter")
    expect(elements.answer).to_contain_text("tool: Argo Workflows")
    expect(elements.messages.first.get_by_role("combobox", name="Which tool?")).to_have_value("Argo Workflows")

    select = elements.messages.first.get_by_role("combobox", name="How long?")
    select.click()
    expect(elements.page.get_by_role("group", name="Senior").get_by_role("option")).to_have_count(2)
    select.press_sequentially("8")
    expect(options(elements)).to_have_text(["8 years"])
    options(elements).click()
    expect(elements.answer).to_contain_text("grouped: 8 years")

    first = elements.messages.first
    select = first.get_by_role("combobox", name="Some tools")
    for typed in ("Airf", "Dock", "Kube"):
        select.press_sequentially(typed)
        select.press("Enter")
    expect(elements.answer).to_contain_text("tools: Airflow, Docker")
    expect(first.get_by_role("button", name="Remove ")).to_have_text(["Airflow", "Docker"])  # two are the most
    first.get_by_role("button", name="Remove Airflow").click()
    expect(elements.answer).to_have_text(re.compile("tools: Docker$"))
    expect(select).to_be_focused()


def test_menus_radio_buttons_and_checkboxes_tell_the_app_at_once(elements: Screen) -> None:
    button = elements.answer.get_by_role("button", name="More options")
    button.click()
    elements.page.get_by_role("menuitem", name="Archive").click()
    expect(elements.answer).to_contain_text("more: Archive")
    elements.messages.first.get_by_role("button", name="More options").focus()
    elements.page.keyboard.press("ArrowDown")
    expect(elements.page.get_by_role("menuitem", name="Rename")).to_be_focused()
    elements.page.keyboard.press("Enter")
    expect(elements.answer).to_contain_text("more: Rename")

    elements.messages.first.get_by_role("radiogroup", name="Which level?").get_by_role("radio", name="Senior").check()
    expect(elements.answer).to_contain_text("level: Senior")
    skills = elements.messages.first.get_by_role("group", name="Which skills?")
    skills.get_by_role("checkbox", name="Python").check()
    expect(elements.answer).to_contain_text("skills: Python")
    skills.get_by_role("checkbox", name="SQL").check()
    expect(elements.answer).to_contain_text("skills: Python, SQL")


def test_a_button_with_a_question_waits_and_a_double_click_is_two_actions(elements: Screen) -> None:
    elements.button("Delete").click()
    question = elements.page.get_by_role("dialog", name="Really?")
    expect(question).to_have_accessible_description("This is for good.")
    question.get_by_role("button", name="No, keep").click()
    expect(question).to_be_hidden()
    expect(elements.messages).to_have_count(1)
    elements.button("Delete").click()
    question.get_by_role("button", name="Yes, do").click()
    expect(elements.answer).to_contain_text("careful: x")

    elements.opens_inspector()
    elements.messages.first.get_by_role("button", name="Visit").dblclick()
    expect(elements.entries.filter(has_text="block_actions visit")).to_have_count(2)


def test_a_form_is_checked_by_the_page_then_by_the_app_and_errors_go_with_a_change(form: Screen) -> None:
    name = form.modal.get_by_role("textbox", name="Name")
    tool = form.modal.get_by_role("combobox", name="Tool")
    form.modal.get_by_role("button", name="Save").click()
    for field in (name, tool):
        expect(field).to_have_accessible_description("Please complete this required field.")
        expect(field).to_have_attribute("aria-invalid", "true")
    expect(name).to_be_focused()

    name.press_sequentially("taken")
    expect(name).to_have_accessible_description("")
    expect(tool).to_have_accessible_description("Please complete this required field.")
    tool.press_sequentially("kube")
    options(form).get_by_text("Kubernetes").click()
    expect(tool).to_have_accessible_description("")
    form.modal.get_by_role("button", name="Save").click()
    expect(name).to_have_accessible_description("This name is taken")
    expect(tool).to_have_accessible_description("")
    name.press_sequentially("!")
    expect(name).to_have_accessible_description("")

    name.fill("Robin")
    name.press("Enter")
    expect(form.modal).to_have_accessible_name("Result")
    expect(form.modal).to_contain_text("Robin works with Kubernetes")


def test_modals_pushed_and_updated_keep_what_was_entered_until_the_last_closes_them(form: Screen) -> None:
    expect(form.modal.get_by_role("textbox", name="Name")).to_be_focused()

    form.modal.get_by_role("textbox", name="Name").fill("Robin")
    form.modal.get_by_role("button", name="Go deeper").click()
    expect(form.modal).to_have_accessible_name("Deeper")
    form.modal.get_by_role("button", name="Back").click()
    expect(form.modal).to_have_accessible_name("Form")
    expect(form.modal.get_by_role("textbox", name="Name")).to_have_value("Robin")

    form.modal.get_by_role("textbox", name="Name").fill("Robin")
    button = form.modal.get_by_role("button", name="Show more")
    button.click()
    expect(form.modal).to_contain_text("One more block")
    expect(form.modal.get_by_role("textbox", name="Name")).to_have_value("Robin")
    expect(button).to_be_focused()

    form.modal.get_by_role("button", name="Go deeper").click()
    form.modal.get_by_role("textbox", name="Another name").fill("Sam")
    form.modal.get_by_role("button", name="Finish").click()
    expect(form.modal).to_be_hidden()
    expect(form.page.get_by_role("button", name="Shortcuts")).to_be_focused()


def test_a_search_field_tells_the_app_at_enter(sampler: Screen) -> None:
    sampler.opens_inspector()
    sampler.page.get_by_role("button", name="Shortcuts").click()
    sampler.page.get_by_role("menuitem", name="See notices").click()
    expect(sampler.modal.get_by_role("note")).to_have_count(5)
    sampler.modal.get_by_role("textbox", name="Search").fill("drift")
    sampler.page.keyboard.press("Enter")
    expect(sampler.modal).to_have_accessible_name("Notices")
    entry = sampler.page.locator("#inspector details").filter(has_text="block_actions search")
    expect(entry).to_contain_text("drift")


def test_feedback_and_icon_buttons_tell_the_app(sampler: Screen) -> None:
    sampler.says("/mlops blocks")
    sampler.button("Not helpful").click()
    expect(sampler.answer).to_contain_text("rate: down")
    sampler.messages.first.get_by_role("button", name="Delete").click()
    expect(sampler.answer).to_contain_text("bin: gone")


def test_shortcuts_are_at_hand_in_a_thread_too(sampler: Screen) -> None:
    sampler.says("Kubernetes experience is a must")
    sampler.answer.hover()
    sampler.button("Reply in thread").click()
    reply = sampler.thread.get_by_role("textbox")
    reply.fill("and Docker")
    reply.press("Enter")
    sampler.replies.last.hover()
    sampler.replies.last.get_by_role("button", name="More actions").click()
    sampler.page.get_by_role("menuitem", name="Look up").click()
    expect(sampler.modal).to_contain_text("and Docker")
    sampler.modal.get_by_role("button", name="Close").first.click()
    sampler.thread.get_by_role("button", name="Shortcuts").click()
    sampler.page.get_by_role("menuitem", name="Open the form").click()
    expect(sampler.modal).to_have_accessible_name("Form")
