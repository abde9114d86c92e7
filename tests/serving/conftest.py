"""The bot as it serves HTTP, with nobody but tests to talk to it."""

from collections.abc import Iterator

import pytest

from bot.answerer import Current
from bot.preview.server import PreviewSlack
from tests.conftest import on_http
from tests.serving.signed import Served


@pytest.fixture(scope="module")
def http_slack(current: Current) -> Iterator[PreviewSlack]:
    """A stand-in for Slack with the bot on HTTP."""
    with on_http(current) as slack:
        yield slack


@pytest.fixture(scope="module")
def served(http_slack: PreviewSlack) -> Served:
    assert http_slack.request_url
    return Served(http_slack.request_url, http_slack.credentials.signing_secret)
