"""The bot as a process: how it starts where Slack is in trouble, and how it stops."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import yaml

from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from knowledge.loader import CARDS
from tests.preview.conftest import eventually
from tests.serving.running import ROOT, UNSET, UP, Bot, environment, free_port, running_bot
from tests.serving.signed import Served

if sys.platform == "win32":
    pytest.skip("Windows has no SIGTERM to handle", allow_module_level=True)

import resource

MODES = ("http", "socket_mode")


def posts(slack: PreviewSlack) -> int:
    return sum(entry.name == "chat.postMessage" and entry.ok for entry in list(slack.log.entries))


def asks(slack: PreviewSlack, times: int) -> None:
    """Ask so often in a channel, without waiting for answers."""
    alice = UserDriver(slack, "Alice")
    for _ in range(times):
        alice.types("@mlops help")


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own server
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


# Stopping -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "number"), [("http", signal.SIGTERM), ("http", signal.SIGINT), ("socket_mode", signal.SIGTERM)]
)
def test_a_stop_finishes_what_is_in_hand(mode: str, number: signal.Signals) -> None:
    with running_bot(mode) as (slack, bot):
        slack.faults.slow_methods["chat.postMessage"] = 1.0
        asks(slack, 40)
        bot.signal(number)
        assert bot.exit_code() == 0
        assert posts(slack) == 40
        assert "WARNING" not in bot.log


@pytest.mark.parametrize("mode", MODES)
def test_a_second_signal_ends_it_at_once(mode: str) -> None:
    with running_bot(mode) as (slack, bot):
        slack.faults.slow_methods["chat.postMessage"] = 30.0
        asks(slack, 1)
        assert eventually(lambda: len(slack.log.entries) > 1)
        bot.signal(signal.SIGTERM)
        bot.says("Stopping")
        started = time.monotonic()
        bot.signal(signal.SIGTERM)
        assert bot.exit_code() == 128 + signal.SIGTERM
        assert time.monotonic() - started < 2


def test_a_call_that_hangs_holds_up_the_stop_for_ten_seconds_at_most() -> None:
    with running_bot("socket_mode") as (slack, bot):
        slack.faults.slow_methods["chat.postMessage"] = 30.0
        asks(slack, 1)
        started = time.monotonic()
        bot.signal(signal.SIGTERM)
        assert bot.exit_code() == 0
        assert time.monotonic() - started < 12
        assert "Traceback" not in bot.log


def test_what_slack_put_off_for_longer_is_not_waited_for() -> None:
    with running_bot("http") as (slack, bot):
        slack.faults.limit_channel("C0RECRUIT", 60)
        asks(slack, 3)
        assert eventually(lambda: any(entry.name == "chat.postMessage" for entry in list(slack.log.entries)))
        bot.signal(signal.SIGTERM)
        assert bot.exit_code(5) == 0
        bot.says("Stopped before 3 answers were sent")


# Connections ----------------------------------------------------------------------------------------------------------


@contextmanager
def many_handles() -> Iterator[None]:
    before, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, most), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (before, most))


def test_slow_senders_keep_nobody_out_and_hold_up_no_stop() -> None:
    """More than the 1,024 handles that a process has unless told otherwise."""
    with many_handles(), running_bot("http") as (slack, bot), ExitStack() as stack:
        assert slack.request_url
        served = Served(slack.request_url, slack.credentials.signing_secret)
        for number in range(1100):
            sender = stack.enter_context(served.connect())
            sender.sendall(b"POST /slack/events HTTP/1.1\r\nHost: x\r\n" + b"Content-Length: 9\r\n\r\nx" * (number % 2))
        for _ in range(5):
            assert served.command("help")[0] == 200
        started = time.monotonic()
        bot.signal(signal.SIGTERM)
        assert bot.exit_code() == 0
        assert time.monotonic() - started < 5
        assert bot.log.count("\n") < 10, bot.log


def test_a_request_that_does_not_come_is_not_waited_for() -> None:
    with running_bot("http") as (slack, _):
        assert slack.request_url
        served = Served(slack.request_url, slack.credentials.signing_secret)
        with served.connect() as says_nothing, served.connect() as head, served.connect() as body:
            head.sendall(b"POST /slack/events HTTP/1.1\r\nHo")
            body.sendall(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx")
            for connection in (says_nothing, head, body):
                assert is_ended(connection)


def is_ended(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_it_serves_with_its_streams_closed() -> None:
    port = free_port()
    with PreviewSlack(request_url=f"http://127.0.0.1:{port}/slack/events") as slack:
        assert slack.request_url
        served = Served(slack.request_url, slack.credentials.signing_secret)
        command = f'exec "{sys.executable}" app.py <&- >&- 2>&-'
        process = subprocess.Popen(  # noqa: S602 - nothing here comes from outside
            command, shell=True, cwd=ROOT, env={**UNSET, **environment(slack, http_port=port)}
        )
        try:
            assert eventually(lambda: answers(served))
            assert served.signed(b"{")[0] == 400
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()


def answers(served: Served) -> bool:
    try:
        return served.command("help")[0] == 200
    except OSError:
        return False


# Slack in trouble -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_it_starts_once_slack_is_back(mode: str) -> None:
    port = free_port() if mode == "http" else 0
    request_url = f"http://127.0.0.1:{port}/slack/events" if port else None
    with PreviewSlack(request_url=request_url) as slack:
        slack.faults.server_errors = 3
        slack.faults.rate_limited, slack.faults.retry_after = 1, 1
        bot = Bot(environment(slack, http_port=port))
        try:
            bot.says(r"trying again in \d", times=2)
            bot.says(UP)
            alice = UserDriver(slack, "Alice")
            alice.types("/mlops help")
            alice.sees("/mlops")
            assert "Traceback" not in bot.log
        finally:
            bot.end()


def test_it_can_be_stopped_while_it_waits_for_slack() -> None:
    bot = Bot(
        {
            "SLACK_BOT_TOKEN": "xoxb-some-token",
            "SLACK_APP_TOKEN": "xapp-some-token",
            "SLACK_API_URL": f"http://127.0.0.1:{free_port()}",
        }
    )
    try:
        bot.says(r"trying again in \d", times=2)
        bot.signal(signal.SIGTERM)
        assert bot.exit_code(5) == 0
        assert "some-token" not in bot.log
    finally:
        bot.end()


@pytest.mark.parametrize("mode", MODES)
def test_health_tells_life_from_readiness(mode: str) -> None:
    port = free_port()
    with PreviewSlack(request_url=f"http://127.0.0.1:{port}/slack/events" if mode == "http" else None) as slack:
        slack.faults.server_errors = 3
        bot = Bot(
            {**environment(slack, http_port=port if mode == "http" else 0), "HOST": "127.0.0.1", "PORT": str(port)}
        )
        url = f"http://127.0.0.1:{port}"
        try:
            bot.says("trying again")
            assert get(f"{url}/healthz") == (200, "ok\n")
            assert get(f"{url}/readyz")[0] == 503
            bot.says(UP)
            assert eventually(lambda: get(f"{url}/readyz") == (200, "ready\n"))
            if mode == "socket_mode":
                assert get(f"{url}/slack/events")[0] == 404
        finally:
            bot.end()


def test_a_token_that_is_revoked_fails_readiness() -> None:
    port = free_port()
    with running_bot("socket_mode", HOST="127.0.0.1", PORT=str(port)) as (slack, bot):
        slack.faults.revoked = True
        status, text = get(f"http://127.0.0.1:{port}/readyz")
        assert status == 503
        assert "token_revoked" in text
        bot.says("Slack refuses SLACK_BOT_TOKEN")


# Reloading ------------------------------------------------------------------------------------------------------------


def test_a_hangup_loads_the_cards_again(tmp_path: Path) -> None:
    for card in CARDS.glob("*.yml"):
        (tmp_path / card.name).write_bytes(card.read_bytes())
    changed = tmp_path / "mlops.yml"
    sound = yaml.safe_load(changed.read_text("utf-8"))
    with PreviewSlack() as slack:
        bot = Bot(environment(slack), ["--cards", str(tmp_path)])
        try:
            bot.says(UP)
            alice = UserDriver(slack, "Alice")
            changed.write_text("definition: [", "utf-8")
            bot.signal(signal.SIGHUP)
            bot.says(r"The last good cards serve on: .*mlops\.yml")
            alice.types("/mlops define mlops")
            alice.sees("MLOps")
            changed.write_text(yaml.safe_dump({**sound, "in_short": "Said since the reload."}), "utf-8")
            bot.signal(signal.SIGHUP)
            bot.says("The cards are loaded again")
            alice.types("/mlops define mlops")
            alice.sees("Said since the reload.")
        finally:
            bot.end()
