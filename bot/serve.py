"""Serving Slack: Socket Mode, or HTTP under uvicorn."""

import json
import logging
import signal
import socket
import threading
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.asgi import SlackRequestHandler
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from websocket import WebSocketApp

from bot.settings import Settings

log = logging.getLogger("bot.serve")

SILENCE = logging.getLogger("bot.serve.closed")
SILENCE.disabled = True

PATH = "/slack/events"
HEALTH = "/healthz"

Scope = dict[str, Any]
Asgi = Callable[[Scope, Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]]


class CantListen(Exception):
    """The host and port are not to be had; the text says why."""


def serve(app: App, settings: Settings) -> None:
    """Serve until told to stop.

    Raises SlackApiError when Slack refuses the app token, CantListen when HTTP can't have its port, and
    ModuleNotFoundError where HTTP is to be served without uvicorn.
    """
    if settings.app_token:
        serve_socket_mode(app, settings)
    else:
        serve_http(app, settings)


def serve_socket_mode(app: App, settings: Settings) -> None:
    handler = connect(app, settings)
    log.info("Connected to Slack by Socket Mode. Stop with Ctrl-C.")
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    try:
        stopped.wait()
    except KeyboardInterrupt:
        log.info("Stopping.")
    finally:
        disconnect(handler)


def connect(app: App, settings: Settings) -> SocketModeHandler:
    """Open the connection; it comes back by itself when it breaks."""
    handler = SocketModeHandler(app, settings.app_token)
    handler.client.on_message_listeners.append(_leave_at_once)
    handler.connect()  # type: ignore[no-untyped-call]
    return handler


def _leave_at_once(connection: WebSocketApp, message: str) -> None:
    """End a connection that Slack is about to end. Its reader would keep the next one waiting up to ten seconds."""
    ends = '"disconnect"' in message and json.loads(message).get("type") == "disconnect"
    if ends and connection.sock and connection.sock.sock:
        connection.sock.sock.shutdown(socket.SHUT_RDWR)


def disconnect(handler: SocketModeHandler) -> None:
    """Close the connection for good. The client's own close() would wait for its reader thread, up to ten seconds."""
    handler.client.logger = SILENCE  # its reader thread stumbles over the closed socket, and would say so
    handler.client.auto_reconnect_enabled = False
    handler.client.closed = True
    handler.client.current_app_monitor.event.set()
    handler.client.current_session_runner.event.set()
    handler.client.disconnect()
    handler.client.message_workers.shutdown(wait=True)


def serve_http(app: App, settings: Settings) -> None:
    import uvicorn  # an extra: who serves Socket Mode need not have it

    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listening = socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        raise CantListen(f"{settings.host} port {settings.port}: {error.strerror}") from error
    log.info("Serving Slack at http://%s:%d%s. Stop with Ctrl-C.", settings.host, settings.port, PATH)
    uvicorn.Server(uvicorn.Config(asgi(app), log_level="warning")).run(sockets=[listening])


def asgi(app: App) -> Asgi:
    """Slack's requests at /slack/events, and a health check beside them."""
    slack = SlackRequestHandler(app, path=PATH)

    async def application(
        scope: Scope, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]
    ) -> None:
        if scope["type"] == "http" and scope["path"] == HEALTH:
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": b"ok\n"})
        else:
            await slack(scope, receive, send)

    return application
