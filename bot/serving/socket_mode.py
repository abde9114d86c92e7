"""The connection to Slack by Socket Mode, which is back by itself after whatever ends it.

https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import msgspec
import websocket
from slack_bolt import App, BoltResponse
from slack_sdk import WebClient
from websocket import ABNF, WebSocket, WebSocketException, WebSocketTimeoutException

from bot.serving.opening import REFUSALS, Pauses, TokenRefusedError, code_of, retry_after
from bot.serving.payload import MalformedError, Payload, check_shape, read_json
from bot.serving.receive import SlashAnswer, answer_at_once, dispatch

log = logging.getLogger("bot.serving.socket_mode")

SHORT_LIFE = 1.0  # seconds; two lines in a row that live no longer count as refused, or it would be a storm
CLOSING = 1.0  # seconds for Slack to close its side when we stop

Ack = Callable[[Payload], str | None]


@dataclass(frozen=True)
class Patience:
    """Seconds."""

    opening: float = 10.0  # for each of: the address, the handshake with the hello
    ping: float = 5.0
    silence: float = 20.0  # no message, no pong: the line is dead, whatever the socket says
    leaving: float = 30.0  # an old line stays open for what is still on its way; Slack itself ends it after 10


class Line:
    """One websocket to Slack, read on a thread of its own. Each ack goes where its delivery came."""

    def __init__(self, url: str, ack: Ack, patience: Patience) -> None:
        """Opens it. Raises OSError or WebSocketException unless Slack says hello in time."""
        self._ack = ack
        self._patience = patience
        self._leave_at = float("inf")
        started = time.monotonic()
        self._socket: WebSocket = websocket.create_connection(url, timeout=patience.opening, skip_utf8_validation=True)
        try:
            self._await_hello(started + patience.opening)
        except BaseException:
            self._socket.shutdown()  # type: ignore[no-untyped-call]
            raise
        self._socket.settimeout(patience.ping)
        self.opened = time.monotonic()

    def _await_hello(self, deadline: float) -> None:
        while (left := deadline - time.monotonic()) > 0:
            self._socket.settimeout(left)
            opcode, data = self._socket.recv_data()
            if opcode != ABNF.OPCODE_TEXT:
                break
            kind = msgspec.json.decode(data, type=_Envelope).type
            if kind == "hello":
                return
            if kind == "disconnect":
                break
        raise WebSocketException("no hello")

    def start(self, on_refresh: Callable[["Line"], None], on_end: Callable[["Line"], None]) -> None:
        self._on_refresh = on_refresh
        self._on_end = on_end
        self._thread = threading.Thread(target=self._read, name="socket-mode-line", daemon=True)
        self._thread.start()

    def leave(self, seconds: float) -> None:
        """End it in so many seconds, if Slack has not by then."""
        self._leave_at = time.monotonic() + seconds

    def close(self) -> None:
        """Part politely, and wait until it is over."""
        self.leave(CLOSING)
        try:
            self._socket.send_close()
            self._thread.join(CLOSING)
            self._socket.abort()  # type: ignore[no-untyped-call]
        except (OSError, WebSocketException) as error:
            log.debug("The line was gone already (%s)", type(error).__name__)
        self._thread.join(CLOSING)

    def _read(self) -> None:
        reason = "closed by Slack"
        try:
            self._read_until_closed()
        except (OSError, WebSocketException) as error:
            reason = str(error) if isinstance(error, _SilenceError) else type(error).__name__
        finally:
            self._socket.shutdown()  # type: ignore[no-untyped-call]
        if self._leave_at == float("inf"):
            log.info("The connection to Slack ended: %s", reason)
        self._on_end(self)

    def _read_until_closed(self) -> None:
        heard = pinged = time.monotonic()
        while True:
            opcode = None
            try:
                opcode, data = self._socket.recv_data(control_frame=True)
                heard = time.monotonic()
            except WebSocketTimeoutException:  # nothing came; a ping tells silence from a dead line
                pass
            if opcode == ABNF.OPCODE_TEXT:
                self._receive(data)
            elif opcode == ABNF.OPCODE_CLOSE:
                return
            now = time.monotonic()
            if now > self._leave_at:
                return
            if now - heard > self._patience.silence:
                raise _SilenceError(f"nothing heard for {self._patience.silence:.0f} seconds")
            if now - pinged >= self._patience.ping:
                self._socket.ping()
                pinged = now

    def _receive(self, frame: bytes) -> None:
        try:
            envelope = read_json(frame)
        except MalformedError as error:
            log.warning("Ignored a message from Slack: %s", error)
            return
        if envelope.get("type") == "disconnect":
            log.info("Slack asks for a fresh connection (%s)", envelope.get("reason", "no reason given"))
            self._on_refresh(self)
        elif (ack := self._ack_or_none(envelope)) is not None:
            self._send(ack)

    def _ack_or_none(self, envelope: Payload) -> str | None:
        try:
            return self._ack(envelope)
        except Exception:
            log.exception("A delivery could not be acknowledged")
            return None  # the line goes on, and Slack sees no ack

    def _send(self, ack: str) -> None:
        try:
            self._socket.send_text(ack)
        except (OSError, WebSocketException) as error:
            log.info("An ack went down with its line (%s)", type(error).__name__)


class _SilenceError(WebSocketException):
    """The line is open, and dead."""


class _Envelope(msgspec.Struct):
    type: str = ""


class SocketMode:
    """Keeps a line to Slack open. Use it as a context manager.

    A fresh line is opened before the old one is left. Trouble is tried again in growing pauses; a refused app token
    ends it, sets `stop` and is raised by `raise_refusal`.
    """

    def __init__(
        self, client: WebClient, app_token: str, ack: Ack, stop: threading.Event, patience: Patience | None = None
    ) -> None:
        self._client = client
        self._app_token = app_token
        self._ack = ack
        self.stop = stop
        self._patience = patience or Patience()
        self._stopping = threading.Event()
        self._wanted = threading.Event()  # a fresh line
        self._lock = threading.Lock()
        self._current: Line | None = None
        self._lines: set[Line] = set()
        self._refusal: TokenRefusedError | None = None
        self._thread = threading.Thread(target=self._keep_open, name="socket-mode", daemon=True)

    @property
    def connected(self) -> bool:
        """Whether Slack has said hello on a line that is open."""
        return self._current is not None

    def raise_refusal(self) -> None:
        """Raises TokenRefusedError if that is what ended it."""
        if self._refusal:
            raise self._refusal

    def __enter__(self) -> Self:
        self._wanted.set()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._wanted.set()
        with self._lock:
            lines = list(self._lines)
        for line in lines:
            line.close()
        self._thread.join(CLOSING)

    def _keep_open(self) -> None:
        pauses, line, short_lives = Pauses(), None, 0
        while self._wanted.wait() and not self._stopping.is_set():
            self._wanted.clear()
            if line and time.monotonic() - line.opened >= SHORT_LIFE:
                pauses.reset()
                short_lives = 0
            elif line:
                short_lives += 1
                if short_lives > 1:
                    self._stopping.wait(pauses.next())
            try:
                line = self._open()
            except Exception as error:  # noqa: BLE001 - whatever it is, the bot must come back
                line, code = None, code_of(error)
                if code in REFUSALS:
                    self._refuse(code)
                    return
                self._wanted.set()
                pause = pauses.next(retry_after(error))
                log.warning("No connection to Slack (%s); trying again in %.1f seconds", code, pause)
                self._stopping.wait(pause)
            else:
                self._take(line)

    def _open(self) -> Line:
        url = self._client.apps_connections_open(app_token=self._app_token)["url"]
        return Line(url, self._ack, self._patience)

    def _take(self, line: Line) -> None:
        with self._lock:
            old, self._current = self._current, line
            self._lines.add(line)
            line.start(self._refresh, self._ended)
        log.info("Connected to Slack by Socket Mode. Stop with Ctrl-C.")
        if old:
            old.leave(self._patience.leaving)
        if self._stopping.is_set():
            line.close()

    def _refresh(self, line: Line) -> None:
        if line is self._current:
            self._wanted.set()

    def _ended(self, line: Line) -> None:
        with self._lock:
            self._lines.discard(line)
            if line is not self._current:
                return
            self._current = None
        self._wanted.set()

    def _refuse(self, code: str) -> None:
        self._refusal = TokenRefusedError("SLACK_APP_TOKEN", code)
        self.stop.set()


def ack_with(app: App, slash_answer: SlashAnswer) -> Ack:
    """An envelope -> its ack as JSON, or None where it gets none: Slack delivers an event again, and tells the person
    whose command or click failed."""

    def ack(envelope: Payload) -> str | None:
        envelope_id, payload = envelope.get("envelope_id"), envelope.get("payload")
        if not isinstance(envelope_id, str) or not isinstance(payload, dict):
            return None
        try:
            check_shape(payload)
        except MalformedError as error:
            log.warning("Refused a delivery: %s", error)
            return None
        answer = answer_at_once(slash_answer, payload) if envelope.get("type") == "slash_commands" else None
        if answer is None:
            response = dispatch(
                app, payload, str(envelope.get("retry_attempt") or ""), str(envelope.get("retry_reason") or "")
            )
            if response.status != 200:
                log.warning("A delivery was not acknowledged: %d", response.status)
                return None
            answer = _payload(response)
        bare = f'{{"envelope_id":{_json(envelope_id)}'
        return f'{bare},"payload":{answer}}}' if answer else f"{bare}}}"

    return ack


def _payload(response: BoltResponse) -> str:
    """What the ack carries, as JSON; empty where it is bare."""
    content_type = response.headers.get("content-type", [""])[0]
    if not response.body or content_type.startswith("application/json"):
        return response.body
    return _json({"text": response.body})


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
