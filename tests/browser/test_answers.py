"""Asking the bot: with the command, in a channel, in a direct message; and going on from its answer."""

from playwright.sync_api import expect

from bot.preview.user_driver import UserDriver
from tests.browser.screen import Screen


def test_the_command_is_answered_for_the_asker_alone(screen: Screen, bob: UserDriver) -> None:
    screen.says("/mlops define")
    expect(screen.answer).to_contain_text("Only visible to you")
    expect(screen.answer.get_by_role("heading", name="MLOps")).to_be_visible()
    expect(screen.answer).to_contain_text("Picture it")
    expect(screen.composer).to_have_value("")
    assert "Picture it" not in bob.screen


def test_the_command_is_completed_while_one_types(screen: Screen) -> None:
    screen.composer.press_sequentially("/ml")
    offered = screen.page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(offered).to_have_count(1)
    expect(offered).to_contain_text("/mlops define [term]")
    screen.composer.press("Tab")
    expect(screen.composer).to_have_value("/mlops ")
    expect(screen.page.get_by_role("note")).to_contain_text("questions senior")
    screen.composer.press_sequentially("synonyms")
    screen.composer.press("Enter")
    expect(screen.answer).to_contain_text("Titles to search for: MLOps Engineer")


def test_a_name_is_completed_to_a_mention(screen: Screen) -> None:
    screen.composer.press_sequentially("ask @ml")
    screen.page.get_by_role("option", name="@mlops").click()
    expect(screen.composer).to_have_value("ask @mlops ")
    expect(screen.composer).to_be_focused()


def test_an_unknown_command_is_told_so(screen: Screen) -> None:
    screen.says("/mlosp define")
    expect(screen.answer).to_contain_text("/mlosp is not a valid command")


def test_a_mention_is_answered_in_its_thread_which_waits_to_be_opened(screen: Screen, bob: UserDriver) -> None:
    screen.says("@mlops what is a feature store?")
    expect(screen.answer.get_by_role("button", name="1 reply")).to_be_visible()
    expect(screen.thread).to_be_hidden()
    expect(screen.composer).to_be_focused()
    screen.opens_thread()
    expect(screen.replies).to_have_count(1)
    expect(screen.replies.get_by_role("heading", name="Feature Store")).to_be_in_viewport()
    expect(screen.messages).to_have_count(1)
    expect(screen.answer).to_contain_text("@mlops what is a feature store?")
    bob.sees("Feature Store")


def test_a_closed_thread_opens_again_and_takes_a_reply(screen: Screen) -> None:
    screen.says("@mlops what is a feature store?")
    screen.opens_thread()
    screen.thread.get_by_role("button", name="Close thread").click()
    expect(screen.thread).to_be_hidden()
    screen.answer.get_by_role("button", name="1 reply").click()
    reply = screen.thread.get_by_role("textbox", name="Reply to thread in #recruiting")
    expect(reply).to_be_focused()
    reply.fill("@mlops and a data lake?")
    reply.press("Enter")
    expect(screen.replies.last.get_by_role("heading", name="Data Lake")).to_be_visible()
    expect(screen.answer.get_by_role("button", name="3 replies")).to_be_visible()


def test_a_slash_command_in_a_thread_is_held_back_as_slack_does(screen: Screen) -> None:
    screen.says("@mlops what is a feature store?")
    screen.opens_thread()
    reply = screen.thread.get_by_role("textbox")
    reply.fill("/mlops define")
    reply.press("Enter")
    expect(screen.thread).to_contain_text("Slash commands don’t work in threads; write @mlops define instead")
    expect(screen.replies).to_have_count(1)


def test_a_direct_message_is_answered_where_it_was_written(screen: Screen) -> None:
    screen.goes_to_the_bot()
    expect(screen.page.get_by_role("tab", name="Messages")).to_have_attribute("aria-selected", "true")
    screen.says("what should I ask a junior?")
    expect(screen.messages).to_have_count(2)
    expect(screen.answer.get_by_role("heading", name="Junior MLOps Engineer: questions")).to_be_visible()
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
    expect(screen.answer).to_contain_text("I don't have a card for “docket”. Did you mean one of these?")
    screen.button("Docker").click()
    expect(screen.answer.get_by_role("heading", name="Docker")).to_be_visible()
    expect(screen.answer).to_contain_text("Only visible to you")
    expect(screen.messages).to_have_count(1)
    expect(screen.messages).not_to_contain_text("docket")


def test_a_level_button_shows_the_level_in_the_same_place_and_keeps_the_focus(screen: Screen) -> None:
    screen.says("/mlops questions senior")
    expect(screen.answer.get_by_role("heading", name="Senior MLOps Engineer: questions")).to_be_visible()
    for level in ("Mid", "Junior"):
        screen.button(level).click()
        expect(screen.answer.get_by_role("heading", name=f"{level} MLOps Engineer: questions")).to_be_visible()
        expect(screen.button(level)).to_be_focused()
    expect(screen.messages).to_have_count(1)


def test_a_further_question_is_answered_below(screen: Screen) -> None:
    screen.says("/mlops define")
    screen.button("Job titles").click()
    expect(screen.messages).to_have_count(2)
    expect(screen.answer).to_contain_text("Titles to search for: MLOps Engineer")
    expect(screen.answer).to_contain_text("Only visible to you")
    expect(screen.answer).to_be_in_viewport()


def test_sharing_shows_the_answer_to_everyone(screen: Screen, bob: UserDriver) -> None:
    screen.says("/mlops questions senior")
    screen.button("Share here").click()
    expect(screen.answer).to_contain_text("Shared by @Alice")
    expect(screen.answer).to_contain_text("Senior MLOps Engineer: questions")
    expect(screen.messages).to_have_count(1)
    expect(screen.messages).not_to_contain_text("Only visible to you")
    bob.sees("Senior MLOps Engineer: questions")


def test_an_arrow_brings_back_what_was_sent_last(screen: Screen) -> None:
    screen.says("/mlops questions senior")
    expect(screen.messages).to_have_count(1)
    screen.composer.press("ArrowUp")
    expect(screen.composer).to_have_value("/mlops questions senior")


def test_a_draft_waits_where_it_was_written(screen: Screen) -> None:
    screen.composer.fill("/mlops lev")
    screen.goes_to("general")
    expect(screen.composer).to_have_value("")
    screen.goes_to("recruiting")
    expect(screen.composer).to_have_value("/mlops lev")
