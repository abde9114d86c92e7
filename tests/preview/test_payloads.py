"""What the stand-in sends has the fields and types of Slack's own payloads, which the documents in payloads/ show.

The documents follow https://docs.slack.dev/reference/interaction-payloads, https://docs.slack.dev/reference/events and
the fixtures of Slack's SDKs, with ids of this workspace. Whoever wants to see what the bot makes of a payload replays
them: `document(name)`.
"""

import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bot.manifest import read_manifest
from bot.preview.delivery import Envelope
from bot.preview.server import PreviewSlack
from bot.preview.user_actions import UserActions
from bot.preview.workspace import Message, View
from tests.preview.conftest import ALICE, RECRUITING

Json = dict[str, Any]

DOCUMENTS = Path(__file__).with_name("payloads")
SHORTCUTS = (
    {"type": "global", "name": "Look up a term", "callback_id": "look_up", "description": "Explain a term"},
    {"type": "message", "name": "Explain this message", "callback_id": "explain", "description": "Explain its terms"},
)
BUTTON = {
    "type": "button",
    "action_id": "go",
    "text": {"type": "plain_text", "text": "Go", "emoji": True},
    "value": "1",
}
SELECT = {"type": "external_select", "action_id": "term", "min_query_length": 1}
BLOCKS = [
    {"type": "actions", "block_id": "row", "elements": [BUTTON, SELECT]},
]
INPUT = {
    "type": "input",
    "block_id": "note",
    "label": {"type": "plain_text", "text": "Note", "emoji": True},
    "optional": False,
    "dispatch_action": False,
    "element": {
        "type": "plain_text_input",
        "action_id": "text",
        "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
    },
}
STATE = {"values": {"note": {"text": {"type": "plain_text_input", "value": "hello"}}}}
CLICK = {**BUTTON, "block_id": "row"}
ANSWERED = {"values": {"row": {"term": {"type": "external_select", "selected_option": None}}}}


def document(name: str) -> Json:
    """A payload as Slack documents it."""
    payload: Json = json.loads((DOCUMENTS / f"{name}.json").read_text("utf-8"))
    return payload


def shape(value: Any) -> Any:
    """The names and types in it, without what they hold."""
    if isinstance(value, dict):
        return {name: shape(item) for name, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value]
    return type(value).__name__


@dataclass
class Recorder:
    """An app that takes everything."""

    payloads: list[Json] = field(default_factory=list)

    async def send(self, envelope: Envelope) -> Any:
        self.payloads.append(json.loads(json.dumps(envelope.payload)))


@dataclass
class Scene:
    """The workspace before someone acts in it."""

    slack: PreviewSlack

    @property
    def acts(self) -> UserActions:
        return self.slack.user_actions

    @property
    def mention(self) -> str:
        return f"<@{self.slack.workspace.bot.id}> what is drift?"

    @property
    def direct(self) -> str:
        return self.slack.workspace.direct(ALICE).id

    def said(self, channel: str = RECRUITING, thread_ts: str | None = None) -> Message:
        """A message of Alice's that the app has not heard of."""
        return self.slack.workspace.post(channel, ALICE, "drift?", thread_ts=thread_ts)

    def shown(self, only_for: str | None = None, thread_ts: str | None = None) -> Message:
        """A message of the bot's."""
        workspace = self.slack.workspace
        return workspace.post(RECRUITING, workspace.bot.id, "x", BLOCKS, thread_ts=thread_ts, only_for=only_for)

    def modal(self, pushed: bool = False) -> View:
        workspace = self.slack.workspace
        title, word = (
            {"type": "plain_text", "text": "Title", "emoji": True},
            {"type": "plain_text", "text": "x", "emoji": True},
        )
        view = {
            "type": "modal",
            "title": title,
            "submit": word,
            "close": word,
            "callback_id": "form",
            "notify_on_close": True,
        }
        view |= {"private_metadata": "kept", "blocks": [*BLOCKS, INPUT]}
        if pushed:
            workspace.push_onto(ALICE, view)
        return workspace.push_onto(ALICE, view)

    def home(self) -> View:
        return self.slack.workspace.publish(ALICE, {"type": "home", "blocks": BLOCKS})


def in_thread(scene: Scene) -> str:
    return scene.shown().ts


ACTS: dict[str, Callable[[Scene], Awaitable[Any]]] = {
    "slash_command": lambda s: s.acts.send(ALICE, RECRUITING, "/mlops questions senior"),
    "slash_command_in_direct_message": lambda s: s.acts.send(ALICE, s.direct, "/mlops questions senior"),
    "app_mention": lambda s: s.acts.send(ALICE, RECRUITING, s.mention),
    "app_mention_in_thread": lambda s: s.acts.send(ALICE, RECRUITING, s.mention, thread_ts=in_thread(s)),
    "app_mention_edited": lambda s: s.acts.edit(ALICE, RECRUITING, s.said().ts, s.mention),
    "app_mention_by_bot": lambda s: s.acts.another_bot_says(RECRUITING, s.mention),
    "message_im": lambda s: s.acts.send(ALICE, s.direct, "hello"),
    "message_im_in_thread": lambda s: s.acts.send(ALICE, s.direct, "hello", thread_ts=s.said(s.direct).ts),
    "message_im_by_the_app": lambda s: s.acts.echo(
        s.slack.workspace.post(s.direct, s.slack.workspace.bot.id, "x", BLOCKS)
    ),
    "message_file_share": lambda s: s.acts.send(ALICE, s.direct, "this one", files=["advert.pdf"]),
    "message_file_share_without_text": lambda s: s.acts.send(ALICE, s.direct, "", files=["advert.pdf"]),
    "message_thread_broadcast": lambda s: s.acts.send(
        ALICE, s.direct, "hello", thread_ts=s.said(s.direct).ts, is_broadcast=True
    ),
    "message_changed": lambda s: s.acts.edit(ALICE, s.direct, s.said(s.direct).ts, "hello"),
    "block_actions_in_message": lambda s: s.acts.click(ALICE, s.shown(), CLICK, ANSWERED),
    "block_actions_in_thread": lambda s: s.acts.click(ALICE, s.shown(thread_ts=in_thread(s)), CLICK, ANSWERED),
    "block_actions_in_ephemeral": lambda s: s.acts.click(ALICE, s.shown(ALICE), CLICK, ANSWERED),
    "block_actions_in_modal": lambda s: s.acts.click_in_view(ALICE, s.modal(), CLICK, STATE),
    "block_actions_in_home": lambda s: s.acts.click_in_view(ALICE, s.home(), CLICK, ANSWERED),
    "view_submission": lambda s: s.acts.submit(ALICE, s.modal(), STATE),
    "view_submission_of_pushed": lambda s: s.acts.submit(ALICE, s.modal(pushed=True), STATE),
    "view_closed": lambda s: s.acts.close(ALICE, s.modal()),
    "block_suggestion_in_modal": lambda s: s.acts.options(ALICE, s.modal(), "row", "term", "dri"),
    "block_suggestion_in_home": lambda s: s.acts.options(ALICE, s.home(), "row", "term", "dri"),
    "block_suggestion_in_message": lambda s: s.acts.options(ALICE, s.shown(), "row", "term", "dri"),
    "block_suggestion_in_ephemeral": lambda s: s.acts.options(ALICE, s.shown(ALICE), "row", "term", "dri"),
    "shortcut": lambda s: s.acts.shortcut(ALICE, "look_up"),
    "message_action": lambda s: s.acts.shortcut(ALICE, "explain", s.said()),
    "message_action_in_thread": lambda s: s.acts.shortcut(ALICE, "explain", s.said(thread_ts=in_thread(s))),
    "app_home_opened": lambda s: s.acts.open_home(ALICE),
    "app_home_opened_again": lambda s: _open_again(s),
    "app_home_opened_messages": lambda s: s.acts.open_home(ALICE, "messages"),
    "app_uninstalled": lambda s: s.acts.uninstall(),
}
ONLY_DOCUMENTED = {"url_verification"}  # Slack sends it when a request URL is entered, not when someone acts


async def _open_again(scene: Scene) -> None:
    scene.home()
    await scene.acts.open_home(ALICE)


@pytest.fixture
def recorded() -> Iterator[tuple[Scene, Recorder]]:
    manifest = read_manifest()
    asked = replace(manifest, shortcuts=SHORTCUTS, events=manifest.events | {"app_uninstalled"})
    with PreviewSlack(manifest=asked) as slack:
        recorder = Recorder()
        slack.delivery.transport = recorder
        yield Scene(slack), recorder


@pytest.mark.parametrize("name", ACTS)
def test_a_payload_has_the_fields_and_types_that_slack_documents(recorded: tuple[Scene, Recorder], name: str) -> None:
    scene, recorder = recorded

    async def act() -> None:
        await ACTS[name](scene)

    scene.slack.run(act())
    (payload,) = recorder.payloads
    assert shape(payload) == shape(document(name))


def test_every_document_is_held_against_the_stand_in() -> None:
    assert {path.stem for path in DOCUMENTS.iterdir()} == {*ACTS, *ONLY_DOCUMENTED}


def test_an_edited_mention_is_another_event_about_the_same_message(recorded: tuple[Scene, Recorder]) -> None:
    scene, recorder = recorded

    async def act() -> None:
        await scene.acts.send(ALICE, RECRUITING, scene.mention)
        ts = scene.slack.workspace.conversations[RECRUITING].messages[-1].ts
        await scene.acts.edit(ALICE, RECRUITING, ts, f"{scene.mention} really")

    scene.slack.run(act())
    first, second = recorder.payloads
    assert first["event_id"] != second["event_id"]
    assert first["event"]["ts"] == second["event"]["ts"]
    assert first["event"]["client_msg_id"] == second["event"]["client_msg_id"]
    assert second["event"]["edited"]["user"] == ALICE


def test_an_edit_that_takes_the_mention_away_is_not_told(recorded: tuple[Scene, Recorder]) -> None:
    scene, recorder = recorded

    async def act() -> None:
        await scene.acts.edit(ALICE, RECRUITING, scene.said().ts, "never mind")

    scene.slack.run(act())
    assert recorder.payloads == []


def test_a_pushed_view_names_the_one_below_it(recorded: tuple[Scene, Recorder]) -> None:
    scene, recorder = recorded

    async def act() -> None:
        await scene.acts.submit(ALICE, scene.modal(pushed=True), STATE)

    scene.slack.run(act())
    (payload,) = recorder.payloads
    assert payload["view"]["root_view_id"] == payload["view"]["previous_view_id"] != payload["view"]["id"]


def test_a_command_is_told_names_as_they_were_typed(recorded: tuple[Scene, Recorder]) -> None:
    scene, recorder = recorded
    scene.slack.run(scene.acts.send(ALICE, RECRUITING, "/mlops ask <@U0BOB>"))
    (payload,) = recorder.payloads
    assert payload["text"] == "ask @Bob"  # the manifest does not ask for should_escape
