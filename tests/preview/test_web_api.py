"""The Web API and response_urls refuse what Slack refuses, by Slack's names for it."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.manifest import read_manifest
from bot.preview.server import PreviewSlack
from bot.preview.workspace import Message
from tests.preview.conftest import ALICE, GENERAL, RECRUITING, Clock, client_of, refused_with, trigger

Json = dict[str, Any]

TITLE = {"type": "plain_text", "text": "Title"}
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": "*Hello*"}}]
MODAL = {"type": "modal", "title": TITLE, "blocks": BLOCKS}
HOME = {"type": "home", "blocks": BLOCKS}

# Who calls -------------------------------------------------------------------------------------------------------


def test_the_bot_token_opens_the_web_api(client: WebClient) -> None:
    assert client.auth_test()["user"] == read_manifest().bot_name


def test_a_call_without_a_token_is_not_authed(slack: PreviewSlack) -> None:
    assert refused_with(client_of(slack, token="").auth_test)["error"] == "not_authed"


def test_a_wrong_token_is_refused(slack: PreviewSlack) -> None:
    assert refused_with(client_of(slack, token="xoxb-someone-else").auth_test)["error"] == "invalid_auth"


def test_the_app_token_opens_a_connection(slack: PreviewSlack, client: WebClient) -> None:
    assert client.apps_connections_open(app_token=slack.credentials.app_token)["url"].startswith("ws://127.0.0.1:")


def test_a_wrong_app_token_is_refused(client: WebClient) -> None:
    assert refused_with(lambda: client.apps_connections_open(app_token="xapp-other"))["error"] == "invalid_auth"


def test_the_app_token_does_not_open_the_bots_methods(slack: PreviewSlack) -> None:
    wrong = client_of(slack, token=slack.credentials.app_token)
    assert refused_with(wrong.auth_test)["error"] in ("invalid_auth", "not_allowed_token_type")
    assert refused_with(lambda: wrong.chat_postMessage(channel=RECRUITING, text="x"))["ok"] is False


def test_each_kind_of_token_has_its_own_methods(slack: PreviewSlack, client: WebClient) -> None:
    app, bot = slack.credentials.app_token, slack.credentials.bot_token
    assert refused_with(client_of(slack, token=app).auth_test)["error"] == "not_allowed_token_type"
    assert refused_with(lambda: client.apps_connections_open(app_token=bot))["error"] == "not_allowed_token_type"


def test_the_bot_token_opens_no_connection(slack: PreviewSlack, client: WebClient) -> None:
    refused = refused_with(lambda: client.apps_connections_open(app_token=slack.credentials.bot_token))
    assert refused["error"] in ("invalid_auth", "not_allowed_token_type")


def test_a_method_that_slack_does_not_have_is_unknown(client: WebClient) -> None:
    assert refused_with(lambda: client.api_call("chat.shout"))["error"] == "unknown_method"


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(lambda client: client.chat_postMessage(channel=RECRUITING, text="x"), id="chat.postMessage"),
        pytest.param(
            lambda client: client.chat_postEphemeral(channel=RECRUITING, user=ALICE, text="x"), id="chat.postEphemeral"
        ),
        pytest.param(lambda client: client.chat_update(channel=RECRUITING, ts="1.000000", text="x"), id="chat.update"),
    ],
)
def test_a_scope_that_the_manifest_does_not_ask_for_is_missing(call: Callable[[WebClient], object]) -> None:
    manifest = replace(read_manifest(), scopes=frozenset({"commands", "im:history"}))
    with PreviewSlack(manifest=manifest) as slack:
        refused = refused_with(lambda: call(client_of(slack)))
        assert (refused["error"], refused["needed"]) == ("missing_scope", "chat:write")
        assert refused["provided"] == "commands,im:history"


def test_views_need_no_scope() -> None:
    with PreviewSlack(manifest=replace(read_manifest(), scopes=frozenset())) as slack:
        client = client_of(slack)
        assert client.views_publish(user_id=ALICE, view=HOME)["ok"]
        assert client.views_open(trigger_id=trigger(slack), view=MODAL)["ok"]


# How arguments come ----------------------------------------------------------------------------------------------


def send(slack: PreviewSlack, body: str, content_type: str, token: str | None = None) -> Json:
    """A Web API call in the raw: chat.postMessage with this body."""
    headers = {"content-type": content_type}
    if token:
        headers["authorization"] = f"Bearer {token}"
    request = Request(f"{slack.url}/api/chat.postMessage", body.encode(), headers)  # noqa: S310 - of this machine
    with urlopen(request, timeout=5) as response:  # noqa: S310
        answer: Json = json.load(response)
        return answer


def posted(slack: PreviewSlack) -> Message:
    return slack.workspace.conversations[RECRUITING].messages[-1]


def test_arguments_come_as_json(slack: PreviewSlack) -> None:
    body = json.dumps({"channel": RECRUITING, "text": "as JSON", "blocks": BLOCKS})
    assert send(slack, body, "application/json; charset=utf-8", slack.credentials.bot_token)["ok"]
    assert (posted(slack).text, (posted(slack).blocks or [{}])[0]["text"]) == ("as JSON", BLOCKS[0]["text"])


def test_arguments_come_as_a_form_with_the_token_and_json_in_it(slack: PreviewSlack) -> None:
    form = {
        "token": slack.credentials.bot_token,
        "channel": RECRUITING,
        "text": "as form",
        "blocks": json.dumps(BLOCKS),
    }
    assert send(slack, urlencode(form), "application/x-www-form-urlencoded")["ok"]
    assert (posted(slack).text, (posted(slack).blocks or [{}])[0]["text"]) == ("as form", BLOCKS[0]["text"])


def test_a_view_in_a_form_is_json_too(slack: PreviewSlack, client: WebClient) -> None:
    assert client.api_call("views.publish", params={"user_id": ALICE, "view": json.dumps(HOME)})["ok"]
    broken = refused_with(lambda: client.api_call("views.publish", params={"user_id": ALICE, "view": "{"}))
    assert broken["error"] == "invalid_arguments"


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("chat.postMessage", {"text": "x"}),
        ("chat.postEphemeral", {"channel": RECRUITING, "text": "x"}),
        ("chat.update", {"channel": RECRUITING, "text": "x"}),
        ("views.open", {"view": MODAL}),
        ("views.open", {"trigger_id": "1.2.3"}),
        ("views.update", {"view": MODAL}),
        ("views.publish", {"view": HOME}),
        ("views.publish", {"user_id": ALICE}),
    ],
)
def test_a_missing_argument_is_named(client: WebClient, method: str, arguments: Json) -> None:
    refused = refused_with(lambda: client.api_call(method, json=arguments))
    assert refused["error"] == "invalid_arguments"
    assert "missing required field" in refused["response_metadata"]["messages"][0]


@pytest.mark.parametrize(("body", "error"), [("{", "invalid_json"), ("[]", "json_not_object")])
def test_a_body_that_is_no_json_object_is_refused(slack: PreviewSlack, body: str, error: str) -> None:
    assert send(slack, body, "application/json", slack.credentials.bot_token)["error"] == error


# Messages --------------------------------------------------------------------------------------------------------


def test_a_channel_that_does_not_exist_is_not_found(client: WebClient) -> None:
    assert refused_with(lambda: client.chat_postMessage(channel="C0NOWHERE", text="x"))["error"] == "channel_not_found"


def test_the_bot_posts_only_where_it_is_a_member(client: WebClient) -> None:
    assert client.chat_postMessage(channel=RECRUITING, text="x")["channel"] == RECRUITING
    assert refused_with(lambda: client.chat_postMessage(channel=GENERAL, text="x"))["error"] == "not_in_channel"
    ephemeral = refused_with(lambda: client.chat_postEphemeral(channel=GENERAL, user=ALICE, text="x"))
    assert ephemeral["error"] == "not_in_channel"


def test_a_persons_id_stands_for_their_direct_messages(slack: PreviewSlack, client: WebClient) -> None:
    answer = client.chat_postMessage(channel=ALICE, text="x")
    assert slack.workspace.conversations[answer["channel"]].members == {ALICE, slack.workspace.bot.id}


def test_an_ephemeral_message_is_for_a_member_of_the_channel(slack: PreviewSlack, client: WebClient) -> None:
    assert client.chat_postEphemeral(channel=RECRUITING, user=ALICE, text="x")["message_ts"]
    assert posted(slack).only_for == ALICE
    stranger = refused_with(lambda: client.chat_postEphemeral(channel=RECRUITING, user="U0STRANGER", text="x"))
    assert stranger["error"] == "user_not_in_channel"


def test_an_ephemeral_message_shows_in_a_thread_only_once_someone_has_replied(
    slack: PreviewSlack, client: WebClient
) -> None:
    root = client.chat_postMessage(channel=RECRUITING, text="root")["ts"]
    assert client.chat_postEphemeral(channel=RECRUITING, user=ALICE, text="lost", thread_ts=root)["ok"]
    assert posted(slack).text == "root"
    client.chat_postMessage(channel=RECRUITING, text="reply", thread_ts=root)
    client.chat_postEphemeral(channel=RECRUITING, user=ALICE, text="seen", thread_ts=root)
    assert posted(slack).text == "seen"


def test_the_bot_changes_its_own_messages_only(slack: PreviewSlack, client: WebClient) -> None:
    own = client.chat_postMessage(channel=RECRUITING, text="before")["ts"]
    assert client.chat_update(channel=RECRUITING, ts=own, text="after")["text"] == "after"
    slack.run(slack.user_actions.send(ALICE, RECRUITING, "written by Alice"))
    alices = posted(slack)
    refused = refused_with(lambda: client.chat_update(channel=RECRUITING, ts=alices.ts, text="by the bot"))
    assert (refused["error"], alices.text) == ("cant_update_message", "written by Alice")


def test_a_message_that_is_not_there_is_not_found(client: WebClient) -> None:
    refused = refused_with(lambda: client.chat_update(channel=RECRUITING, ts="1.000000", text="x"))
    assert refused["error"] == "message_not_found"


def test_an_ephemeral_message_cannot_be_changed_by_the_web_api(client: WebClient) -> None:
    ts = client.chat_postEphemeral(channel=RECRUITING, user=ALICE, text="x")["message_ts"]
    refused_with(lambda: client.chat_update(channel=RECRUITING, ts=ts, text="y"))


# Views -----------------------------------------------------------------------------------------------------------


def test_a_trigger_lives_three_seconds(slack: PreviewSlack, client: WebClient, clock: Clock) -> None:
    in_time, late = trigger(slack), trigger(slack)
    clock.passes(2.9)
    assert client.views_open(trigger_id=in_time, view=MODAL)["ok"]
    clock.passes(0.2)
    assert refused_with(lambda: client.views_open(trigger_id=late, view=MODAL))["error"] == "expired_trigger_id"


def test_a_trigger_is_exchanged_once(slack: PreviewSlack, client: WebClient) -> None:
    once = trigger(slack)
    assert client.views_open(trigger_id=once, view=MODAL)["ok"]
    assert refused_with(lambda: client.views_open(trigger_id=once, view=MODAL))["error"] == "exchanged_trigger_id"
    assert refused_with(lambda: client.views_push(trigger_id=once, view=MODAL))["error"] == "exchanged_trigger_id"


def test_a_trigger_that_slack_did_not_make_is_invalid(client: WebClient) -> None:
    assert refused_with(lambda: client.views_open(trigger_id="1.2.3", view=MODAL))["error"] == "invalid_trigger_id"


def test_a_view_is_changed_only_by_those_who_saw_its_last_state(slack: PreviewSlack, client: WebClient) -> None:
    seen = client.views_open(trigger_id=trigger(slack), view=MODAL)["view"]
    changed = client.views_update(view_id=seen["id"], hash=seen["hash"], view=MODAL)["view"]
    stale = refused_with(lambda: client.views_update(view_id=seen["id"], hash=seen["hash"], view=MODAL))
    assert stale["error"] == "hash_conflict"
    assert client.views_update(view_id=seen["id"], hash=changed["hash"], view=MODAL)["ok"]
    assert client.views_update(view_id=seen["id"], view=MODAL)["ok"]


def test_home_is_changed_only_by_those_who_saw_its_last_state(client: WebClient) -> None:
    seen = client.views_publish(user_id=ALICE, view=HOME)["view"]
    assert client.views_publish(user_id=ALICE, hash=seen["hash"], view=HOME)["ok"]
    stale = refused_with(lambda: client.views_publish(user_id=ALICE, hash=seen["hash"], view=HOME))
    assert stale["error"] == "hash_conflict"


def test_a_view_that_is_closed_is_not_found(slack: PreviewSlack, client: WebClient) -> None:
    view_id = client.views_open(trigger_id=trigger(slack), view=MODAL)["view"]["id"]
    slack.run(slack.user_actions.close(ALICE, slack.workspace.view(view_id)))
    assert refused_with(lambda: client.views_update(view_id=view_id, view=MODAL))["error"] == "not_found"


def test_three_modals_are_the_most_in_one_stack(slack: PreviewSlack, client: WebClient) -> None:
    top = client.views_open(trigger_id=trigger(slack), view=MODAL)["view"]["id"]
    for _ in range(2):
        top = client.views_push(trigger_id=trigger(slack, view_id=top), view=MODAL)["view"]["id"]
    refused = refused_with(lambda: client.views_push(trigger_id=trigger(slack, view_id=top), view=MODAL))
    assert (refused["error"], len(slack.workspace.modals[ALICE])) == ("push_limit_reached", 3)


def test_a_modal_is_pushed_only_onto_another(slack: PreviewSlack, client: WebClient) -> None:
    refused_with(lambda: client.views_push(trigger_id=trigger(slack), view=MODAL))


def test_an_external_id_names_one_view_only(slack: PreviewSlack, client: WebClient) -> None:
    named = MODAL | {"external_id": "the-one"}
    opened = client.views_open(trigger_id=trigger(slack), view=named)["view"]["id"]
    twice = refused_with(lambda: client.views_push(trigger_id=trigger(slack, view_id=opened), view=named))
    assert twice["error"] == "duplicate_external_id"


def test_a_view_is_found_by_its_external_id(slack: PreviewSlack, client: WebClient) -> None:
    opened = client.views_open(trigger_id=trigger(slack), view=MODAL | {"external_id": "the-one"})["view"]["id"]
    assert client.views_update(external_id="the-one", view=MODAL)["view"]["id"] == opened
    assert refused_with(lambda: client.views_update(external_id="the-one", view=MODAL))["error"] == "not_found"


# Validation ------------------------------------------------------------------------------------------------------

TOO_LONG = [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]


@pytest.mark.parametrize(
    ("sound", "refused", "pointer"),
    [
        pytest.param({"blocks": BLOCKS}, {"blocks": TOO_LONG}, "/0/text/text", id="blocks"),
        pytest.param(
            {"message": {"blocks": BLOCKS}}, {"message": {"blocks": TOO_LONG}}, "/blocks/0/text/text", id="message"
        ),
        pytest.param({"view": MODAL}, {"view": MODAL | {"blocks": TOO_LONG}}, "/blocks/0/text/text", id="view"),
        pytest.param({"view": HOME}, {"view": HOME | {"blocks": TOO_LONG}}, "/blocks/0/text/text", id="home"),
    ],
)
def test_blocks_are_validated_without_being_shown(
    slack: PreviewSlack, sound: Json, refused: Json, pointer: str
) -> None:
    (name,) = sound
    for client in (client_of(slack), client_of(slack, token="")):  # it needs no token
        assert client.api_call("blocks.validate", json=sound)["ok"]
        answer = refused_with(lambda client=client: client.api_call("blocks.validate", json=refused))  # type: ignore[misc]
        assert (answer["error"], answer["errors"]) == (
            f"invalid_{name}",
            [
                {
                    "pointer": pointer,
                    "code": "failed_constraint",
                    "message": "must be less than 151 characters",
                    "constraint": {"type": "max_length", "expected": 150},
                }
            ],
        )
    assert not slack.workspace.conversations[RECRUITING].messages


def test_slack_sdks_own_call_validates(client: WebClient) -> None:
    assert client.blocks_validate(blocks=BLOCKS)["ok"]
    unknown = [{"type": "section", "text": {"type": "html", "text": "x"}}]
    answer = refused_with(lambda: client.blocks_validate(blocks=unknown))
    assert answer["errors"] == [
        {
            "pointer": "/0/text/type",
            "code": "failed_constraint",
            "message": "unsupported type: html",
            "constraint": {"type": "enum", "expected": ["plain_text", "mrkdwn"]},
        }
    ]


def test_one_thing_is_validated_at_a_time(client: WebClient) -> None:
    for arguments in ({}, {"blocks": BLOCKS, "view": MODAL}):
        refused = refused_with(lambda arguments=arguments: client.api_call("blocks.validate", json=arguments))  # type: ignore[misc]
        assert refused["error"] == "invalid_arguments"


# Answers to a click or a command ---------------------------------------------------------------------------------


def response_url(slack: PreviewSlack) -> str:
    async def new() -> str:
        return slack.workspace.new_response_url(ALICE, GENERAL)

    return f"{slack.url}/response/{slack.run(new())}"


def answered(url: str, **message: Any) -> tuple[int, str]:
    """The HTTP status, and Slack's word for it."""
    response = WebhookClient(url).send_dict({"text": "x"} | message)
    return response.status_code, "ok" if response.body == "ok" else json.loads(response.body)["error"]


def test_a_response_url_works_where_the_bot_is_no_member(slack: PreviewSlack) -> None:
    assert answered(response_url(slack), text="hello") == (200, "ok")
    (shown,) = slack.workspace.conversations[GENERAL].messages
    assert (shown.text, shown.only_for) == ("hello", ALICE)


def test_a_response_url_is_good_for_five_answers(slack: PreviewSlack) -> None:
    url = response_url(slack)
    assert [answered(url) for _ in range(5)] == [(200, "ok")] * 5
    assert answered(url) == (404, "used_url")
    assert len(slack.workspace.conversations[GENERAL].messages) == 5


def test_a_response_url_lives_half_an_hour(slack: PreviewSlack, clock: Clock) -> None:
    url = response_url(slack)
    clock.passes(30 * 60 - 1)
    assert answered(url) == (200, "ok")
    clock.passes(2)
    assert answered(url) == (404, "expired_url")


def test_a_response_url_that_slack_did_not_make_is_refused(slack: PreviewSlack) -> None:
    assert answered(f"{slack.url}/response/1/made-up") == (404, "no_service")


def test_a_response_url_takes_no_message_beyond_the_limits(slack: PreviewSlack) -> None:
    url = response_url(slack)
    assert answered(url, blocks=BLOCKS * 51) == (400, "invalid_blocks")
    assert answered(url, text="") == (400, "no_text")
    assert list(slack.workspace.conversations[GENERAL].messages) == []


@pytest.mark.parametrize("body", ["{", "[]"])
def test_a_response_url_refuses_a_body_that_is_no_json_object(slack: PreviewSlack, body: str) -> None:
    request = Request(response_url(slack), body.encode(), {"content-type": "application/json"})  # noqa: S310
    with pytest.raises(HTTPError) as refused:
        urlopen(request, timeout=5)  # noqa: S310
    assert (refused.value.code, "invalid_payload" in refused.value.read().decode()) == (400, True)


def clicked(slack: PreviewSlack, only_for: str | None) -> tuple[Message, str]:
    """A message of the bot, and the response_url of a click in it."""

    async def post() -> tuple[Message, str]:
        message = slack.workspace.post(RECRUITING, slack.workspace.bot.id, "before", only_for=only_for)
        return message, slack.workspace.new_response_url(ALICE, RECRUITING, message.ts)

    message, key = slack.run(post())
    return message, f"{slack.url}/response/{key}"


@pytest.mark.parametrize("only_for", [None, ALICE], ids=["public", "ephemeral"])
def test_the_response_url_of_a_click_replaces_and_deletes_its_message(
    slack: PreviewSlack, only_for: str | None
) -> None:
    message, url = clicked(slack, only_for)
    assert answered(url, text="after") == (200, "ok")
    assert (message.text, message.only_for) == ("after", only_for)
    assert answered(url, text="below", replace_original=False) == (200, "ok")
    assert (message.text, posted(slack).text) == ("after", "below")
    assert answered(url, text="", delete_original=True) == (200, "ok")
    assert message not in slack.workspace.conversations[RECRUITING].messages


def test_a_message_is_deleted_by_nothing_but_delete_original(slack: PreviewSlack) -> None:
    message, url = clicked(slack, ALICE)
    assert answered(url, text="more", delete_original=True) == (400, "invalid_arguments")
    assert message in slack.workspace.conversations[RECRUITING].messages
