"""How messages behave under the pointer, and those that are more than text."""

import json

from playwright.sync_api import Locator, expect

from bot.preview.user_driver import UserDriver
from tests.browser.screen import Screen
from tests.conftest import Stage


def left(place: Locator) -> float:
    edge: float = place.evaluate("(node) => node.getBoundingClientRect().left")
    return edge


def test_nothing_moves_under_the_pointer_and_the_toolbar_stays_in_view(screen: Screen, stage: Stage) -> None:
    screen.says("One")
    screen.says("Two")  # shares the byline, so that the time shows in the gutter
    expect(screen.messages).to_have_count(2)
    words = screen.answer.get_by_text("Two")
    screen.composer.hover()
    before = left(words)
    screen.answer.hover()
    expect(screen.button("More actions")).to_be_visible()
    assert left(words) == before

    async def write() -> None:
        stage.slack.workspace.post("C0RECRUIT", "U0BOB", "\n".join(f"line {number}" for number in range(80)))

    stage.slack.run(write())
    screen.answer.get_by_text("line 79").hover()
    expect(screen.button("Reply in thread")).to_be_in_viewport(ratio=1)
    screen.button("Reply in thread").click()
    expect(screen.thread).to_be_visible()


def test_copying_is_offered_under_the_pointer(sampler: Screen) -> None:
    sampler.says("/mlops blocks")
    copy = sampler.button("Copy")
    sampler.composer.hover()
    expect(copy).to_have_css("opacity", "0")
    sampler.answer.get_by_text("SELECT 1").hover()
    expect(copy).to_have_css("opacity", "1")
    sampler.composer.hover()
    copy.focus()
    sampler.page.keyboard.press("Shift+Tab")
    sampler.page.keyboard.press("Tab")
    expect(copy).to_have_css("opacity", "1")


def test_files_and_broadcast_replies_are_shown(screen: Screen, bob: UserDriver) -> None:
    screen.says("Who knows?")
    expect(screen.messages).to_have_count(1)
    bob.types("I do", thread_ts=bob.messages[0].ts, also_to_channel=True)
    expect(screen.messages).to_have_count(2)
    expect(screen.answer).to_contain_text("Replied to a thread")
    expect(screen.messages.first.get_by_role("button", name="1 reply")).to_be_visible()
    bob.shares_file("advert.pdf", "Here it is")
    expect(screen.answer).to_contain_text("Here it is")
    expect(screen.answer).to_contain_text("advert.pdf")


def test_blocks_can_be_taken_from_a_message(screen: Screen, stage: Stage) -> None:
    async def post() -> None:
        workspace = stage.slack.workspace
        workspace.post("C0RECRUIT", workspace.bot.id, "x", [{"type": "divider", "block_id": "line"}])

    stage.slack.run(post())
    screen.answer.hover()
    screen.button("More actions").click()
    screen.page.get_by_role("menuitem", name="Copy blocks as JSON").click()
    expect(screen.page.get_by_text("Copied")).to_be_visible()
    copied = json.loads(screen.page.evaluate("() => navigator.clipboard.readText()"))
    assert copied == {"blocks": [{"type": "divider", "block_id": "line"}]}
