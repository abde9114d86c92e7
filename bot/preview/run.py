"""`app.py preview`: the same bot as ever, on the stand-in, over real Socket Mode."""

import logging
import signal
import sys
import threading
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

from slack_bolt import App
from slack_sdk import WebClient

from bot.answerer import Current
from bot.app import create_app
from bot.listeners.commands import slash_answer
from bot.preview.reload import Reloader
from bot.preview.server import PreviewSlack
from bot.serving.receive import SlashAnswer
from bot.serving.socket_mode import SocketMode, ack_with
from bot.serving.workers import Workers

CONNECT_SECONDS = 15.0


@contextmanager
def running(slack: PreviewSlack, current: Current) -> Iterator[None]:
    """The bot, connected to this Slack."""
    workers = Workers()
    app = create_app(slack.settings(), current, workers)
    with connected(slack, app, partial(slash_answer, current)):
        yield
    workers.wait(CONNECT_SECONDS)


@contextmanager
def connected(slack: PreviewSlack, app: App, slash_answer: SlashAnswer = lambda _: None) -> Iterator[SocketMode]:
    """Any Bolt app, connected to this Slack."""
    client = WebClient(base_url=slack.settings().api_url, retry_handlers=[])
    with SocketMode(client, slack.credentials.app_token, ack_with(app, slash_answer), threading.Event()) as connection:
        slack.run(slack.socket_mode.connected.wait(), CONNECT_SECONDS)
        yield connection


def preview(current: Current, folders: Sequence[Path], port: int, open_browser: bool) -> int:
    """Serve the page until Ctrl-C, and the cards of the folders as they are saved. Returns the exit code."""
    logging.getLogger().setLevel(logging.WARNING)
    with ExitStack() as stack:
        try:
            slack = stack.enter_context(PreviewSlack(port=port))
        except OSError:
            print(f"Port {port} is taken: try another with --port, or --port 0 for a free one", file=sys.stderr)
            return 2
        stack.enter_context(running(slack, current))
        stack.enter_context(Reloader(folders, slack, current))
        print(f"The bot is on {slack.url}  (stop with Ctrl-C)", flush=True)
        if open_browser:
            webbrowser.open(slack.url)
        stopped = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        with suppress(KeyboardInterrupt):
            stopped.wait()
    return 0
