"""What one sees before anything has been said, and in a channel where the bot is not."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from bot.preview.user_driver import UserDriver
from tests.browser.screen import Screen
from tests.conftest import Stage


def test_an_empty_channel_has_examples_to_click(screen: Screen) -> None:
    expect(screen.composer).to_have_attribute("placeholder", "Type /mlops questions senior")
    examples = screen.page.get_by_role("main").get_by_role("button", name="/mlops ")
    expect(examples).to_have_text(["/mlops questions senior", "/mlops kubernetes", "/mlops redflags"])
    examples.nth(1).click()
    expect(screen.answer).to_contain_text("Only visible to you")
    expect(screen.answer.get_by_role("heading", name="Kubernetes")).to_be_visible()
    expect(examples.first).to_be_hidden()


def test_the_empty_direct_messages_say_what_to_write_and_the_bot_is_told_of_the_look(screen: Screen) -> None:
    screen.opens_inspector()
    screen.goes_to_the_bot()
    opened = screen.entries.filter(has_text="app_home_opened")
    opened.locator("summary").first.click()
    expect(opened.get_by_role("region", name="Body")).to_contain_text('"tab": "messages"')

    expect(screen.page.get_by_text("Write a term, a question or a line from a résumé.")).to_be_visible()
    screen.page.get_by_role("button", name="kubernetes", exact=True).click()
    expect(screen.answer.get_by_role("heading", name="Kubernetes")).to_be_visible()
    expect(screen.page.get_by_text("Write a term, a question")).to_be_hidden()


def test_unread_direct_messages_are_counted(screen: Screen, stage: Stage) -> None:
    async def write() -> None:
        for text in ("One", "Two"):
            stage.slack.workspace.post("D0ALICE", stage.slack.workspace.bot.id, text)

    stage.slack.run(write())
    place = screen.page.get_by_role("button", name="MLOps for Recruiters")
    expect(place).to_have_accessible_name("MLOps for Recruiters 2 unread")
    place.click()
    expect(place).to_have_accessible_name("MLOps for Recruiters")


@pytest.fixture
def uninvited(screen: Screen, stage: Stage) -> Iterator[Screen]:
    """A page of a channel where the bot is no member, until the test lets it in."""
    screen.goes_to("general")
    yield screen
    stage.slack.workspace.conversations["C0GENERAL"].members.discard(stage.slack.workspace.bot.id)


def test_slackbot_offers_to_invite_the_bot(uninvited: Screen, bob: UserDriver) -> None:
    uninvited.says("@mlops what is drift?")
    expect(uninvited.answer).to_contain_text("You mentioned @mlops, but they're not in this channel.")
    uninvited.button("Invite Them").click()
    expect(uninvited.answer).to_contain_text("joined #general")
    bob.goes_to("general")
    bob.sees("joined #general")
    uninvited.says("@mlops what is a feature store?")
    expect(uninvited.answer.get_by_role("button", name="1 reply")).to_be_visible()


def test_the_bot_is_invited_by_a_command(uninvited: Screen) -> None:
    uninvited.composer.press_sequentially("/inv")
    uninvited.composer.press("Tab")
    uninvited.composer.press_sequentially("@ml")
    uninvited.composer.press("Tab")
    uninvited.composer.press("Enter")
    expect(uninvited.answer).to_contain_text("joined #general")
