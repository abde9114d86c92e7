"""Opening a way to Slack: what Slack refuses for good is told from trouble that passes, and trouble is tried again."""

import logging
import random
import threading
from collections.abc import Callable
from typing import TypeVar

from slack_bolt.error import BoltError
from slack_sdk.errors import SlackApiError, SlackClientError

log = logging.getLogger("bot.serving")

LONGEST_PAUSE = 15.0  # seconds
FIRST_PAUSE = 0.5

# What Slack says of a token that it will not take, however often it is asked. https://docs.slack.dev/reference/methods
REFUSALS = {
    "account_inactive",
    "app_missing_action_url",
    "invalid_auth",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
    "not_authed",
    "token_expired",
    "token_revoked",
}

T = TypeVar("T")


class TokenRefusedError(Exception):
    """Slack will not take a token, now or later."""

    def __init__(self, variable: str, code: str) -> None:
        super().__init__(f"Slack refused {variable} ({code})")
        self.variable = variable
        self.code = code


class Pauses:
    """The pauses between tries: growing, and never quite the same, so that many bots don't come back at once."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self._next = FIRST_PAUSE

    def next(self, at_least: float = 0.0) -> float:
        """Seconds to wait. Slack may ask for more than is our own pace, as with Retry-After."""
        pause, self._next = self._next, min(self._next * 2, LONGEST_PAUSE)
        return max(at_least, pause * random.uniform(0.5, 1.0))  # noqa: S311 - no secret


def slack_error(error: BaseException) -> SlackApiError | None:
    """The refusal by Slack behind an error: Bolt wraps that of the bot token into one of its own."""
    while not isinstance(error, SlackApiError):
        cause = error.__cause__ or error.__context__
        if cause is None:
            return None
        error = cause
    return error


def code_of(error: BaseException) -> str:
    """Slack's name for what is wrong, or the kind of error where Slack gave none."""
    refusal = slack_error(error)
    code = refusal.response.get("error") if refusal else None
    return str(code or type(error).__name__)


def retry_after(error: BaseException) -> float:
    """Seconds that Slack asks to wait, 0 where it asks for none."""
    refusal = slack_error(error)
    headers = getattr(refusal.response, "headers", None) or {} if refusal else {}
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return float(value) if str(value).isdigit() else 0.0


def until_slack_answers(variable: str, call: Callable[[], T], stop: threading.Event) -> T | None:
    """What the call gives, or None when told to stop. Trouble is tried again, with one log line for each try.

    Raises TokenRefusedError where Slack will not take the token in `variable`.
    """
    pauses = Pauses()
    while not stop.is_set():
        try:
            return call()
        except (BoltError, SlackClientError, OSError, ValueError) as error:
            code = code_of(error)
            if code in REFUSALS:
                raise TokenRefusedError(variable, code) from None
            pause = pauses.next(retry_after(error))
            log.warning("Slack can't be reached (%s); trying again in %.1f seconds", code, pause)
        stop.wait(pause)
    return None
