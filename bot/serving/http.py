"""The door: what comes in over HTTP is proven to be Slack's before anything else looks at it."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt import App

from bot.serving.http_response import JSON, TEXT, Page, Response
from bot.serving.payload import MalformedError, Payload, read_body
from bot.serving.receive import SlashAnswer, answer_at_once, dispatch
from bot.serving.signature import is_genuine

log = logging.getLogger("bot.serving.http")

PATH = "/slack/events"
MAX_BODY = 1024 * 1024  # bytes; Slack's largest deliveries, views with all their state, stay under 300 KB
ACK_THREADS = 8  # Bolt's ack functions run there, so that none holds up the others

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]


class RefusedError(Exception):
    """The request is answered with this status, and the connection ends."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Gone(Exception):
    """The client left before its request was complete."""


class Door:
    """An ASGI application. Slack's requests at PATH; beside them, `pages` that anyone may read.

    A command whose answer is known at once never reaches Bolt. Everything else waits for `open`; until then Slack hears
    503, and delivers its events again.
    """

    def __init__(
        self,
        signing_secret: str,
        slash_answer: SlashAnswer,
        *,
        pages: Mapping[str, Page] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Without a signing secret there are only the pages."""
        self.app: App | None = None
        self._secret = signing_secret.encode()
        self._slash_answer = slash_answer
        self._acks = ThreadPoolExecutor(ACK_THREADS, thread_name_prefix="ack")
        self._pages = pages or {}
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response, closing = await self._respond(scope, receive), False
        except Gone:
            return
        except RefusedError as refusal:
            log.warning("Refused a request with %d: %s", refusal.status, refusal)
            response, closing = Response(refusal.status, b"refused\n"), True
        headers = [(b"content-type", response.content_type), (b"content-length", b"%d" % len(response.body))]
        if closing:  # whatever else the client has to send is not read
            headers.append((b"connection", b"close"))
        await send({"type": "http.response.start", "status": response.status, "headers": headers})
        await send({"type": "http.response.body", "body": response.body})

    async def _respond(self, scope: Scope, receive: Receive) -> Response:
        """Raises RefusedError, and Gone."""
        if scope["path"] != PATH or not self._secret:
            return await self._page(scope)
        if scope["method"] != "POST":
            raise RefusedError(405, "not a POST")
        headers = dict(scope["headers"])
        body = await _read(receive, headers.get(b"content-length", b""))
        timestamp, signature = headers.get(b"x-slack-request-timestamp", b""), headers.get(b"x-slack-signature", b"")
        if not is_genuine(self._secret, timestamp, signature, body, self._clock()):
            raise RefusedError(401, "not signed by Slack, or too old")
        try:
            payload = read_body(body, headers.get(b"content-type", b""))
            if "command" in payload and (answer := answer_at_once(self._slash_answer, payload)) is not None:
                return Response(200, answer.encode(), JSON)
            return await self._bolt(payload, headers)
        except MalformedError as error:
            raise RefusedError(400, str(error)) from None

    async def _page(self, scope: Scope) -> Response:
        page = self._pages.get(scope["path"])
        if page is None:
            raise RefusedError(404, "no such path")
        if scope["method"] not in ("GET", "HEAD"):
            raise RefusedError(405, "not a GET")
        return await page()

    async def _bolt(self, payload: Payload, headers: Mapping[bytes, bytes]) -> Response:
        if self.app is None:
            raise RefusedError(503, "Slack has not taken the bot's token yet")
        retry_num, retry_reason = (
            headers.get(name, b"").decode("latin-1") for name in (b"x-slack-retry-num", b"x-slack-retry-reason")
        )
        response = await asyncio.get_running_loop().run_in_executor(
            self._acks, dispatch, self.app, payload, retry_num, retry_reason
        )
        content_type = response.headers.get("content-type", [TEXT.decode()])[0]
        return Response(response.status, response.body.encode(), content_type.encode("latin-1"))


async def _read(receive: Receive, announced: bytes) -> bytes:
    """The whole body. Raises RefusedError as soon as it is too long, Gone when the client leaves."""
    if announced.isdigit() and int(announced[:12]) > MAX_BODY:
        raise RefusedError(413, "the body is too long")
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        body += message.get("body", b"")
        if len(body) > MAX_BODY:
            raise RefusedError(413, "the body is too long")
        more = message.get("more_body", False)
    return body
