"""Requests as Slack signs them, and as others do not."""

import hmac
import http.client
import json
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """https://docs.slack.dev/authentication/verifying-requests-from-slack"""
    return "v0=" + hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, "sha256").hexdigest()


@dataclass(frozen=True)
class Served:
    """A bot that serves HTTP, seen from outside."""

    url: str
    secret: str

    @property
    def address(self) -> tuple[str, int]:
        parts = urlsplit(self.url)
        assert parts.hostname
        assert parts.port
        return parts.hostname, parts.port

    def request(
        self,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        path: str = "/slack/events",
        method: str = "POST",
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(*self.address, timeout=10)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def signed(
        self, body: bytes, content_type: str = JSON, *, age: float = 0, secret: str = "", **more: str
    ) -> tuple[int, bytes]:
        return self.request(body, self.headers(body, content_type, age=age, secret=secret) | more)

    def headers(self, body: bytes, content_type: str = JSON, *, age: float = 0, secret: str = "") -> dict[str, str]:
        timestamp = str(int(time.time() - age))
        return {
            "content-type": content_type,
            "x-slack-request-timestamp": timestamp,
            "x-slack-signature": signature(secret or self.secret, timestamp, body),
        }

    def command(self, text: str, **fields: str) -> tuple[int, dict[str, Any]]:
        """Type `/mlops text`, and get the ack."""
        form = {"command": "/mlops", "text": text, "user_id": "U0ALICE", "channel_id": "C0RECRUIT", "team_id": "T0TEAM"}
        status, body = self.signed(urlencode({**form, **fields}).encode(), FORM)
        return status, json.loads(body)

    def connect(self) -> socket.socket:
        return socket.create_connection(self.address, timeout=20)
