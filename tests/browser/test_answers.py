"""Asking the bot: with the command, in a channel, in a direct message; and going on from its answer."""

from playwright.sync_api import expect

from bot.preview.user_driver import UserDriver
from tests.browser.screen import Screen

MLOPS = "MLOps in one plain sentence."
SENIOR = "Ask a senior MLOps Engineer"


def test_the_command_is_answered_for_the_asker_alone(screen: Screen, bob: UserDriver) -> None:
    screen.says("/mlops define")
    expect(screen.answer).to_contain_text("Only visible to you")
    expect(screen.answer.get_by_role("heading", name="MLOps")).to_be_visible()
    expect(screen.answer).to_contain_text(MLOPS)
    expect(screen.composer).to_have_value("")
    screen.composer.press("ArrowUp")  # brings back what was sent last
    expect(screen.composer).to_have_value("/mlops define")
    assert MLOPS not in bob.screen


def test_commands_and_names_are_completed_while_one_types(screen: Screen) -> None:
    screen.composer.press_sequentially("/ml")
    offered = screen.page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(offered).to_have_count(1)
    expect(offered).to_contain_text("Explain an engineering role or term")
    screen.composer.press("Tab")
    expect(screen.composer).to_have_value("/mlops ")
    expect(screen.page.get_by_role("note")).to_contain_text("questions senior")
    screen.composer.press_sequentially("synonyms")
    screen.composer.press("Enter")
    expect(screen.answer).to_contain_text("Titles to search for: MLOps Engineer")
    screen.composer.press_sequentially("ask @ml")
    screen.page.get_by_role("option", name="@mlops").click()
    expect(screen.composer).to_have_value("ask @mlops ")
    expect(screen.composer).to_be_focused()
    screen.says("/mlosp define")
    expect(screen.answer).to_contain_text("/mlosp is not a valid command")


def test_a_mention_is_answered_in_its_thread_which_opens_closes_and_takes_a_reply(
    screen: Screen, bob: UserDriver
) -> None:
    screen.says("@mlops what is a feature store?")
    expect(screen.answer.get_by_role("button", name="1 reply")).to_be_visible()
    expect(screen.thread).to_be_hidden()
    expect(screen.composer).to_be_focused()
    screen.opens_thread()
    expect(screen.replies).to_have_count(1)
    expect(screen.replies.get_by_role("heading", name="Feature Store")).to_be_in_viewport()
    expect(screen.messages).to_have_count(1)
    expect(screen.answer).to_contain_text("@mlops what is a feature store?")
    bob.sees("Feature Store in one plain sentence.")

    screen.thread.get_by_role("button", name="Close thread").click()
    expect(screen.thread).to_be_hidden()
    screen.answer.get_by_role("button", name="1 reply").click()
    reply = screen.thread.get_by_role("textbox", name="Reply to thread in #recruiting")
    expect(reply).to_be_focused()
    reply.fill("/mlops define")
    reply.press("Enter")  # held back, as Slack does
    expect(screen.thread).to_contain_text("Slash commands don’t work in threads; write @mlops define instead")
    expect(screen.replies).to_have_count(1)
    reply.fill("@mlops and docker?")
    reply.press("Enter")
    expect(screen.replies.last.get_by_role("heading", name="Docker")).to_be_visible()
    expect(screen.answer.get_by_role("button", name="3 replies")).to_be_visible()


def test_a_direct_message_is_answered_where_it_was_written(screen: Screen) -> None:
    screen.goes_to_the_bot()
    expect(screen.page.get_by_role("tab", name="Messages")).to_have_attribute("aria-selected", "true")
    screen.says("what should I ask a junior?")
    expect(screen.answer.get_by_role("heading", name="Ask a junior MLOps Engineer")).to_be_visible()
    expect(screen.answer).not_to_contain_text("Only visible to you")


def test_a_message_elsewhere_marks_its_conversation_unread(screen: Screen, bob: UserDriver) -> None:
    bob.goes_to("general")
    bob.types("Anyone for lunch?")
    general = screen.page.get_by_role("button", name="general")
    expect(general).to_have_accessible_name("general unread")
    general.click()
    expect(screen.answer).to_contain_text("Anyone for lunch?")
    expect(general).to_have_accessible_name("general")


def test_a_typo_brings_a_suggestion_whose_button_turns_into_the_answer(screen: Screen) -> None:
    screen.says("/mlops define docket")
    expect(screen.answer).to_contain_text("I have no card for “docket”. Did you mean one of these?")
    screen.button("Docker").click()
    expect(screen.answer.get_by_role("heading", name="Docker")).to_be_visible()
    expect(screen.answer).to_contain_text("Only visible to you")
    expect(screen.messages).to_have_count(1)
    expect(screen.messages).not_to_contain_text("docket")


def test_a_level_button_shows_the_level_in_the_same_place_and_keeps_the_focus(screen: Screen) -> None:
    screen.says("/mlops questions senior")
    expect(screen.answer.get_by_role("heading", name=SENIOR)).to_be_visible()
    for level, years in (("mid", "2-5"), ("junior", "0-2")):
        screen.button(f"{level.capitalize()}, {years} years").click()
        expect(screen.answer.get_by_role("heading", name=f"Ask a {level} MLOps Engineer")).to_be_visible()
        expect(screen.button(f"{level.capitalize()}, {years} years, shown")).to_be_focused()
    expect(screen.answer.get_by_text("✓ Junior")).to_be_visible()
    expect(screen.answer.get_by_text("Senior (5+)")).to_be_visible()
    expect(screen.messages).to_have_count(1)


def test_going_on_by_a_button_or_the_select_is_answered_below(screen: Screen) -> None:
    screen.says("/mlops define")
    screen.button("Résumé lines").click()
    expect(screen.messages).to_have_count(2)
    expect(screen.answer).to_contain_text("MLOps on a résumé")
    more = screen.messages.first.get_by_role("combobox", name="More")
    more.click()
    screen.page.get_by_role("option", name="Job titles").click()
    expect(screen.messages).to_have_count(3)
    expect(screen.answer).to_contain_text("Titles to search for: MLOps Engineer")
    expect(screen.answer).to_contain_text("Only visible to you")
    expect(screen.answer).to_be_in_viewport()


def test_keeping_an_answer_sends_it_to_oneself(screen: Screen, bob: UserDriver) -> None:
    screen.says("/mlops define")
    screen.button("Keep this in my direct messages").click()
    expect(screen.answer).to_contain_text("Kept: you find it in your direct messages with me.")
    screen.goes_to_the_bot()
    expect(screen.answer).to_contain_text(MLOPS)
    assert MLOPS not in bob.screen


def test_sharing_shows_the_answer_to_everyone(screen: Screen, bob: UserDriver) -> None:
    screen.says("/mlops questions senior")
    screen.button("Share with this channel").click()
    expect(screen.answer).to_contain_text("Shared by @Alice")
    expect(screen.answer).to_contain_text(SENIOR)
    expect(screen.messages).to_have_count(1)
    expect(screen.messages).not_to_contain_text("Only visible to you")
    bob.sees(SENIOR)


def test_a_draft_waits_where_it_was_written(screen: Screen) -> None:
    screen.composer.fill("/mlops lev")
    screen.goes_to("general")
    expect(screen.composer).to_have_value("")
    screen.goes_to("recruiting")
    expect(screen.composer).to_have_value("/mlops lev")
