"""A person drives what is shown, and the app hears of it as it would from Slack's own clients."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from bot.manifest import read_manifest
from bot.preview.delivery import Envelope
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import NotSeen, UserDriver
from bot.preview.workspace import Message
from tests.preview.test_payloads import SHORTCUTS

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def options(*names: str) -> list[Json]:
    return [{"text": plain(name), "value": name.lower()} for name in names]


def section(text: str, **accessory: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **({"accessory": accessory} if accessory else {})}


def field_of(label: str, block_id: str, element: Json, **more: Any) -> Json:
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element, **more}


def row(*elements: Json) -> Json:
    return {"type": "actions", "block_id": "row", "elements": list(elements)}


GROUPS = [
    {"label": plain("Early"), "options": options("Junior")},
    {"label": plain("Late"), "options": options("Senior")},
]
ROLE = {
    "type": "static_select",
    "action_id": "role",
    "placeholder": plain("Role"),
    "options": options("SRE", "Analyst"),
}
LEVEL = {"type": "static_select", "action_id": "level", "placeholder": plain("Level"), "option_groups": GROUPS}
TERM = {"type": "external_select", "action_id": "term", "placeholder": plain("Term"), "min_query_length": 2}
MORE = {"type": "overflow", "action_id": "more", "options": options("Rename", "Archive")}
TICKS = {"type": "checkboxes", "action_id": "ticks", "options": options("Python", "SQL")}
RADIO = {"type": "radio_buttons", "action_id": "radio", "options": options("Yes", "No")}
GO = {"type": "button", "action_id": "go", "text": plain("Go"), "value": "1"}
CONFIRM = {"title": plain("Really?"), "text": plain("For good."), "confirm": plain("Yes"), "deny": plain("No")}
TEXT = {"type": "plain_text_input", "action_id": "text"}


@dataclass
class App:
    """An app that remembers what it is sent, and answers type-ahead and forms with what it is told to."""

    answers: dict[str, Any] = field(default_factory=dict)
    payloads: list[Json] = field(default_factory=list)

    async def send(self, envelope: Envelope) -> Any:
        self.payloads.append(json.loads(json.dumps(envelope.payload)))
        return self.answers.get(envelope.payload.get("type", ""))

    @property
    def actions(self) -> list[Json]:
        return [payload["actions"][0] for payload in self.payloads if payload["type"] == "block_actions"]


@pytest.fixture
def app() -> App:
    return App()


@pytest.fixture
def slack(app: App) -> Iterator[PreviewSlack]:
    with PreviewSlack(manifest=replace(read_manifest(), shortcuts=SHORTCUTS)) as slack:
        slack.delivery.transport = app
        yield slack


@pytest.fixture
def alice(slack: PreviewSlack) -> UserDriver:
    return UserDriver(slack, "Alice")


def shows(slack: PreviewSlack, *blocks: Json, thread_ts: str | None = None) -> Message:
    """The bot posts a message."""

    async def post() -> Message:
        return slack.workspace.post("C0RECRUIT", slack.workspace.bot.id, "x", list(blocks), thread_ts=thread_ts)

    return slack.run(post())


def opens(slack: PreviewSlack, *blocks: Json) -> None:
    """The bot opens a modal for Alice."""

    async def push() -> None:
        view = {"type": "modal", "title": plain("Form"), "submit": plain("Save"), "blocks": list(blocks)}
        slack.workspace.push_onto("U0ALICE", view)

    slack.run(push())


def publishes(slack: PreviewSlack, *blocks: Json) -> None:
    async def publish() -> None:
        slack.workspace.publish("U0ALICE", {"type": "home", "blocks": list(blocks)})

    slack.run(publish())


PLACES: dict[str, Callable[..., object]] = {"message": shows, "modal": opens, "home": publishes}


@pytest.mark.parametrize(
    ("element", "option"),
    [
        pytest.param(ROLE, "Analyst", id="select"),
        pytest.param(LEVEL, "Senior", id="grouped"),
        pytest.param(MORE, "Archive", id="overflow"),
        pytest.param(RADIO, "No", id="radio"),
    ],
)
@pytest.mark.parametrize("place", ["message", "modal", "home", "accessory"])
def test_an_option_is_picked_wherever_it_stands(
    slack: PreviewSlack, app: App, alice: UserDriver, element: Json, option: str, place: str
) -> None:
    if place == "accessory":
        shows(slack, section("Choose", **element))
    else:
        PLACES[place](slack, row(element))
    alice.picks(option)
    (action,) = app.actions
    assert (action["type"], action["action_id"]) == (element["type"], element["action_id"])
    assert action["selected_option"]["text"]["text"] == option


@pytest.mark.parametrize("place", ["message", "modal", "home"])
def test_an_external_select_asks_the_app(slack: PreviewSlack, app: App, alice: UserDriver, place: str) -> None:
    app.answers["block_suggestion"] = {"options": options("Drift", "Driver")}
    PLACES[place](slack, row(TERM))
    assert alice.offered("Term", "dri") == ["Drift", "Driver"]
    alice.picks("Drift", under="Term", typing="dr")
    assert [payload["value"] for payload in app.payloads if payload["type"] == "block_suggestion"] == ["dri", "dr"]
    assert app.actions[0]["selected_option"]["value"] == "drift"


def test_an_external_select_asks_for_nothing_shorter_than_its_minimum(
    slack: PreviewSlack, app: App, alice: UserDriver
) -> None:
    shows(slack, row(TERM))
    with pytest.raises(NotSeen, match="2 characters"):
        alice.offered("Term", "d")
    assert app.payloads == []


def test_what_is_not_offered_is_not_picked(slack: PreviewSlack, app: App, alice: UserDriver) -> None:
    app.answers["block_suggestion"] = {"option_groups": GROUPS}
    shows(slack, row(TERM))
    with pytest.raises(NotSeen, match=r"Junior\nSenior"):
        alice.picks("Principal", under="Term")


def test_ticks_and_choices_stay_in_the_state(slack: PreviewSlack, app: App, alice: UserDriver) -> None:
    shows(slack, {**section("Which skills?", **TICKS), "block_id": "skills"}, row(ROLE, GO))
    alice.ticks("Python", under="Which skills?")
    alice.ticks("SQL")
    alice.ticks("Python")
    alice.picks("SRE", under="Role")
    alice.clicks("Go")
    state = app.payloads[-1]["state"]["values"]
    assert [one["value"] for one in state["skills"]["ticks"]["selected_options"]] == ["sql"]
    assert state["row"]["role"]["selected_option"]["value"] == "sre"


def test_a_form_is_filled_and_submitted(slack: PreviewSlack, app: App, alice: UserDriver) -> None:
    app.answers["block_suggestion"] = {"options": options("Drift")}
    opens(
        slack,
        field_of("Note", "note", TEXT),
        field_of("Term", "term", TERM),
        field_of("Skills", "skills", TICKS, optional=True),
        {**section("How did it sound?", **ROLE), "block_id": "sound"},
    )
    alice.submits()
    assert set(alice.errors) == {"note", "term"}
    assert app.payloads == []
    alice.enters("hello", under="Note")
    alice.picks("Drift", under="Term")
    alice.ticks("SQL", under="Skills")
    alice.picks("Analyst", under="How did it sound?")
    alice.submits()
    assert alice.errors == {}
    values = app.payloads[-1]["view"]["state"]["values"]
    assert values["note"]["text"]["value"] == "hello"
    assert values["term"]["term"]["selected_option"]["value"] == "drift"
    assert values["skills"]["ticks"]["selected_options"][0]["value"] == "sql"
    assert values["sound"]["role"]["selected_option"]["value"] == "analyst"
    assert [action["action_id"] for action in app.actions] == ["role"]  # inputs tell at the submission only


def test_a_field_may_tell_the_app_at_once(slack: PreviewSlack, app: App, alice: UserDriver) -> None:
    letters = {**TEXT, "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}
    publishes(
        slack,
        field_of("Search", "search", TEXT, dispatch_action=True),
        field_of("Letters", "letters", letters, dispatch_action=True),
        field_of("Silent", "silent", TEXT),
    )
    alice.enters("drift", under="Search")
    alice.enters("x", under="Silent")
    alice.presses_enter("Silent")
    assert app.actions == []
    alice.presses_enter("Search")
    alice.enters("dri", under="Letters")
    assert [(action["block_id"], action["value"]) for action in app.actions] == [
        ("search", "drift"),
        ("letters", "dri"),
    ]


def test_a_question_waits_for_the_yes(slack: PreviewSlack, app: App, alice: UserDriver) -> None:
    shows(slack, row({**GO, "confirm": CONFIRM}))
    alice.clicks("Go")
    assert "For good." in alice.screen
    alice.declines()
    assert app.actions == []
    alice.clicks("Go")
    alice.confirms()
    assert [action["value"] for action in app.actions] == ["1"]
    with pytest.raises(NotSeen):
        alice.confirms()


def test_a_double_click_is_two_actions(slack: PreviewSlack, app: App, alice: UserDriver) -> None:
    shows(slack, row(GO))
    alice.clicks("Go", times=2)
    first, second = (payload["trigger_id"] for payload in app.payloads)
    assert first != second


def test_feedback_is_given_by_the_words_on_its_buttons(slack: PreviewSlack, app: App, alice: UserDriver) -> None:
    buttons = {
        "positive_button": {"text": plain("Good"), "value": "up"},
        "negative_button": {"text": plain("Bad"), "value": "down"},
    }
    icon = {"type": "icon_button", "action_id": "bin", "icon": "trash", "text": plain("Delete")}
    feedback = {"type": "feedback_buttons", "action_id": "rate", **buttons}
    shows(slack, {"type": "context_actions", "elements": [feedback, icon]})
    alice.clicks("Bad")
    alice.clicks("Delete")
    assert [(action["type"], action.get("value")) for action in app.actions] == [
        ("feedback_buttons", "down"),
        ("icon_button", None),
    ]


def test_shortcuts_are_used_by_their_names(slack: PreviewSlack, app: App, alice: UserDriver) -> None:
    thread = shows(slack, section("x"))
    reply = shows(slack, section("y"), thread_ts=thread.ts)
    alice.uses_shortcut("Look up a term")
    alice.uses_shortcut("Explain this message", reply)
    assert [payload["type"] for payload in app.payloads] == ["shortcut", "message_action"]
    assert app.payloads[1]["message"]["thread_ts"] == thread.ts
    with pytest.raises(NotSeen, match="Look up a term"):
        alice.uses_shortcut("Explain this message")


def test_every_kind_of_block_can_be_read(slack: PreviewSlack, alice: UserDriver) -> None:
    styled = {"type": "text", "text": "bold", "style": {"bold": True}}
    item = {"type": "rich_text_section", "elements": [styled, {"type": "text", "text": " words"}]}
    listed = {"type": "rich_text_list", "style": "ordered", "elements": [item]}
    shows(
        slack,
        {"type": "header", "text": plain("Header")},
        {"type": "rich_text", "elements": [listed]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "cell"}, {"type": "rich_text", "elements": [item]}]]},
        row(LEVEL),
    )
    for text in ("Header", "bold words", "cell", "Junior", "Late"):
        alice.sees(text)


def test_slackbot_invites_the_bot(slack: PreviewSlack, app: App, alice: UserDriver) -> None:
    alice.goes_to("general")
    alice.types("@mlops what is drift?")
    alice.clicks("Do Nothing")
    assert "not in this channel" not in alice.screen
    alice.types("@mlops what is drift?")
    alice.clicks("Invite Them")
    alice.sees("joined #general")
    assert app.payloads == []
    alice.types("@mlops what is drift?")
    assert app.payloads[0]["event"]["channel"] == "C0GENERAL"


def test_the_bot_is_invited_by_a_command_too(slack: PreviewSlack, app: App, alice: UserDriver) -> None:
    alice.goes_to("general")
    alice.types("/invite @mlops")
    alice.sees("joined #general")
    alice.types("@mlops hello")
    assert app.payloads[0]["event"]["type"] == "app_mention"
