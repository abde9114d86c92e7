"""The developers' pane: what goes between Slack and the bot, and faults to try."""

import json
import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen

MILLISECONDS = re.compile(r"\d ms")


@pytest.fixture
def inspected(screen: Screen) -> Screen:
    """A page with the inspector open."""
    screen.opens_inspector()
    expect(screen.inspector).to_contain_text("Nothing yet.")
    return screen


def test_a_command_and_the_ack_that_answers_it_are_one_row(inspected: Screen) -> None:
    inspected.says("/mlops define")
    expect(inspected.entries).to_have_count(1)
    row = inspected.entries.first
    expect(row).to_contain_text("slash_commands /mlops")
    expect(row.get_by_text("define", exact=True)).to_be_visible()  # what was typed
    expect(row).to_contain_text(MILLISECONDS)
    expect(row.get_by_role("img", name="ok")).to_be_visible()
    row.locator("summary").click()
    expect(row.get_by_role("region", name="Body")).to_contain_text('"text": "define"')
    expect(row.get_by_role("region", name="Ack")).to_contain_text("MLOps in one plain sentence.")


def test_blocks_go_on_to_slacks_own_builder(inspected: Screen) -> None:
    inspected.says("/mlops define")
    row = inspected.entries.first
    row.locator("summary").click()
    ack = row.get_by_role("region", name="Ack")
    address = ack.get_by_role("link", name="Open in Block Kit Builder").get_attribute("href") or ""
    start, _, payload = address.partition("#")
    assert start == "https://app.slack.com/block-kit-builder/"
    assert json.loads(unquote(payload))["blocks"][0]["type"] == "header"
    ack.get_by_role("button", name="Copy blocks").click()
    expect(inspected.page.get_by_text("Copied")).to_be_visible()
    copied = inspected.page.evaluate("() => navigator.clipboard.readText()")
    assert json.loads(copied) == json.loads(unquote(payload))


def test_a_web_api_call_shows_what_was_sent_and_what_came_back(inspected: Screen) -> None:
    inspected.says("@mlops define")
    call = inspected.entries.filter(has_text="chat.postMessage")
    expect(call).to_contain_text(MILLISECONDS)
    expect(call.get_by_role("img", name="ok")).to_be_visible()
    call.locator("summary").click()
    expect(call.get_by_role("region", name="Body")).to_contain_text("MLOps in one plain sentence.")
    expect(call.get_by_role("region", name="Answer")).to_contain_text('"ok": true')
    expect(call).not_to_contain_text("xoxb-")


def test_one_kind_can_be_looked_at_alone(inspected: Screen) -> None:
    inspected.says("@mlops define")
    shown = inspected.entries.filter(visible=True)
    expect(shown).to_have_count(2)
    inspected.inspector.get_by_role("button", name="Web API").click()
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("chat.postMessage")
    inspected.inspector.get_by_role("button", name="Response URLs").click()
    expect(inspected.inspector).to_contain_text("Nothing yet.")
    inspected.inspector.get_by_role("button", name="All", exact=True).click()
    expect(shown).to_have_count(2)


@pytest.fixture
def faults(inspected: Screen) -> Screen:
    """A page with the faults in reach."""
    inspected.inspector.get_by_text("Faults", exact=True).first.click()
    return inspected


def test_a_lost_ack_is_told_to_the_person_and_marked_in_the_log(faults: Screen) -> None:
    faults.inspector.get_by_role("button", name="Lose the next ack").click()
    waiting = faults.inspector.get_by_role("status")
    expect(waiting).to_have_text("Lose the next ack")
    faults.says("/mlops define")
    expect(faults.answer).to_contain_text("/mlops failed with the error “operation_timeout”")
    expect(waiting).to_be_empty()  # it is used up
    row = faults.entries.filter(has_text="slash_commands").first
    expect(row.get_by_role("img", name="failed")).to_be_visible()
    faults.says("/mlops define")
    expect(faults.answer).to_contain_text("MLOps in one plain sentence.")


def test_an_event_delivered_twice_is_answered_once(faults: Screen) -> None:
    faults.inspector.get_by_role("button", name="Deliver the next event twice").click()
    faults.says("@mlops define")
    deliveries = faults.entries.filter(has_text="app_mention")
    expect(deliveries).to_have_count(2)
    faults.says("@mlops titles")  # by the time this is answered, a second answer to the first would be there
    expect(faults.answer.get_by_role("button", name="1 reply")).to_be_visible()
    expect(faults.messages.first.get_by_role("button", name="1 reply")).to_be_visible()


def test_escape_closes_the_inspector_and_the_focus_goes_back(inspected: Screen) -> None:
    inspected.page.keyboard.press("Escape")
    expect(inspected.inspector).to_be_hidden()
    expect(inspected.page.get_by_role("button", name="Inspector", exact=True)).to_be_focused()
