"""The bot as a process: from its settings to its exit code's worth."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack

from slack_bolt import App
from slack_sdk import WebClient

from bot.serving.calls import TIMEOUT
from bot.serving.opening import until_slack_answers
from bot.serving.receive import SlashAnswer
from bot.serving.socket_mode import SocketMode, ack_with
from bot.serving.stop import GRACE, end_within_grace, stop_on_signals
from bot.serving.workers import Workers
from bot.settings import Settings

log = logging.getLogger("bot.serving")


def serve(settings: Settings, create: Callable[[], App], slash_answer: SlashAnswer, workers: Workers) -> None:
    """Serve until told to stop, then finish what is in hand.

    `create` makes the Bolt app, and is tried again while Slack is in trouble; `workers` run its lazy listeners.

    Raises TokenRefusedError when Slack refuses a token, PortInUseError when HTTP can't have its port, and
    ModuleNotFoundError where HTTP is to be served without uvicorn.
    """
    stop = threading.Event()
    stop_on_signals(stop)
    client = WebClient(settings.bot_token, base_url=settings.api_url, timeout=TIMEOUT, retry_handlers=[])
    connection: SocketMode | None = None

    def create_once_slack_answers() -> App:
        client.auth_test()  # at once or not at all, where the app's own client would try again for a while
        return create()

    with ExitStack() as transports:
        # The HTTP server is up before Slack answers, so that it can say that the bot is alive and not yet ready.
        http = None
        if not settings.app_token or settings.serves_health:
            from bot.serving.http_mode import serving_http  # uvicorn is an extra: Socket Mode need not have it

            http = transports.enter_context(serving_http(settings, client, slash_answer))
        app = until_slack_answers("SLACK_BOT_TOKEN", create_once_slack_answers, stop)
        if app is None:
            return
        if settings.app_token:
            connection = SocketMode(client, settings.app_token, ack_with(app, slash_answer), stop)
            transports.enter_context(connection)
        if http:
            http.open(app, lambda: connection is None or connection.connected)
        if not connection:
            log.info("Serving Slack over HTTP on %s port %d. Stop with Ctrl-C.", settings.host, settings.port)
        while not stop.wait(1.0):  # on Windows, Ctrl-C gets through only between two waits
            pass
        log.info("Stopping.")
        ends_at = time.monotonic() + GRACE
        end_within_grace()
    if connection:
        connection.raise_refusal()
    if left := workers.wait(ends_at - time.monotonic() - 0.5):
        log.warning("Stopped before %d answers were sent", left)
