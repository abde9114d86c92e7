"""The stand-in for Slack by itself, with a clock that tests turn."""

import time
from collections.abc import Callable, Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.preview.server import PreviewSlack

ALICE = "U0ALICE"
RECRUITING = "C0RECRUIT"
GENERAL = "C0GENERAL"  # the bot is no member here
QUICK = (0.0, 0.05, 0.05)  # seconds before each redelivery


class Clock:
    """Time stands still until a test lets it pass."""

    def __init__(self) -> None:
        self.now = 1_750_000_000.0

    def __call__(self) -> float:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slack(clock: Clock) -> Iterator[PreviewSlack]:
    with PreviewSlack(clock=clock, retry_delays=QUICK) as slack:
        yield slack


@pytest.fixture
def client(slack: PreviewSlack) -> WebClient:
    return client_of(slack)


def client_of(slack: PreviewSlack, token: str | None = None) -> WebClient:
    """slack_sdk's client, trying each call once."""
    bot_token = slack.credentials.bot_token if token is None else token
    return WebClient(bot_token, base_url=f"{slack.url}/api/", retry_handlers=[])


def refused_with(call: Callable[[], object]) -> SlackResponse:
    """What Slack answers to a call that it refuses."""
    with pytest.raises(SlackApiError) as refused:
        call()
    response: SlackResponse = refused.value.response
    return response


def trigger(slack: PreviewSlack, user: str = ALICE, view_id: str | None = None) -> str:
    """A trigger_id as it comes with a click."""

    async def new() -> str:
        return slack.workspace.new_trigger(user, view_id)

    return slack.run(new())


def eventually(condition: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether the condition comes true in good time."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()
