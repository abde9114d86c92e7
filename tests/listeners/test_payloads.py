"""The payloads that Slack documents, replayed against the bot over both transports."""

import itertools
import json
import time
from typing import Any

import pytest

from bot.command import Command
from bot.forms import Carried
from bot.preview.delivery import Envelope
from tests.conftest import Stage
from tests.preview.test_payloads import DOCUMENTS, ONLY_DOCUMENTED, document

Json = dict[str, Any]

ALICE = "U0ALICE"
NUMBERS = itertools.count(1)
BARE = ("null", '""', "{}")  # acks that say nothing

# What stands in the documents -> what this bot puts there, so that the payload is about something of its own.
FILLED = {
    "go": "show:0",
    "1": str(Command("define", ("docker",))),
    "term": "pick",
    "dri": "doc",
    "explain": "explain_message",
    "drift?": "Docker?",
    "<@U0MLOPSBOT> what is drift?": "<@U0MLOPSBOT> what is Docker?",
    "kept": str(Carried(Command("redflags", ("mlops",)))),
}

BY_ACK = {  # answered by the ack itself, where this stands in it
    "slash_command": "Ask a senior MLOps Engineer",
    "slash_command_in_direct_message": "Ask a senior MLOps Engineer",
    "view_submission": "Ask before you decide",
    "view_submission_of_pushed": "Ask before you decide",
    "block_suggestion_in_modal": "Docker",
    "block_suggestion_in_home": "Docker",
    "block_suggestion_in_message": "Docker",
    "block_suggestion_in_ephemeral": "Docker",
}
BY_CALL = {  # acknowledged, then answered by this call
    "app_mention": "chat.postMessage",
    "app_mention_in_thread": "chat.postMessage",
    "app_home_opened": "views.publish",
    "app_home_opened_again": "views.publish",
    "block_actions_in_message": "response_url",
    "block_actions_in_thread": "response_url",
    "block_actions_in_ephemeral": "response_url",
    "block_actions_in_home": "views.open",
    "block_actions_in_modal": "views.push",
    "message_action": "views.open",
    "message_action_in_thread": "views.open",
    "message_file_share": "chat.postMessage",
    "message_file_share_without_text": "chat.postMessage",
    "message_im": "chat.postMessage",
    "message_im_in_thread": "chat.postMessage",
    "message_thread_broadcast": "chat.postMessage",
    "shortcut": "views.open",
}
UNANSWERED = {  # acknowledged, so that Slack does not repeat them, and that is all
    "app_mention_by_bot",
    "app_mention_edited",
    "app_uninstalled",
    "message_changed",
    "message_im_by_the_app",
    "view_closed",
}
GREETED = "app_home_opened_messages"  # once a person, which the tests of Home are about


def replay(stage: Stage, name: str) -> str:
    """Deliver the payload as if it came from Slack now. Gives the ack as JSON; fails where there is none."""
    payload: Json = filled(document(name))
    workspace = stage.slack.workspace

    async def deliver() -> Any:
        workspace.direct(ALICE)
        view = payload.get("view", {})
        if view.get("type") == "modal":
            view["id"] = workspace.push_onto(ALICE, view).id
        if "trigger_id" in payload:
            payload["trigger_id"] = workspace.new_trigger(ALICE, view.get("id") if view else None)
        if "response_url" in payload:
            key = workspace.new_response_url(ALICE, payload.get("channel", {}).get("id", "C0RECRUIT"))
            payload["response_url"] = f"{stage.slack.url}/response/{key}"
        if "event_id" in payload:
            payload["event_id"] = f"EvReplay{next(NUMBERS)}"
            return await stage.slack.delivery.send(Envelope("events_api", name, payload))
        if "command" in payload:
            return await stage.slack.delivery.send(Envelope("slash_commands", name, payload))
        return await stage.slack.delivery.send(Envelope("interactive", name, payload))

    return json.dumps(stage.slack.run(deliver()), ensure_ascii=False)


def filled(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: filled(value) for name, value in part.items()}
    if isinstance(part, list):
        return [filled(value) for value in part]
    return FILLED.get(part, part) if isinstance(part, str) else part


@pytest.mark.parametrize("name", BY_ACK)
def test_where_slack_waits_for_an_answer_the_ack_is_one(stage: Stage, name: str) -> None:
    assert BY_ACK[name] in replay(stage, name)


@pytest.mark.parametrize("name", BY_CALL)
def test_what_a_person_does_is_acknowledged_and_then_answered(stage: Stage, name: str) -> None:
    assert replay(stage, name) in BARE
    deadline = time.monotonic() + 15
    while not (made := calls(stage, BY_CALL[name])) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert made == [True]


def calls(stage: Stage, name: str) -> list[bool | None]:
    """Of each call of this method so far, whether Slack took it."""
    return [call.ok for kind in ("web_api", "response_url") for call in stage.calls(kind) if call.name == name]


def test_what_nobody_said_to_it_is_acknowledged_and_no_more(stage: Stage) -> None:
    for name in sorted(UNANSWERED):
        assert replay(stage, name) in BARE
    stage.settles()
    assert [call.name for kind in ("web_api", "response_url") for call in stage.calls(kind)] == []


def test_a_look_at_the_messages_tab_is_acknowledged(stage: Stage) -> None:
    assert replay(stage, GREETED) in BARE


def test_every_document_is_replayed() -> None:
    replayed = {*BY_ACK, *BY_CALL, *UNANSWERED, GREETED}
    assert {path.stem for path in DOCUMENTS.iterdir()} == replayed | ONLY_DOCUMENTED
