"""The page's line to the stand-in: reloads, a server that goes and comes back, and what many messages do to it."""

import re

import pytest
from playwright.sync_api import WebSocketRoute, expect

from bot.answerer import Current
from bot.preview.run import running
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from tests.browser.conftest import Opens, eventually
from tests.browser.screen import Complaints, Screen
from tests.conftest import Stage

CHANNEL = "C0RECRUIT"
MANY = 1000


def test_a_reload_keeps_the_conversation_and_the_place_but_nothing_private(screen: Screen, opens: Opens) -> None:
    screen.says("/mlops define")
    screen.says("Good morning")
    screen.goes_to_the_bot()
    screen.says("titles")
    expect(screen.answer).to_contain_text("Titles to search for")
    screen.page.reload()
    expect(screen.answer).to_contain_text("Titles to search for")
    for page in (screen, opens(screen.page.url)):
        page.goes_to("recruiting")
        expect(page.messages).to_have_count(1)
        expect(page.answer).to_contain_text("Good morning")


def test_a_private_answer_outlives_a_break_of_the_line(screen: Screen, bob: UserDriver) -> None:
    lines: list[WebSocketRoute] = []

    def pass_on(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    screen.page.route_web_socket(re.compile("/page/socket$"), pass_on)
    screen.page.reload()
    screen.says("/mlops define")
    expect(screen.answer).to_contain_text("Only visible to you")
    lines[-1].close()
    bob.types("Good morning")
    expect(screen.answer).to_contain_text("Good morning")
    assert len(lines) == 2
    expect(screen.messages.first).to_contain_text("Only visible to you")


def test_a_lost_connection_is_told_and_what_was_written_is_kept(
    opens: Opens, current: Current, complaints: Complaints
) -> None:
    complaints.forgive("WebSocket connection to")
    with PreviewSlack() as slack:
        port = int(slack.url.rpartition(":")[2])
        screen = opens(slack.url)
    lost = screen.notices.get_by_role("status").filter(has_text="Connection lost, reconnecting…")
    expect(lost).to_be_visible()
    screen.says("/mlops define")
    expect(screen.page.get_by_text("Not sent: the connection is lost. Your text is kept here.")).to_be_visible()
    expect(screen.composer).to_have_value("/mlops define")
    with PreviewSlack(port=port) as slack, running(slack, current):
        expect(lost).to_be_hidden()
        screen.composer.press("Enter")
        expect(screen.answer).to_contain_text("MLOps in one plain sentence.")
        screen.page.close()


def test_home_is_asked_for_again_when_the_connection_comes_back(screen: Screen, stage: Stage) -> None:
    lines: list[WebSocketRoute] = []

    def pass_on(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    async def forget() -> None:
        stage.slack.workspace.homes.clear()
        stage.slack.log.entries.clear()

    screen.page.route_web_socket(re.compile("/page/socket$"), pass_on)
    screen.opens_home()
    screen.page.reload()
    screen.opens_inspector()
    published = screen.entries.filter(has_text="views.publish")
    expect(published).to_have_count(2)
    stage.slack.run(forget())
    lines[-1].close()
    expect(published).to_have_count(1)
    expect(screen.home).to_contain_text("On the call")


def test_the_bot_answers_again_after_its_own_connection_was_cut(screen: Screen, stage: Stage) -> None:
    screen.opens_inspector()
    screen.inspector.get_by_text("Faults", exact=True).first.click()
    screen.inspector.get_by_role("button", name="Drop the connection").click()
    expect(screen.page.get_by_text("Fault: Drop the connection")).to_be_visible()
    assert eventually(lambda: any(entry.name == "apps.connections.open" for entry in stage.slack.log.entries))
    stage.slack.run(stage.slack.socket_mode.connected.wait())
    screen.says("/mlops define")
    expect(screen.answer).to_contain_text("MLOps in one plain sentence.")


def test_a_bot_that_is_not_there_is_told_in_slacks_words(opens: Opens) -> None:
    with PreviewSlack() as slack:
        screen = opens(slack.url)
        screen.says("/mlops define")
        expect(screen.answer).to_contain_text(
            "/mlops failed with the error “dispatch_failed”: the app did not respond."
        )
        screen.page.close()


@pytest.fixture
def crowded(stage: Stage, opens: Opens) -> Screen:
    """A page of a channel in which much has been said."""

    async def talk() -> None:
        for number in range(MANY):
            stage.slack.workspace.post(CHANNEL, "U0BOB", f"*Message* number {number} of many, with `code` in it")

    stage.slack.run(talk())
    return opens(stage.slack.url)


def test_a_thousand_messages_leave_the_page_usable(crowded: Screen) -> None:
    expect(crowded.messages).to_have_count(MANY)
    expect(crowded.answer).to_be_in_viewport()
    crowded.says("/mlops define")
    expect(crowded.messages).to_have_count(MANY + 1)
    expect(crowded.answer).to_contain_text("MLOps in one plain sentence.")
    expect(crowded.answer).to_be_in_viewport()
    crowded.page.get_by_role("log").get_by_text("number 0 of many").scroll_into_view_if_needed()
    crowded.page.get_by_role("button", name="Jump to latest").click()
    expect(crowded.answer).to_be_in_viewport()


def test_two_pages_show_the_same_and_leave_nothing_behind_when_closed(stage: Stage, opens: Opens) -> None:
    pages = stage.slack.page._pages
    assert eventually(lambda: not pages)  # those of the test before
    first, second = opens(stage.slack.url), opens(stage.slack.url)
    first.says("/mlops define")
    expect(second.answer).to_contain_text("MLOps in one plain sentence.")
    second.page.reload()
    expect(second.composer).to_be_visible()
    assert eventually(lambda: len(pages) == 2)
    first.page.close()
    second.page.close()
    assert eventually(lambda: not pages)
    assert eventually(lambda: not stage.slack.page._doing)
