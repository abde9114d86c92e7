"""How envelopes reach an app and what becomes of its answers: over Socket Mode, over signed HTTP, and when things fail.

The apps here are as plain as can be, so that nothing stands between the test and the stand-in.
"""

import json
import select
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier
from websocket import WebSocket, WebSocketBadStatusException, WebSocketConnectionClosedException, create_connection

import bot.preview.delivery
from bot.manifest import Manifest, read_manifest
from bot.preview.log import Entry
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from bot.preview.workspace import SLACKBOT, Message
from tests.preview.conftest import (
    ALICE,
    GENERAL,
    QUICK,
    RECRUITING,
    Clock,
    client_of,
    eventually,
    refused_with,
)

Json = dict[str, Any]

SECONDS = 5  # until something awaited counts as not coming


def begin(slack: PreviewSlack, act: Coroutine[Any, Any, Any]) -> "Future[Any]":
    """Let a person act while the test plays the app."""
    done: Future[Any] = Future()

    async def run() -> None:
        try:
            done.set_result(await act)
        except Exception as error:  # noqa: BLE001 - the test is told
            done.set_exception(error)

    async def start() -> None:
        slack.loop.create_task(run())

    slack.run(start())
    return done


def direct(slack: PreviewSlack) -> str:
    """The channel of Alice's direct messages with the bot."""
    return slack.workspace.direct(ALICE).id


def messages(slack: PreviewSlack, channel: str = RECRUITING) -> list[Message]:
    return list(slack.workspace.conversations[channel].messages)


def logged(slack: PreviewSlack, kind: str) -> list[Entry]:
    return [entry for entry in slack.log.entries if entry.kind == kind]


def button(slack: PreviewSlack) -> tuple[Message, Json]:
    """A message of the bot with a button in it, and a click on that."""
    element = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    posted = client_of(slack).chat_postMessage(
        channel=RECRUITING, text="x", blocks=[{"type": "actions", "block_id": "row", "elements": [element]}]
    )
    return slack.workspace.message(RECRUITING, posted["ts"]), element | {"block_id": "row"}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Slack that gives an app less than its three seconds, so that tests need not wait for them."""
    monkeypatch.setattr(bot.preview.delivery, "ACK_TIMEOUT", 0.2)


# Socket Mode -----------------------------------------------------------------------------------------------------


class App:
    """The app's end of one connection."""

    def __init__(self, client: WebClient, app_token: str) -> None:
        self.url: str = client.apps_connections_open(app_token=app_token)["url"]
        self.socket: WebSocket = create_connection(self.url, timeout=SECONDS)
        self.hello = self.receives()

    def receives(self) -> Json:
        frame: Json = json.loads(self.socket.recv())
        return frame

    def acks(self, envelope: Json, payload: Json | None = None) -> None:
        answer = {"envelope_id": envelope["envelope_id"]}
        self.socket.send(json.dumps(answer | ({"payload": payload} if payload else {})))

    @property
    def descriptor(self) -> int:
        """What select() watches."""
        number: int = self.socket.fileno()  # type: ignore[no-untyped-call]
        return number

    def leaves(self) -> None:
        self.socket.shutdown()  # type: ignore[no-untyped-call]


Connect = Callable[[], App]


@pytest.fixture
def connect(slack: PreviewSlack, client: WebClient) -> Iterator[Connect]:
    """Opens connections, and closes them after the test."""
    apps: list[App] = []

    def open_connection() -> App:
        apps.append(App(client, slack.credentials.app_token))
        return apps[-1]

    yield open_connection
    for app in apps:
        app.leaves()


@pytest.fixture
def app(connect: Connect) -> App:
    return connect()


def test_a_new_connection_is_greeted_with_the_number_of_them(connect: Connect) -> None:
    first, second = connect(), connect()
    assert [(app.hello["type"], app.hello["num_connections"]) for app in (first, second)] == [
        ("hello", 1),
        ("hello", 2),
    ]


def test_the_answer_in_an_ack_is_shown_to_the_asker(slack: PreviewSlack, app: App) -> None:
    done = begin(slack, slack.user_actions.send(ALICE, RECRUITING, "/mlops define drift"))
    envelope = app.receives()
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert (envelope["payload"]["command"], envelope["payload"]["text"]) == ("/mlops", "define drift")
    app.acks(envelope, {"text": "Drift is when …"})
    done.result(SECONDS)
    assert [(message.text, message.only_for) for message in messages(slack)] == [("Drift is when …", ALICE)]


def test_an_answer_in_channel_is_shown_to_everyone(slack: PreviewSlack, app: App) -> None:
    done = begin(slack, slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    app.acks(app.receives(), {"text": "Hello", "response_type": "in_channel"})
    done.result(SECONDS)
    assert [(message.text, message.only_for) for message in messages(slack)] == [("Hello", None)]


def test_a_bare_ack_shows_nothing(slack: PreviewSlack, app: App) -> None:
    done = begin(slack, slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    app.acks(app.receives())
    done.result(SECONDS)
    assert messages(slack) == []
    assert [entry.ok for entry in logged(slack, "ack")] == [True]


def test_an_answer_beyond_the_limits_is_not_shown(slack: PreviewSlack, app: App) -> None:
    done = begin(slack, slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    app.acks(app.receives(), {"blocks": [{"type": "divider"}] * 51})
    done.result(SECONDS)
    (shown,) = messages(slack)
    assert (shown.user, shown.only_for, "invalid_blocks" in shown.text) == (SLACKBOT, ALICE, True)


def test_one_of_two_connections_gets_an_envelope(slack: PreviewSlack, connect: Connect) -> None:
    apps = {app.descriptor: app for app in (connect(), connect())}
    served = []
    for _ in range(4):
        done = begin(slack, slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
        ready, _, _ = select.select(list(apps), [], [], SECONDS)
        assert len(ready) == 1
        apps[ready[0]].acks(apps[ready[0]].receives())
        done.result(SECONDS)
        assert select.select(list(apps), [], [], 0)[0] == []
        served.append(ready[0])
    assert set(served) == set(apps)


def test_a_used_ticket_opens_no_second_connection(app: App) -> None:
    with pytest.raises(WebSocketBadStatusException) as refused:
        create_connection(app.url, timeout=SECONDS)
    assert refused.value.status_code == 403


@pytest.mark.parametrize("query", ["", "?ticket=", "?ticket=made-up"])
def test_an_unknown_ticket_opens_no_connection(slack: PreviewSlack, query: str) -> None:
    with pytest.raises(WebSocketBadStatusException) as refused:
        create_connection(f"{slack.url.replace('http', 'ws')}/socket{query}", timeout=SECONDS)
    assert refused.value.status_code == 403


def test_a_command_that_is_not_acked_in_three_seconds_has_failed(slack: PreviewSlack, app: App) -> None:
    done = begin(slack, slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    envelope = app.receives()
    done.result(SECONDS)
    app.acks(envelope, {"text": "too late"})
    (shown,) = messages(slack)
    assert (shown.user, shown.only_for) == (SLACKBOT, ALICE)
    assert "/mlops failed with the error “operation_timeout”" in shown.text
    (ack,) = logged(slack, "ack")
    assert (ack.ok, ack.answer, (ack.ms or 0) >= 2900) == (False, {"error": "operation_timeout"}, True)


def test_a_command_fails_at_once_when_no_app_is_connected(slack: PreviewSlack) -> None:
    slack.run(slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    (shown,) = messages(slack)
    assert (shown.user, "dispatch_failed" in shown.text) == (SLACKBOT, True)


def test_a_click_that_is_not_acked_tells_the_person(slack: PreviewSlack, impatient: None, app: App) -> None:
    message, action = button(slack)
    begin(slack, slack.user_actions.click(ALICE, message, action)).result(SECONDS)
    assert app.receives()["payload"]["actions"][0]["action_id"] == "go"
    assert [(shown.user, shown.only_for) for shown in messages(slack)[1:]] == [(SLACKBOT, ALICE)]


def test_an_event_that_is_not_acked_is_delivered_three_more_times(
    slack: PreviewSlack, impatient: None, app: App
) -> None:
    slack.run(slack.user_actions.send(ALICE, direct(slack), "hello"))
    tries = [app.receives() for _ in range(4)]
    assert [envelope["retry_attempt"] for envelope in tries] == [0, 1, 2, 3]
    assert [bool(envelope["retry_reason"]) for envelope in tries] == [False, True, True, True]
    assert len({envelope["payload"]["event_id"] for envelope in tries}) == 1
    assert len({envelope["envelope_id"] for envelope in tries}) == 4
    assert eventually(lambda: [entry.ok for entry in logged(slack, "ack")] == [False] * 4)
    begin(slack, slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    assert app.receives()["type"] == "slash_commands"  # and not a fifth try


def test_the_reason_for_a_redelivery_over_socket_mode_is_a_timeout(
    slack: PreviewSlack, impatient: None, app: App
) -> None:
    slack.run(slack.user_actions.send(ALICE, direct(slack), "hello"))
    assert [app.receives()["retry_reason"] for _ in range(2)] == ["", "timeout"]


def test_an_event_is_delivered_until_it_is_acked(slack: PreviewSlack, impatient: None, app: App) -> None:
    slack.run(slack.user_actions.send(ALICE, direct(slack), "hello"))
    app.receives()
    app.acks(app.receives())
    assert eventually(lambda: [entry.ok for entry in logged(slack, "ack")] == [False, True])
    begin(slack, slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    assert app.receives()["type"] == "slash_commands"


def test_an_event_waits_for_an_app_that_comes_back(connect: Connect, slack: PreviewSlack) -> None:
    slack.delivery.retry_delays = (0.02,) * 500
    slack.run(slack.user_actions.send(ALICE, direct(slack), "anyone there?"))
    envelope = connect().receives()
    assert (envelope["payload"]["event"]["text"], envelope["retry_attempt"] > 0) == ("anyone there?", True)


def test_slack_asks_for_a_fresh_connection(slack: PreviewSlack, app: App) -> None:
    slack.run(slack.socket_mode.disconnect())
    assert app.receives() | {"debug_info": {}} == {
        "type": "disconnect",
        "reason": "refresh_requested",
        "debug_info": {},
    }


# What is delivered -----------------------------------------------------------------------------------------------


def test_a_mention_is_delivered_where_the_bot_is_a_member(slack: PreviewSlack, app: App) -> None:
    done = begin(slack, slack.user_actions.send(ALICE, RECRUITING, f"<@{slack.workspace.bot.id}> what is drift?"))
    envelope = app.receives()
    app.acks(envelope)
    done.result(SECONDS)
    event = envelope["payload"]["event"]
    assert (event["type"], event["user"], event["channel"]) == ("app_mention", ALICE, RECRUITING)


def test_a_mention_where_the_bot_is_no_member_only_gets_a_hint(slack: PreviewSlack, app: App) -> None:
    slack.run(slack.user_actions.send(ALICE, GENERAL, f"<@{slack.workspace.bot.id}> what is drift?"))
    hint = messages(slack, GENERAL)[-1]
    assert (hint.user, hint.only_for, "not in this channel" in hint.text) == (SLACKBOT, ALICE, True)
    assert logged(slack, "envelope") == []


def test_talk_among_people_is_not_delivered(slack: PreviewSlack, app: App) -> None:
    slack.run(slack.user_actions.send(ALICE, RECRUITING, "lunch?"))
    assert logged(slack, "envelope") == []


def test_a_command_that_the_manifest_does_not_name_is_not_delivered(slack: PreviewSlack, app: App) -> None:
    slack.run(slack.user_actions.send(ALICE, RECRUITING, "/weather"))
    (shown,) = messages(slack)
    assert (shown.user, "`/weather` is not a valid command" in shown.text) == (SLACKBOT, True)
    assert logged(slack, "envelope") == []


def acts_all(slack: PreviewSlack) -> None:
    """Everything that makes an event."""
    slack.run(slack.user_actions.send(ALICE, direct(slack), "hello"))
    slack.run(slack.user_actions.send(ALICE, RECRUITING, f"<@{slack.workspace.bot.id}> hello"))
    slack.run(slack.user_actions.open_home(ALICE))


@pytest.mark.parametrize(
    ("manifest", "delivered"),
    [
        pytest.param({}, ["message", "app_mention", "app_home_opened"], id="as-it-is"),
        pytest.param({"events": frozenset()}, [], id="no-subscription"),
        pytest.param({"events": frozenset({"app_mention"})}, ["app_mention"], id="mentions-only"),
        pytest.param({"scopes": frozenset({"im:history"})}, ["message", "app_home_opened"], id="no-scope-for-mentions"),
    ],
)
def test_events_are_delivered_as_far_as_the_manifest_asks_for_them(manifest: Any, delivered: list[str]) -> None:
    asked: Manifest = replace(read_manifest(), **manifest)
    with PreviewSlack(manifest=asked, retry_delays=()) as slack:
        acts_all(slack)
        assert [entry.name.removeprefix("events_api ") for entry in logged(slack, "envelope")] == delivered


def test_a_command_is_not_delivered_without_its_scope() -> None:
    with PreviewSlack(manifest=replace(read_manifest(), scopes=frozenset({"chat:write"}))) as slack:
        slack.run(slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
        assert logged(slack, "envelope") == []


def test_a_click_is_not_delivered_without_interactivity() -> None:
    with PreviewSlack(manifest=replace(read_manifest(), interactive=False)) as slack:
        slack.run(slack.user_actions.click(ALICE, *button(slack)))
        assert logged(slack, "envelope") == []


def test_a_shortcut_that_the_manifest_does_not_name_is_not_delivered(slack: PreviewSlack) -> None:
    slack.run(slack.user_actions.shortcut(ALICE, "not-in-the-manifest"))
    assert logged(slack, "envelope") == []


def test_a_command_in_a_thread_is_refused(slack: PreviewSlack, client: WebClient) -> None:
    thread = client.chat_postMessage(channel=RECRUITING, text="x")["ts"]
    slack.run(slack.user_actions.send(ALICE, RECRUITING, "/mlops", thread_ts=thread))
    assert "is not supported in threads" in messages(slack)[-1].text


def test_what_a_person_typed_is_delivered_escaped(slack: PreviewSlack, app: App) -> None:
    alice = UserDriver(slack, "Alice")
    alice.goes_to_the_bot()
    slack.delivery.retry_delays = ()
    typing = Thread(target=alice.types, args=("CI & CD <3 >",))
    typing.start()
    envelope = app.receives()
    app.acks(envelope)
    typing.join(SECONDS)
    assert envelope["payload"]["event"]["text"] == "CI &amp; CD &lt;3 &gt;"


def test_a_submission_pushes_no_more_than_three_modals(slack: PreviewSlack, app: App) -> None:
    view: Json = {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": []}

    async def open_modal() -> None:
        slack.workspace.push_onto(ALICE, view)

    slack.run(open_modal())
    for _ in range(3):
        done = begin(slack, slack.user_actions.submit(ALICE, slack.workspace.modals[ALICE][-1], {"values": {}}))
        app.acks(app.receives(), {"response_action": "push", "view": view})
        done.result(SECONDS)
    assert len(slack.workspace.modals[ALICE]) == 3


# HTTP ------------------------------------------------------------------------------------------------------------


@dataclass
class Receiver:
    """A tiny web server in the place of the app. Answers what `answers` holds, then 200 and nothing."""

    url: str = ""
    requests: "Queue[tuple[dict[str, str], str]]" = field(default_factory=Queue)
    answers: list[tuple[int, str, str]] = field(default_factory=list)  # status, content type, body

    def receives(self) -> tuple[dict[str, str], str]:
        """Headers with names in lower case, and the body."""
        return self.requests.get(timeout=SECONDS)


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            status, content_type, answer = receiver.answers.pop(0) if receiver.answers else (200, "text/plain", "")
            self.send_response(status)
            self.send_header("content-type", content_type)
            self.send_header("content-length", str(len(answer.encode())))
            self.end_headers()
            self.wfile.write(answer.encode())
            receiver.requests.put(({name.lower(): value for name, value in self.headers.items()}, body))

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}/slack/events"
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join(SECONDS)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def http_slack(receiver: Receiver) -> Iterator[PreviewSlack]:
    """A stand-in that delivers over HTTP."""
    with PreviewSlack(request_url=receiver.url, retry_delays=QUICK) as slack:
        yield slack


def test_every_request_is_signed(http_slack: PreviewSlack, receiver: Receiver) -> None:
    genuine, other = SignatureVerifier(http_slack.credentials.signing_secret), SignatureVerifier("another secret")
    http_slack.run(http_slack.user_actions.send(ALICE, RECRUITING, "/mlops define “drift”"))
    http_slack.run(http_slack.user_actions.send(ALICE, direct(http_slack), "what is “drift”?"))
    http_slack.run(http_slack.user_actions.click(ALICE, *button(http_slack)))
    for _ in range(3):
        headers, body = receiver.receives()
        assert genuine.is_valid_request(body, headers)
        assert not genuine.is_valid_request(f"{body} ", headers)
        assert not other.is_valid_request(body, headers)


def test_a_command_comes_as_a_form(http_slack: PreviewSlack, receiver: Receiver) -> None:
    http_slack.run(http_slack.user_actions.send(ALICE, RECRUITING, "/mlops define a & b"))
    headers, body = receiver.receives()
    form = {name: value for name, (value,) in parse_qs(body).items()}
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert (form["command"], form["text"], form["user_id"]) == ("/mlops", "define a & b", ALICE)
    assert form["response_url"].startswith(http_slack.url)


def test_a_click_comes_as_json_in_a_form(http_slack: PreviewSlack, receiver: Receiver) -> None:
    http_slack.run(http_slack.user_actions.click(ALICE, *button(http_slack)))
    headers, body = receiver.receives()
    payload = json.loads(parse_qs(body)["payload"][0])
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert (payload["type"], payload["actions"][0]["action_id"]) == ("block_actions", "go")


def test_an_event_comes_as_json(http_slack: PreviewSlack, receiver: Receiver) -> None:
    http_slack.run(http_slack.user_actions.send(ALICE, direct(http_slack), "hello"))
    headers, body = receiver.receives()
    assert headers["content-type"] == "application/json"
    assert "x-slack-retry-num" not in headers
    assert (json.loads(body)["type"], json.loads(body)["event"]["text"]) == ("event_callback", "hello")


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        pytest.param((200, "application/json", '{"text": "Hello"}'), ["Hello"], id="json"),
        pytest.param((200, "text/plain", "Hello"), ["Hello"], id="text"),
        pytest.param((200, "text/plain", ""), [], id="nothing"),
    ],
)
def test_the_answer_to_a_command_is_shown(
    http_slack: PreviewSlack, receiver: Receiver, answer: tuple[int, str, str], shown: list[str]
) -> None:
    receiver.answers.append(answer)
    http_slack.run(http_slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    assert [message.text for message in messages(http_slack)] == shown


@pytest.mark.parametrize("status", [404, 500, 503])
def test_a_command_that_is_answered_with_an_error_has_failed(
    http_slack: PreviewSlack, receiver: Receiver, status: int
) -> None:
    receiver.answers.append((status, "text/plain", "oops"))
    http_slack.run(http_slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    (shown,) = messages(http_slack)
    assert (shown.user, shown.only_for, "/mlops failed" in shown.text) == (SLACKBOT, ALICE, True)
    assert [entry.ok for entry in logged(http_slack, "ack")] == [False]


def test_a_command_that_is_answered_with_broken_json_has_failed(http_slack: PreviewSlack, receiver: Receiver) -> None:
    receiver.answers.append((200, "application/json", "{"))
    http_slack.run(http_slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    assert [message.user for message in messages(http_slack)] == [SLACKBOT]


def test_an_event_that_is_answered_with_an_error_is_repeated(http_slack: PreviewSlack, receiver: Receiver) -> None:
    receiver.answers += [(500, "text/plain", "")] * 2
    http_slack.run(http_slack.user_actions.send(ALICE, direct(http_slack), "hello"))
    tries = [receiver.receives() for _ in range(3)]
    assert [headers.get("x-slack-retry-num") for headers, _ in tries] == [None, "1", "2"]
    assert [headers.get("x-slack-retry-reason") for headers, _ in tries] == [None, "http_error", "http_error"]
    assert len({json.loads(body)["event_id"] for _, body in tries}) == 1
    verifier = SignatureVerifier(http_slack.credentials.signing_secret)
    assert all(verifier.is_valid_request(body, headers) for headers, body in tries)


def test_an_app_that_cannot_be_reached_is_told_so_later() -> None:
    with receiving() as receiver, PreviewSlack(request_url=receiver.url, retry_delays=QUICK) as slack:
        reachable = slack.delivery.transport
        slack.delivery.transport = bot.preview.delivery.SignedHttp("http://127.0.0.1:1/", "secret")
        slack.run(slack.user_actions.send(ALICE, direct(slack), "hello"))
        slack.run(slack.delivery.transport.close())
        slack.delivery.transport = reachable
        assert receiver.receives()[0]["x-slack-retry-reason"] == "connection_failed"


def test_any_success_acks_an_event(http_slack: PreviewSlack, receiver: Receiver) -> None:
    receiver.answers.append((202, "text/plain", ""))
    http_slack.run(http_slack.user_actions.send(ALICE, direct(http_slack), "hello"))
    assert [entry.ok for entry in logged(http_slack, "ack")] == [True]


# Faults ----------------------------------------------------------------------------------------------------------


def test_dropping_cuts_the_connection_without_a_word(slack: PreviewSlack, app: App) -> None:
    slack.run(slack.socket_mode.drop())
    with pytest.raises((WebSocketConnectionClosedException, ConnectionError)):
        app.receives()
    assert eventually(lambda: not slack.socket_mode.connected.is_set())


def test_connections_are_refused_for_a_while(slack: PreviewSlack, client: WebClient, clock: Clock) -> None:
    token = slack.credentials.app_token
    slack.faults.clock = clock
    url = client.apps_connections_open(app_token=token)["url"]
    slack.faults.refuse_connections(10)
    clock.passes(9)
    assert refused_with(lambda: client.apps_connections_open(app_token=token))["error"] == "internal_error"
    with pytest.raises(WebSocketBadStatusException):
        create_connection(url, timeout=SECONDS)
    clock.passes(2)
    again = App(client, token)
    assert again.hello["type"] == "hello"
    again.leaves()


def test_a_call_too_many_is_told_when_to_come_back(slack: PreviewSlack, client: WebClient) -> None:
    slack.faults.rate_limited, slack.faults.retry_after = 2, 7
    for _ in range(2):
        refused = refused_with(client.auth_test)
        headers = {name.lower(): value for name, value in refused.headers.items()}
        assert (refused.status_code, refused["error"], headers["retry-after"]) == (429, "ratelimited", "7")
    assert client.auth_test()["ok"]


def test_slack_is_out_of_order_for_a_call(slack: PreviewSlack, client: WebClient) -> None:
    slack.faults.server_errors = 1
    refused = refused_with(client.auth_test)
    assert (refused.status_code, refused["error"]) == (503, "service_unavailable")
    assert client.auth_test()["ok"]


def test_slack_answers_slowly_until_the_fault_is_cleared(slack: PreviewSlack, client: WebClient) -> None:
    slack.faults.slow_seconds = 0.1
    client.auth_test()
    slack.faults.clear()
    client.auth_test()
    slow, quick = (entry.ms or 0 for entry in logged(slack, "web_api"))
    assert slow >= 99
    assert slow > quick


def test_an_event_is_delivered_twice(slack: PreviewSlack, app: App) -> None:
    slack.faults.duplicates = 1
    done = begin(slack, slack.user_actions.send(ALICE, direct(slack), "hello"))
    both = [app.receives(), app.receives()]
    for envelope in both:
        app.acks(envelope)
    done.result(SECONDS)
    assert sorted(envelope["retry_attempt"] for envelope in both) == [0, 1]
    assert len({envelope["payload"]["event_id"] for envelope in both}) == 1
    assert len({envelope["envelope_id"] for envelope in both}) == 2


def test_an_event_whose_ack_is_lost_is_delivered_again(slack: PreviewSlack, app: App) -> None:
    slack.faults.lost_acks = 1
    done = begin(slack, slack.user_actions.send(ALICE, direct(slack), "hello"))
    first = app.receives()
    app.acks(first)
    second = app.receives()
    app.acks(second)
    done.result(SECONDS)
    assert first["payload"]["event_id"] == second["payload"]["event_id"]
    assert eventually(lambda: [entry.ok for entry in logged(slack, "ack")] == [False, True])


def test_a_command_whose_ack_is_lost_has_failed(slack: PreviewSlack, app: App) -> None:
    slack.faults.lost_acks = 1
    done = begin(slack, slack.user_actions.send(ALICE, RECRUITING, "/mlops"))
    app.acks(app.receives(), {"text": "lost"})
    done.result(SECONDS)
    assert [message.user for message in messages(slack)] == [SLACKBOT]
