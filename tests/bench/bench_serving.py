"""How many commands one process answers over HTTP: `python -m tests.bench.bench_serving`.

wrk (apt-get install wrk) sends the same signed command over 16 connections, on this machine's loopback, to each server
in turns: bare uvicorn, which verifies nothing and always sends the same 3 KB; the bot with its full answers, started as
in production; stock Bolt for Python under uvicorn, and Bolt for JavaScript, which both say "hi". Bolt for JavaScript is
installed with npm into a temporary folder, and left out where that fails. The best round of each counts: the others
tell how busy the machine was.
"""

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlencode

import uvicorn
from slack_bolt import Ack, App
from slack_bolt.adapter.asgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.preview.server import PreviewSlack
from tests.bench.figure import Figure
from tests.serving.running import ROOT, UNSET, environment, free_port
from tests.serving.signed import FORM, signature

ROUNDS, SECONDS, CONNECTIONS = 3, 4, 16
THIS_BOT = "this bot"
GOALS = {"stock Bolt for Python": 150.0, "Bolt for JavaScript": 1.5}  # at least so many times as many
BODY = b'{"text":"' + b"x" * 3000 + b'"}'
COMMAND = {
    "token": "x" * 24,
    "team_id": "T0TEAM",
    "team_domain": "acme",
    "channel_id": "C0RECRUIT",
    "channel_name": "recruiting",
    "user_id": "U0ALICE",
    "user_name": "alice",
    "command": "/mlops",
    "text": "questions senior",
    "api_app_id": "A0APP",
    "is_enterprise_install": "false",
    "response_url": "https://hooks.slack.com/commands/T0TEAM/1/abcdefghijklmnop",
    "trigger_id": "1.2.abcdef0123456789",
}
JAVASCRIPT = """
const { App, HTTPReceiver, LogLevel } = require('@slack/bolt');
const [token, signingSecret, slackApiUrl, port] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR });
const app = new App({ token, receiver, clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR });
app.command('/mlops', async ({ ack }) => { await ack('hi'); });
app.start({ port: Number(port), host: '127.0.0.1' });
"""


def serve_bare(port: int) -> None:
    async def application(scope: object, receive: object, send: object) -> None:
        await receive()  # type: ignore[operator]
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": BODY})  # type: ignore[operator]

    uvicorn.run(application, port=port, log_level="warning", access_log=False, lifespan="off")


def serve_stock(port: int, bot_token: str, signing_secret: str, api_url: str) -> None:
    app = App(client=WebClient(bot_token, base_url=api_url), signing_secret=signing_secret)

    @app.command("/mlops")
    def hi(ack: Ack) -> None:
        ack("hi")

    uvicorn.run(SlackRequestHandler(app), port=port, log_level="warning", access_log=False, lifespan="off")


@contextmanager
def process(*command: str, port: int, **options: object) -> Iterator[int]:
    """A server as a process of its own, once it takes connections."""
    with tempfile.TemporaryFile() as log:
        running = subprocess.Popen(command, cwd=ROOT, stderr=log, stdout=log, **options)  # type: ignore[call-overload]  # noqa: S603
        try:
            deadline = time.monotonic() + 60
            while not is_up(port):
                if time.monotonic() > deadline or running.poll() is not None:
                    raise RuntimeError(f"{command} does not serve")
                time.sleep(0.1)
            yield port
        finally:
            running.terminate()
            running.wait(20)


def is_up(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def this(*arguments: str | int) -> list[str]:
    return [sys.executable, "-m", "tests.bench.bench_serving", *map(str, arguments)]


def install_javascript(folder: Path) -> bool:
    if not (shutil.which("npm") and shutil.which("node")):
        return False
    (folder / "hi.js").write_text(JAVASCRIPT, "utf-8")
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "@slack/bolt"]
    return subprocess.run(npm, cwd=folder, capture_output=True, timeout=180, check=False).returncode == 0  # noqa: S603


def script(folder: Path, signing_secret: str) -> Path:
    """What wrk sends. A signature is good for five minutes."""
    body = urlencode(COMMAND)
    timestamp = str(int(time.time()))
    headers = {
        "content-type": FORM,
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signature(signing_secret, timestamp, body.encode()),
    }
    lines = ['wrk.method = "POST"', f"wrk.body = [[{body}]]"]
    lines += [f'wrk.headers["{name}"] = "{value}"' for name, value in headers.items()]
    path = folder / "command.lua"
    path.write_text("\n".join(lines), "utf-8")
    return path


def per_second(port: int, lua: Path) -> float:
    """Answers a second. Raises RuntimeError where not each of them is a 2xx."""
    url = f"http://127.0.0.1:{port}/slack/events"
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(lua), url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    if "Non-2xx" in said:
        raise RuntimeError(said)
    found = re.search(r"Requests/sec:\s*([\d.]+)", said)
    assert found, said
    return float(found[1])


def measure(ports: Mapping[str, int], folder: Path, signing_secret: str) -> dict[str, float]:
    best = dict.fromkeys(ports, 0.0)
    for _ in range(ROUNDS):
        lua = script(folder, signing_secret)
        for name, port in ports.items():
            best[name] = max(best[name], per_second(port, lua))
    return best


def figures() -> Iterator[Figure]:
    """Raises RuntimeError without wrk."""
    if not shutil.which("wrk"):
        raise RuntimeError("wrk is missing: apt-get install wrk")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        slack = stack.enter_context(PreviewSlack())
        token, secret, api = slack.credentials.bot_token, slack.credentials.signing_secret, f"{slack.url}/api/"

        def start(*command: str, port: int, **options: object) -> int:
            return stack.enter_context(process(*command, port=port, **options))

        bare, ours, stock, javascript = (free_port() for _ in range(4))
        ports = {
            "bare uvicorn": start(*this("bare", bare), port=bare),
            THIS_BOT: start(sys.executable, "app.py", port=ours, env={**UNSET, **environment(slack, http_port=ours)}),
            "stock Bolt for Python": start(*this("stock", stock, token, secret, api), port=stock),
        }
        if install_javascript(folder):
            node = ("node", str(folder / "hi.js"), token, secret, api, str(javascript))
            ports["Bolt for JavaScript"] = start(*node, port=javascript)
        else:
            print("Bolt for JavaScript could not be installed, and is left out")
        time.sleep(3)  # what starts up takes the processor from what is measured
        best = measure(ports, folder, secret)
    for name, rate in best.items():
        if name != THIS_BOT:
            what = "a full answer over HTTP (memo)"
            yield Figure(what, best[THIS_BOT] / rate, f"as many a second as {name}", least=GOALS.get(name))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare", port]:
            serve_bare(int(port))
        case ["stock", port, token, secret, api]:
            serve_stock(int(port), token, secret, api)
        case _:
            print(*figures(), sep="\n")
