"""Serving HTTP: what is let in and what is not."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.answerer import Current
from tests.conftest import on_http


@pytest.fixture(scope="module")
def served(current: Current) -> tuple[str, str]:  # type: ignore[misc]
    """The address of the bot, and the signing secret."""
    with on_http(current) as slack:
        yield slack.request_url, slack.credentials.signing_secret


def post(url: str, body: str, headers: Mapping[str, str]) -> tuple[int, str]:
    request = urllib.request.Request(url, body.encode(), dict(headers))  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def signed(secret: str, body: str, at: float) -> dict[str, str]:
    timestamp = str(int(at))
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body)
    return {
        "content-type": "application/json",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signature or "",
    }


CHALLENGE = json.dumps({"type": "url_verification", "challenge": "abc123", "token": "t"})


def test_slacks_challenge_is_answered(served: tuple[str, str]) -> None:
    url, secret = served
    status, text = post(url, CHALLENGE, signed(secret, CHALLENGE, time.time()))
    assert (status, "abc123" in text) == (200, True)


@pytest.mark.parametrize(
    ("secret", "age"), [("f" * 32, 0), (None, 60 * 6)], ids=["another secret", "a request of six minutes ago"]
)
def test_what_is_not_signed_as_slack_signs_is_refused(served: tuple[str, str], secret: str | None, age: int) -> None:
    url, right = served
    status, _ = post(url, CHALLENGE, signed(secret or right, CHALLENGE, time.time() - age))
    assert status == 401


def test_without_a_signature_nothing_is_answered(served: tuple[str, str]) -> None:
    status, text = post(served[0], CHALLENGE, {"content-type": "application/json"})
    assert status == 401
    assert "abc123" not in text


def test_other_paths_are_not_found(served: tuple[str, str]) -> None:
    status, _ = post(served[0] + "/else", CHALLENGE, {})
    assert status == 404
