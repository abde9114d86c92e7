"""The bot as a process of its own, on a stand-in for Slack."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.preview.server import PreviewSlack
from bot.settings import VARIABLES

ROOT = Path(__file__).parents[2]
# An empty variable counts as not set, and hides what a .env on this machine may say. Windows opens no socket without
# knowing where it lies itself.
UNSET = {variable.name: "" for variable in VARIABLES} | {
    name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ
}
UP = "Stop with Ctrl-C"


class Bot:
    """A running `python app.py`, and what it has said so far on stderr."""

    def __init__(self, environment: Mapping[str, str], arguments: Sequence[str] = ()) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - nothing here comes from outside
            [sys.executable, "app.py", *arguments],
            cwd=ROOT,
            env={**UNSET, **environment},
            stderr=subprocess.PIPE,
            text=True,
        )
        self._lines: list[str] = []
        self._said = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            with self._said:
                self._lines.append(line)
                self._said.notify_all()
        with self._said:
            self._ended = True
            self._said.notify_all()

    @property
    def log(self) -> str:
        with self._said:
            return "".join(self._lines)

    def says(self, pattern: str, times: int = 1, seconds: float = 30) -> None:
        def done() -> bool:
            return sum(bool(re.search(pattern, line)) for line in self._lines) >= times

        with self._said:
            self._said.wait_for(lambda: done() or self._ended, seconds)
            assert done(), f"{pattern!r} is not in the log:\n" + "".join(self._lines)

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def exit_code(self, seconds: float = 20) -> int:
        code = self.process.wait(seconds)
        self._reader.join(5)
        return code

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stderr
        self._reader.join(5)
        self.process.stderr.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def environment(slack: PreviewSlack, *, http_port: int = 0) -> dict[str, str]:
    """What the bot needs to serve this Slack; over HTTP where a port is given."""
    way = (
        {"SLACK_SIGNING_SECRET": slack.credentials.signing_secret, "HOST": "127.0.0.1", "PORT": str(http_port)}
        if http_port
        else {"SLACK_APP_TOKEN": slack.credentials.app_token}
    )
    return {"SLACK_BOT_TOKEN": slack.credentials.bot_token, "SLACK_API_URL": f"{slack.url}/api", **way}


@contextmanager
def running_bot(mode: str, **more: str) -> Iterator[tuple[PreviewSlack, Bot]]:
    """The stand-in and the bot's process, up and serving; `mode` is "http" or "socket_mode"."""
    port = free_port() if mode == "http" else 0
    request_url = f"http://127.0.0.1:{port}/slack/events" if port else None
    with PreviewSlack(request_url=request_url, retry_delays=(0.0, 0.1, 0.1)) as slack:
        bot = Bot({**environment(slack, http_port=port), **more})
        try:
            bot.says(UP)
            yield slack, bot
        finally:
            bot.end()
