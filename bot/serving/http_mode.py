"""The HTTP server with all that it serves: the door for Slack, and pages for whoever watches over the bot."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from slack_bolt import App
from slack_sdk import WebClient

from bot.serving.health import Readiness, alive
from bot.serving.http import Door
from bot.serving.http_server import HttpServer
from bot.serving.listening import listen
from bot.serving.metrics import metrics_page
from bot.serving.receive import SlashAnswer
from bot.settings import Settings


@dataclass(frozen=True)
class HttpMode:
    door: Door
    readiness: Readiness

    def open(self, app: App, is_connected: Callable[[], bool]) -> None:
        """Let Slack's requests in; `is_connected` tells whether Slack can reach the bot."""
        self.door.app = app
        self.readiness.is_connected = is_connected


@contextmanager
def serving_http(settings: Settings, client: WebClient, slash_answer: SlashAnswer) -> Iterator[HttpMode]:
    """Where an app token is set, Slack comes by Socket Mode, and there are only the pages. Raises PortInUseError."""
    readiness = Readiness(client)
    door = Door(
        "" if settings.app_token else settings.signing_secret,
        slash_answer,
        pages={"/healthz": alive, "/readyz": readiness.page, "/metrics": metrics_page},
    )
    with HttpServer(door, listen(settings.host, settings.port)):
        yield HttpMode(door, readiness)
