"""`app.py preview` and `app.py ask`: the same bot as ever, on the stand-in, over real Socket Mode."""

import logging
import signal
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from slack_bolt import App
from slack_sdk import WebClient

import knowledge
from bot.answerer import Answerer
from bot.app import create_app, slash_answer_of
from bot.preview.reload import Reloader
from bot.preview.server import PreviewSlack
from bot.preview.terminal import render
from bot.preview.user_driver import UserDriver
from bot.serving.receive import SlashAnswer
from bot.serving.socket_mode import SocketMode, ack_with
from bot.serving.workers import Workers

CONNECT_SECONDS = 15.0


@contextmanager
def running(slack: PreviewSlack, answerer: Answerer) -> Iterator[None]:
    """The bot, connected to this Slack."""
    workers = Workers()
    app = create_app(slack.settings(), answerer, workers)
    with connected(slack, app, slash_answer_of(answerer)):
        yield
    workers.wait(CONNECT_SECONDS)


@contextmanager
def connected(slack: PreviewSlack, app: App, slash_answer: SlashAnswer = lambda _: None) -> Iterator[SocketMode]:
    """Any Bolt app, connected to this Slack."""
    client = WebClient(base_url=slack.settings().api_url, retry_handlers=[])
    with SocketMode(client, slack.credentials.app_token, ack_with(app, slash_answer), threading.Event()) as connection:
        slack.run(slack.socket_mode.connected.wait(), CONNECT_SECONDS)
        yield connection


def ask(cards: Path, text: str) -> int:
    """Print what one person sees who types the text behind the command. Gives the exit code."""
    logging.getLogger().setLevel(logging.ERROR)
    answerer = _load(cards)
    if answerer is None:
        return 1
    with PreviewSlack() as slack, running(slack, answerer):
        alice = UserDriver(slack, "Alice")
        alice.types(f"/mlops {text}")
        opened = answerer.ask(text).opens_checklist
        print(render(alice.awaits_modal().payload if opened else alice.answer.frame))
    return 0


def preview(cards: Path, port: int, open_browser: bool) -> int:
    """Serve the page until Ctrl-C. Gives the exit code."""
    logging.getLogger().setLevel(logging.WARNING)
    answerer = _load(cards)
    if answerer is None:
        return 1
    with ExitStack() as stack:
        try:
            slack = stack.enter_context(PreviewSlack(port=port))
        except OSError:
            print(f"Port {port} is taken: try another with --port, or --port 0 for a free one", file=sys.stderr)
            return 2
        stack.enter_context(running(slack, answerer))
        stack.enter_context(Reloader(cards, slack, answerer))
        print(f"The bot is on {slack.url}  (stop with Ctrl-C)", flush=True)
        if open_browser:
            webbrowser.open(slack.url)
        stopped = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        with suppress(KeyboardInterrupt):
            stopped.wait()
    return 0


def _load(cards: Path) -> Answerer | None:
    """The answers of these cards, or None once their problems are printed."""
    try:
        return Answerer(knowledge.load(cards))
    except knowledge.CardError as error:
        print("These cards can't be used yet:", *error.problems, sep="\n", file=sys.stderr)
        return None
