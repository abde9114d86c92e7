"""What is let in over HTTP, what is not, and what the log keeps of it."""

import json
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.serving.signed import FORM, JSON, Served, signature

CHALLENGE = json.dumps({"type": "url_verification", "challenge": "abc123", "token": "t"}).encode()
SECRET_WORDS = "my private words"


def test_slacks_challenge_is_answered(served: Served) -> None:
    status, body = served.signed(CHALLENGE)
    assert status == 200
    assert b"abc123" in body


def test_a_command_is_answered_in_the_ack(served: Served) -> None:
    status, ack = served.command("define mlops")
    assert status == 200
    assert ack["blocks"]


@pytest.mark.parametrize(
    ("secret", "age"),
    [("f" * 32, 0), ("", 60 * 6), ("", -60 * 6)],
    ids=["another secret", "a request of six minutes ago", "a request from the future"],
)
def test_what_is_not_signed_as_slack_signs_is_refused(served: Served, secret: str, age: int) -> None:
    status, body = served.signed(CHALLENGE, secret=secret, age=age)
    assert status == 401
    assert b"abc123" not in body


@pytest.mark.parametrize("timestamp", ["", "x", "1e9", "-1", "²", str(10**400), "99999999999999999999", " 1 "])
def test_a_timestamp_that_is_none_is_refused(served: Served, timestamp: str) -> None:
    headers = {"content-type": JSON, "x-slack-signature": signature(served.secret, timestamp, CHALLENGE)}
    assert served.request(CHALLENGE, headers | {"x-slack-request-timestamp": timestamp})[0] == 401


@pytest.mark.parametrize("wrong", ["", "v0=", "v0=é", "v1=" + "0" * 64, "é" * 67])
def test_a_signature_that_is_none_is_refused(served: Served, wrong: str) -> None:
    assert served.request(CHALLENGE, served.headers(CHALLENGE) | {"x-slack-signature": wrong})[0] == 401


def test_without_a_signature_nothing_is_answered(served: Served) -> None:
    status, body = served.request(CHALLENGE, {"content-type": JSON})
    assert status == 401
    assert b"abc123" not in body


# Malformed, and signed all the same -----------------------------------------------------------------------------------

EVENT = {"type": "event_callback", "event_id": "Ev1", "team_id": "T0TEAM", "api_app_id": "A0"}
MENTION = {"type": "app_mention", "user": "U0ALICE", "channel": "C0RECRUIT", "text": SECRET_WORDS, "ts": "1.2"}
DEEP = 100_000
MALFORMED = {
    "half an object": (b'{"type":', JSON),
    "a list": (b"[]", JSON),
    "a number": (b"1", JSON),
    "nested deep": (b"[" * DEEP + b"]" * DEEP, JSON),
    "objects nested deep": (b'{"a":' * DEEP + b"1" + b"}" * DEEP, JSON),
    "no UTF-8": (b'{"type": "\xff\xfe"}', JSON),
    "a number of 5,000 digits": (b'{"type": "x", "n": ' + b"9" * 5000 + b".}", JSON),
    "an event that is null": (json.dumps({**EVENT, "event": None}).encode(), JSON),
    "an event that is a list": (json.dumps({**EVENT, "event": [SECRET_WORDS]}).encode(), JSON),
    "an event without a type": (json.dumps({**EVENT, "event": {"text": SECRET_WORDS}}).encode(), JSON),
    "no event": (json.dumps(EVENT).encode(), JSON),
    "a text that is a list": (json.dumps({**EVENT, "event": {**MENTION, "text": [SECRET_WORDS]}}).encode(), JSON),
    "a payload that is a list": (urlencode({"payload": "[]"}).encode(), FORM),
    "a payload that is empty": (b"payload=", FORM),
    "clicks without a click": (
        urlencode({"payload": json.dumps({"type": "block_actions", "actions": []})}).encode(),
        FORM,
    ),
    "a click that is a text": (
        urlencode({"payload": json.dumps({"type": "block_actions", "actions": [SECRET_WORDS]})}).encode(),
        FORM,
    ),
    "a form that is no UTF-8": (b"command=%2Fmlops&text=%ff", FORM),
    "a form with raw bytes": (b"command=%2Fmlops&text=\xff", FORM),
    "a form of 1,000 fields": (b"&".join(b"a%d=1" % number for number in range(1000)), FORM),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_malformed_is_refused_in_one_line(served: Served, name: str, caplog: pytest.LogCaptureFixture) -> None:
    status, _ = served.signed(*MALFORMED[name])
    assert status == 400
    [record] = caplog.records
    assert record.exc_info is None
    assert SECRET_WORDS not in caplog.text


FIELDS = sorted({*EVENT, *MENTION, "event", "actions", "view", "container", "message", "command", "payload"})
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["event_callback", "block_actions", "im"]),
    lambda part: st.lists(part) | st.dictionaries(st.sampled_from(FIELDS), part),
)


@given(payload=ANYTHING)
def test_whatever_is_signed_gets_no_5xx(served: Served, payload: object) -> None:
    assert served.signed(json.dumps(payload).encode())[0] < 500


@given(text=st.text(st.characters(exclude_categories=[]), max_size=50))
def test_any_unicode_is_answered(served: Served, text: str) -> None:
    """A JSON body may hold half of an emoji, which no UTF-8 can."""
    event = {**EVENT, "event_id": str(hash(text)), "event": {**MENTION, "type": "nobody_listens_to_this", "text": text}}
    assert served.signed(json.dumps(event).encode())[0] == 200


def test_an_event_that_nobody_listens_to_is_acknowledged(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    event = {**EVENT, "event": {"type": "reaction_added", "user": "U0ALICE", "text": SECRET_WORDS}}
    assert served.signed(json.dumps(event).encode())[0] == 200
    assert not caplog.records


# Too much -------------------------------------------------------------------------------------------------------------


def test_a_body_of_2_mib_is_refused_before_it_is_read(served: Served) -> None:
    with served.connect() as connection:
        connection.sendall(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 2097152\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


def test_a_body_that_tells_no_length_is_refused_as_it_grows(served: Served) -> None:
    with served.connect() as connection:
        connection.sendall(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        sent = 0
        try:
            while sent < 64 * 1024 * 1024:
                connection.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
                sent += 0x10000
        except OSError:
            pass
        assert sent < 8 * 1024 * 1024


# Other ways in --------------------------------------------------------------------------------------------------------


def test_other_paths_and_methods_are_refused(served: Served) -> None:
    assert served.request(CHALLENGE, path="/slack/events/else")[0] == 404
    assert served.request(method="GET")[0] == 405
    assert served.request(method="PUT", body=CHALLENGE)[0] == 405


def test_a_websocket_is_refused(served: Served) -> None:
    upgrade = {
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec-websocket-key": "x" * 24,
        "sec-websocket-version": "13",
    }
    assert served.request(headers=upgrade, method="GET")[0] == 405


def test_a_header_that_is_no_utf_8_is_refused(served: Served) -> None:
    with served.connect() as connection:
        connection.sendall(
            b"POST /slack/events HTTP/1.1\r\nHost: x\r\nX-Slack-Signature: \xff\xfe\r\nContent-Length: 0\r\n\r\n"
        )
        assert connection.recv(100).startswith(b"HTTP/1.1 401")
