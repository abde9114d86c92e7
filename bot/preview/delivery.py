"""Slack's side of a delivery: an envelope to one connection, three seconds for the ack, events repeated without one."""

import asyncio
import json
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal, Protocol
from urllib.parse import urlencode

from aiohttp import ClientConnectionError, ClientError, ClientSession, ClientTimeout, web
from slack_sdk.signature import SignatureVerifier

from bot.preview.faults import Faults
from bot.preview.log import Log

ACK_TIMEOUT = 3.0  # seconds, https://docs.slack.dev/interactivity/handling-user-interaction
# Slack tries again almost at once, after a minute and after five: https://docs.slack.dev/apis/events-api
RETRY_DELAYS = (0.0, 60.0, 300.0)

GRACE = 10.0  # seconds between the notice that a connection ends and its end

EnvelopeType = Literal["slash_commands", "events_api", "interactive"]


class NotAcknowledged(Exception):
    """The app did not answer as Slack wants; the text is what Slack tells the person who typed a command."""

    def __init__(self, told: str, retry_reason: str) -> None:
        super().__init__(told)
        self.retry_reason = retry_reason  # what Slack tells the app when it repeats an event


@dataclass(frozen=True)
class Envelope:
    type: EnvelopeType
    name: str  # what the log calls it
    payload: dict[str, Any]
    retry_num: int = 0
    retry_reason: str = ""


class Transport(Protocol):
    async def send(self, envelope: Envelope) -> Any:
        """Deliver, and give the ack's payload (None where it is bare). Raises NotAcknowledged."""


class SocketMode:
    """Delivers over websockets that the app opened. https://docs.slack.dev/apis/events-api/using-socket-mode"""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._connections: list[web.WebSocketResponse] = []
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self.connected = asyncio.Event()

    def new_ticket(self) -> str:
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection, as long as it lasts."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets or self._faults.refusing_connections:
            raise web.HTTPForbidden(text="this connection is refused")
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        if self._faults.take("mute_connections"):
            async for _ in socket:  # until the app gives up
                pass
            return socket
        self._connections.append(socket)
        await socket.send_json({"type": "hello", "num_connections": len(self._connections), "connection_info": {}})
        self.connected.set()
        try:
            async for message in socket:
                self._receive(message.data)
        finally:
            with suppress(ValueError):  # it fell silent before
                self._connections.remove(socket)
            if not self._connections:
                self.connected.clear()
        return socket

    def _receive(self, frame: str) -> None:
        """An ack. Anything else an app may send means nothing to Slack."""
        try:
            answer = json.loads(frame)
        except ValueError:
            return
        if not isinstance(answer, dict):
            return
        waiting = self._waiting.pop(answer.get("envelope_id", ""), None)
        if waiting and not waiting.done():
            waiting.set_result(answer.get("payload"))

    async def send(self, envelope: Envelope) -> Any:
        if not self._connections:
            raise NotAcknowledged("dispatch_failed", "connection_failed")
        socket = self._connections[0]
        self._connections.append(self._connections.pop(0))  # the next envelope goes to the next connection
        envelope_id = secrets.token_hex(16)
        body: dict[str, Any] = {
            "envelope_id": envelope_id,
            "type": envelope.type,
            "accepts_response_payload": envelope.type != "events_api",
            "payload": envelope.payload,
        }
        if envelope.type == "events_api":
            body |= {"retry_attempt": envelope.retry_num, "retry_reason": envelope.retry_reason}
        waiting = self._waiting[envelope_id] = asyncio.get_running_loop().create_future()
        try:
            await socket.send_json(body)
            return await asyncio.wait_for(waiting, ACK_TIMEOUT)
        except (TimeoutError, ConnectionError):
            raise NotAcknowledged("operation_timeout", "timeout") from None
        finally:
            self._waiting.pop(envelope_id, None)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every connection to make a fresh one, as Slack does every few hours."""
        for socket in list(self._connections):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {}})
            asyncio.get_running_loop().call_later(GRACE, self._end, socket)

    def _end(self, socket: web.WebSocketResponse) -> None:
        self._ending = asyncio.ensure_future(socket.close())

    async def fall_silent(self) -> None:
        """Read and say nothing more on the connections there are, without ending them."""
        for socket in list(self._connections):
            self._connections.remove(socket)
            if transport := socket._req and socket._req.transport:
                transport.pause_reading()
        self.connected.clear()

    async def drop(self) -> None:
        """Cut every connection without a word."""
        for socket in list(self._connections):
            if transport := socket._req and socket._req.transport:
                transport.abort()


class SignedHttp:
    """Delivers as signed POST requests. https://docs.slack.dev/authentication/verifying-requests-from-slack"""

    def __init__(self, request_url: str, signing_secret: str) -> None:
        self._request_url = request_url
        self._verifier = SignatureVerifier(signing_secret)
        self._session: ClientSession | None = None

    async def send(self, envelope: Envelope) -> Any:
        self._session = self._session or ClientSession(timeout=ClientTimeout(ACK_TIMEOUT))
        body, content_type = self._encode(envelope)
        headers = {"content-type": content_type, **self._signature(body)}
        if envelope.retry_num:
            headers |= {"x-slack-retry-num": str(envelope.retry_num), "x-slack-retry-reason": envelope.retry_reason}
        try:
            async with self._session.post(self._request_url, data=body, headers=headers) as answer:
                text = await answer.text()
        except TimeoutError:
            raise NotAcknowledged("operation_timeout", "http_timeout") from None
        except ClientConnectionError:
            raise NotAcknowledged("dispatch_failed", "connection_failed") from None
        except ClientError:
            raise NotAcknowledged("dispatch_failed", "http_error") from None
        is_ack = answer.status == 200 or (envelope.type == "events_api" and 200 <= answer.status < 300)
        if not is_ack:
            raise NotAcknowledged("dispatch_failed", "http_error")
        if not text or envelope.type == "events_api":
            return None
        if answer.content_type != "application/json":
            return {"text": text}
        try:
            return json.loads(text)
        except ValueError:
            raise NotAcknowledged("dispatch_failed", "http_error") from None

    def _encode(self, envelope: Envelope) -> tuple[str, str]:
        if envelope.type == "events_api":
            return json.dumps(envelope.payload), "application/json"
        form = envelope.payload if envelope.type == "slash_commands" else {"payload": json.dumps(envelope.payload)}
        return urlencode(form), "application/x-www-form-urlencoded"

    def _signature(self, body: str) -> dict[str, str]:
        timestamp = str(int(time.time()))
        signature = self._verifier.generate_signature(timestamp=timestamp, body=body)
        return {"x-slack-request-timestamp": timestamp, "x-slack-signature": signature or ""}

    async def close(self) -> None:
        if self._session:
            await self._session.close()


class Delivery:
    """Sends envelopes, logs them with their acks, and repeats events that nobody acknowledged."""

    def __init__(
        self, transport: Transport, log: Log, faults: Faults, retry_delays: Sequence[float] = RETRY_DELAYS
    ) -> None:
        self.transport = transport
        self.log = log
        self.faults = faults
        self.retry_delays = retry_delays
        self._repeating: set[asyncio.Task[None]] = set()

    async def send(self, envelope: Envelope) -> Any:
        """The ack's payload. Raises NotAcknowledged, after logging it."""
        sent = self.log.add("envelope", envelope.name, body=envelope.payload)
        started = time.perf_counter()
        try:
            payload = await self.transport.send(envelope)
            if self.faults.take("lost_acks"):
                raise NotAcknowledged("operation_timeout", "timeout")
        except NotAcknowledged as failure:
            ms = (time.perf_counter() - started) * 1000
            error = {"error": str(failure)}
            self.log.add("ack", envelope.name, ms=ms, ok=False, answer=error, envelope=sent.id)
            raise
        ms = (time.perf_counter() - started) * 1000
        self.log.add("ack", envelope.name, ms=ms, answer=payload, envelope=sent.id)
        return payload

    async def send_event(self, envelope: Envelope) -> None:
        """Deliver an event; where it is not acknowledged, go on trying in the background."""
        if self.faults.take("duplicates"):
            self._later(self._repeat(envelope, [0.0], "http_error"))
        try:
            await self.send(envelope)
        except NotAcknowledged as failure:
            self._later(self._repeat(envelope, self.retry_delays, failure.retry_reason))

    async def _repeat(self, envelope: Envelope, delays: Sequence[float], reason: str) -> None:
        for number, delay in enumerate(delays, start=1):
            await asyncio.sleep(delay)
            again = Envelope(envelope.type, envelope.name, envelope.payload, number, reason)
            try:
                await self.send(again)
            except NotAcknowledged:
                continue
            return

    def _later(self, repeating: Any) -> None:
        task = asyncio.ensure_future(repeating)
        self._repeating.add(task)  # a task that nobody holds may be collected before it ends
        task.add_done_callback(self._repeating.discard)

    async def close(self) -> None:
        for task in self._repeating:
            task.cancel()
