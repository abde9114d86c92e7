"""What only Slack itself can say: whether it takes the tokens, which scopes it granted, and whether it takes what the
bot shows. https://docs.slack.dev/reference/methods/blocks.validate"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

import knowledge
from bot.answerer import Answers
from bot.manifest import ManifestError, read_manifest
from bot.serving.calls import TIMEOUT
from bot.serving.opening import REFUSALS, TokenRefusedError, code_of
from bot.settings import Settings, SettingsError, read_settings
from bot.shown import Shown, everything_shown

# Seconds between two calls. Tier 4, 100 calls a minute; where Slack wants less, it says so and is obeyed.
# https://docs.slack.dev/apis/web-api/rate-limits
PAUSE = 0.6
TRIES = 3  # after the first, where something fails on the way
WAITS = 100  # where Slack asks to wait

REINSTALL = "then install the app again"

Tell = Callable[[str], None]


def check_slack(folders: Sequence[Path], environment: Mapping[str, str | None], tell: Tell) -> Iterator[str]:
    """Every problem that `check` can't find, as it comes. `tell` hears what goes on: asking takes a while."""
    try:
        settings = read_settings(environment)
        answers = Answers(knowledge.load(*folders), settings.links)
    except (SettingsError, knowledge.CardError):  # `check` names them
        return
    client = _client(settings)
    try:
        problems = list(_token_problems(client, settings, tell))
        yield from problems
        if not problems:
            shown = list(everything_shown(answers))
            tell(f"Asking Slack about {len(shown)} messages and views, which takes {_minutes(len(shown))}")
            yield from refused_by_slack(client, shown)
    except (SlackClientError, OSError, ValueError) as error:
        yield f"Slack can't be asked ({code_of(error)}): what is not named above was not checked"


def refused_by_slack(client: WebClient, shown: Iterable[Shown]) -> Iterator[str]:
    """What Slack would not show, and why. Raises like slack_sdk where Slack can't say."""
    for number, (place, name, surface, payload) in enumerate(shown):
        if number:
            time.sleep(PAUSE)
        try:
            if surface == "message":
                client.blocks_validate(message=payload)
            else:
                client.blocks_validate(view=payload)
        except SlackApiError as error:
            if not str(error.response.get("error")).startswith("invalid_"):
                raise
            yield from (f"{place}: Slack refuses {name}: {reason}" for reason in _reasons(error.response))


def _reasons(response: Mapping[str, Any]) -> Iterator[str]:
    for error in response.get("errors") or [{"message": response.get("error")}]:
        yield f"{error.get('message')} [json-pointer:{error.get('pointer') or '/'}]"


def _client(settings: Settings) -> WebClient:
    patient = [
        ConnectionErrorRetryHandler(TRIES),
        RateLimitErrorRetryHandler(WAITS),
        ServerErrorRetryHandler(TRIES),
    ]
    return WebClient(settings.bot_token, base_url=settings.api_url, timeout=TIMEOUT, retry_handlers=patient)


def _token_problems(client: WebClient, settings: Settings, tell: Tell) -> Iterator[str]:
    """Of both tokens. Raises like slack_sdk where Slack says neither yes nor no."""
    try:
        response = client.auth_test()
    except SlackApiError as error:
        yield _refusal("SLACK_BOT_TOKEN", error)
    else:
        tell(f"Slack takes SLACK_BOT_TOKEN: it is {response.get('user')}'s in the workspace {response.get('team')}")
        yield from _scope_problems(response.headers)
    if settings.app_token:
        try:
            client.apps_connections_open(app_token=settings.app_token)  # an address, which nobody goes to
        except SlackApiError as error:
            yield f"{_refusal('SLACK_APP_TOKEN', error)}; it needs the scope connections:write"
        else:
            tell("Slack takes SLACK_APP_TOKEN")


def _refusal(variable: str, error: SlackApiError) -> str:
    """Raises the error where it is trouble, and no refusal."""
    if code_of(error) not in REFUSALS:
        raise error
    return f"{TokenRefusedError(variable, code_of(error))}: copy it again from api.slack.com/apps into .env"


def _scope_problems(headers: Mapping[str, str]) -> Iterator[str]:
    """Slack names the scopes of the token with each answer."""
    try:
        wanted = read_manifest().scopes
    except ManifestError:  # `check` names it
        return
    names = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), "")
    granted = {name.strip() for name in names.split(",") if name.strip()}
    for scope in sorted(wanted - granted):
        yield f"SLACK_BOT_TOKEN lacks the scope {scope}: add it under OAuth & Permissions, {REINSTALL}"
    for scope in sorted(granted - wanted):
        yield f"SLACK_BOT_TOKEN has the scope {scope}, which no part uses: drop it there, {REINSTALL}"


def _minutes(calls: int) -> str:
    minutes = round(calls * PAUSE / 60)
    return f"about {minutes} minutes" if minutes > 1 else "about a minute"
