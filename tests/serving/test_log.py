"""What the log says of an answer, what it keeps to itself, and what /metrics counts."""

import io
import json
import logging
from urllib.parse import urlsplit

import pytest

from bot.preview.user_driver import UserDriver
from bot.serving import log_format
from tests.preview.conftest import eventually
from tests.serving.running import running_bot
from tests.serving.signed import Served
from tests.serving.test_process import get

TYPED = "define what Jane Doe said to me in private words, call her at 555-0100"


def test_one_json_line_for_each_answer_and_none_holds_what_was_typed() -> None:
    with running_bot("http", LOG_FORMAT="json") as (slack, bot):
        assert slack.request_url
        served = Served(slack.request_url, slack.credentials.signing_secret)
        served.command("define mlops")
        served.command(TYPED)
        assert eventually(lambda: bot.log.count("surface") == 2)
        lines = [json.loads(line) for line in bot.log.splitlines()]
        hit, miss = (line for line in lines if "surface" in line)
        assert (hit["verb"], hit["surface"]) == ("define", "command")
        assert hit["card"] != "miss"
        assert hit["ms"] >= 0
        assert miss["card"] == "miss"
        assert "private" not in bot.log
        for secret in (slack.credentials.bot_token, slack.credentials.signing_secret):
            assert secret not in bot.log


def test_metrics_count_answers_misses_and_redeliveries() -> None:
    with running_bot("http") as (slack, _):
        assert slack.request_url
        served = Served(slack.request_url, slack.credentials.signing_secret)
        served.command("define mlops")
        served.command(TYPED)
        slack.faults.lost_acks = 1
        UserDriver(slack, "Alice").types("@mlops help")
        parts = urlsplit(slack.request_url)
        url = f"http://{parts.netloc}/metrics"
        for line in (
            'mlops_answers_total{surface="command",verb="define"} 2.0',
            'mlops_misses_total{surface="command"} 1.0',
            'mlops_answer_seconds_count{surface="command"} 2.0',
            "mlops_redeliveries_total 1.0",
        ):
            assert eventually(lambda: line in get(url)[1], 5), line  # noqa: B023 - it is called at once


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(written: io.StringIO) -> logging.Logger:
    """A logger set up as the bot's."""
    handler = logging.StreamHandler(written)
    handler.setFormatter(log_format.TextFormatter())
    handler.addFilter(log_format.Seldom())
    log = logging.getLogger("tests.log")
    log.handlers, log.propagate = [handler], False
    return log


@pytest.mark.parametrize(
    "secret",
    [
        "https://hooks.slack.com/actions/T0/1/abc",
        "https://hooks.slack.com/commands/T0/1/abc",
        "wss://wss-primary.slack.com/link/?ticket=abc",
        "xoxb-1-abc",
        "xapp-1-abc",
    ],
)
def test_no_secret_is_written(log: logging.Logger, written: io.StringIO, secret: str) -> None:
    log.warning("Going to retry: POST %s", secret)
    try:
        raise ValueError(secret)
    except ValueError:
        log.exception("Failed")
    assert "ValueError" in written.getvalue()
    assert "abc" not in written.getvalue()


def test_a_warning_that_comes_again_and_again_is_written_a_few_times(log: logging.Logger, written: io.StringIO) -> None:
    for number in range(1000):
        log.warning("Refused a request with %d: %s", 401, number)
    assert 0 < written.getvalue().count("\n") <= 10
