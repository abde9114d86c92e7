"""uvicorn on a thread of its own, with limits on how many may connect and how long they may take."""

import asyncio
import logging
import socket
import threading
from typing import Any, Self

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

log = logging.getLogger("bot.serving.http")

REQUEST_SECONDS = 10.0  # for the head and the body of a request together
IDLE_SECONDS = 60  # between two requests on one connection; longer than proxies keep theirs
CONNECTIONS = 500  # at once; a process has 1,024 handles unless told otherwise
STOP_SECONDS = 2  # for the requests in hand


class _Connection(HttpToolsProtocol):
    """Ends when a request takes too long to arrive. Where all places are taken, the one that waits longest goes."""

    waiting: dict["_Connection", asyncio.TimerHandle]  # for a request, longest first; set for each server

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS and self.waiting:
            next(iter(self.waiting)).abort()
        self._wait(REQUEST_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._wait(REQUEST_SECONDS)

    def on_message_complete(self) -> None:
        self._stop_waiting()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait(IDLE_SECONDS)

    def shutdown(self) -> None:
        if self in self.waiting:
            self.abort()
        else:
            super().shutdown()

    def abort(self) -> None:
        self._stop_waiting()
        self.transport.abort()

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self.waiting[self] = self.loop.call_later(seconds, self.abort)

    def _stop_waiting(self) -> None:
        if timer := self.waiting.pop(self, None):
            timer.cancel()


class HttpServer:
    """Serves an ASGI application on a listening socket. Use it as a context manager: leaving it takes no new
    requests, and gives those in hand STOP_SECONDS."""

    def __init__(self, application: Any, listening: socket.socket) -> None:
        self._listening = listening
        protocol = type("Connection", (_Connection,), {"waiting": {}})
        config = uvicorn.Config(
            application,
            http=protocol,
            ws="none",
            lifespan="off",
            log_config=None,  # the program's own, which also works where stdout is closed
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=IDLE_SECONDS,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        self._server = uvicorn.Server(config)
        # Off the main thread uvicorn leaves the signals alone, so the program stops the same way in both modes.
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listening]}, name="http", daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(STOP_SECONDS + 1)
        if self._thread.is_alive():
            log.warning("Some HTTP requests were not finished")
