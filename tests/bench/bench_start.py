"""How long a start takes, and how much memory: `python -m tests.bench.bench_start`.

From the first moment of a process to its first answer over HTTP, with all cards that come with the project, beside a
Bolt app that says "hi" and imports the same adapters. Both are processes of their own and start in turns.
"""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from http.client import HTTPException
from typing import NamedTuple

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.preview.server import PreviewSlack
from tests.bench.figure import Figure
from tests.serving.running import ROOT, UNSET, environment, free_port
from tests.serving.signed import Served

ROUNDS = 3  # the best counts: the others tell how busy the machine was
PATIENCE = 30.0  # seconds


class Start(NamedTuple):
    seconds: float
    megabytes: float  # 0 where the system does not tell


def serve_bare(port: int, bot_token: str, signing_secret: str, api_url: str) -> None:
    import prometheus_client  # noqa: F401 - what the bot imports too, beside its own code
    import uvicorn
    import websocket  # noqa: F401
    from slack_bolt.adapter.asgi import SlackRequestHandler
    from slack_bolt.adapter.socket_mode import SocketModeHandler  # noqa: F401

    app = App(client=WebClient(bot_token, base_url=api_url), signing_secret=signing_secret)

    @app.command("/mlops")
    def hi(ack: Ack) -> None:
        ack("hi")

    uvicorn.run(SlackRequestHandler(app), port=port, log_level="warning", access_log=False, lifespan="off")


def start(command: Sequence[str], more: Mapping[str, str], port: int, secret: str) -> Start:
    """Raises RuntimeError where it does not answer."""
    served = Served(f"http://127.0.0.1:{port}", secret)
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, *command], cwd=ROOT, env={**UNSET, **more}, stderr=subprocess.DEVNULL
    )
    try:
        while not _answers(served):
            if time.perf_counter() - started > PATIENCE:
                raise RuntimeError(f"{command} does not answer")
            time.sleep(0.005)
        seconds = time.perf_counter() - started
        return Start(seconds, _megabytes(process.pid))
    finally:
        process.terminate()
        process.wait(20)


def _answers(served: Served) -> bool:
    body = b"command=%2Fmlops&text=titles&team_id=T1&user_id=U1&channel_id=C1"
    try:
        status, _ = served.signed(body, "application/x-www-form-urlencoded")
    except (OSError, HTTPException):
        return False
    return status == 200


def _megabytes(pid: int) -> float:
    try:
        ran = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        return 0.0
    return int(ran.stdout) / 1024


def figures() -> Iterator[Figure]:
    with PreviewSlack() as slack:
        token, secret, api = slack.credentials.bot_token, slack.credentials.signing_secret, f"{slack.url}/api/"
        ours: list[Start] = []
        bare: list[Start] = []
        for _ in range(ROUNDS):
            port = free_port()
            ours.append(start(["app.py"], environment(slack, http_port=port), port, secret))
            port = free_port()
            command = ["-m", "tests.bench.bench_start", "bare", str(port), token, secret, api]
            bare.append(start(command, {}, port, secret))
    same = "of a Bolt app with the same adapters"
    seconds = min(each.seconds for each in ours) / min(each.seconds for each in bare)
    yield Figure("from the start to the first answer", seconds, f"the time {same}", most=1.3)
    if all(each.megabytes for each in (*ours, *bare)):
        memory = min(each.megabytes for each in ours) / min(each.megabytes for each in bare)
        yield Figure("memory at the first answer", memory, f"that {same}", most=1.3)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare", port, token, secret, api]:
            serve_bare(int(port), token, secret, api)
        case _:
            print(*figures(), sep="\n")
