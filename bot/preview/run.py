"""`app.py preview`: the same bot as ever, on the stand-in, over real Socket Mode."""

import logging
import signal
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import knowledge
from bot.answerer import Answers, Current
from bot.app import create_app
from bot.preview.reload import Reloader
from bot.preview.server import PreviewSlack
from bot.serve import connect, disconnect

CONNECT_SECONDS = 15.0


@contextmanager
def running(slack: PreviewSlack, current: Current) -> Iterator[None]:
    """The bot, connected to this Slack."""
    handler = connect(create_app(slack.settings(), current), slack.settings())
    try:
        slack.run(slack.socket_mode.connected.wait(), CONNECT_SECONDS)
        yield
    finally:
        disconnect(handler)


def preview(cards: Path, port: int, open_browser: bool) -> int:
    """Serve the page until Ctrl-C. Gives the exit code."""
    logging.getLogger().setLevel(logging.WARNING)
    try:
        current = Current(Answers(knowledge.load(cards)))
    except knowledge.CardError as error:
        print("These cards can't be used yet:", *error.problems, sep="\n", file=sys.stderr)
        return 1
    with ExitStack() as stack:
        try:
            slack = stack.enter_context(PreviewSlack(port=port))
        except OSError:
            print(f"Port {port} is taken: try another with --port, or --port 0 for a free one", file=sys.stderr)
            return 2
        stack.enter_context(running(slack, current))
        stack.enter_context(Reloader(cards, slack, current))
        print(f"The bot is on {slack.url}  (stop with Ctrl-C)", flush=True)
        if open_browser:
            webbrowser.open(slack.url)
        stopped = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        with suppress(KeyboardInterrupt):
            stopped.wait()
    return 0
