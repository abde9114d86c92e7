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


class _Waiting:
    """The connections that wait for a request, longest first, each with the time at which it is given up.

    Looked through once a second: a timer for each request would be a tenth of an answer's time.
    """

    def __init__(self) -> None:
        self._until: dict[_Connection, float] = {}
        self._is_watched = False

    def __contains__(self, connection: "_Connection") -> bool:
        return connection in self._until

    def add(self, connection: "_Connection", seconds: float) -> None:
        self._until.pop(connection, None)  # it goes to the end
        self._until[connection] = connection.loop.time() + seconds
        if not self._is_watched:
            self._is_watched = True
            connection.loop.call_later(1.0, self._watch, connection.loop)

    def remove(self, connection: "_Connection") -> None:
        self._until.pop(connection, None)

    def give_up_longest(self) -> None:
        if self._until:
            next(iter(self._until)).abort()

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        for connection in [connection for connection, until in self._until.items() if until < now]:
            connection.abort()
        self._is_watched = bool(self._until)
        if self._is_watched:
            loop.call_later(1.0, self._watch, loop)


class _Connection(HttpToolsProtocol):
    """Ends when a request takes too long to arrive. Where all places are taken, the one that waits longest goes."""

    waiting: _Waiting  # set for each server

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS:
            self.waiting.give_up_longest()
        self.waiting.add(self, REQUEST_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        self.waiting.remove(self)
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.waiting.add(self, REQUEST_SECONDS)

    def on_message_complete(self) -> None:
        self.waiting.remove(self)
        super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self.waiting.add(self, IDLE_SECONDS)

    def shutdown(self) -> None:
        if self in self.waiting:
            self.abort()
        else:
            super().shutdown()

    def abort(self) -> None:
        self.waiting.remove(self)
        self.transport.abort()


class HttpServer:
    """Serves an ASGI application on a listening socket. Use it as a context manager: leaving it takes no new
    requests, and gives those in hand STOP_SECONDS."""

    def __init__(self, application: Any, listening: socket.socket) -> None:
        self._listening = listening
        protocol = type("Connection", (_Connection,), {"waiting": _Waiting()})
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
