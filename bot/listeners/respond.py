"""An answer to a click: in the place of the message that was clicked, or below it."""

from typing import Any

from slack_bolt import Args
from slack_sdk.webhook import WebhookResponse

from bot.errors import ResponseUrlError, ResponseUrlExpiredError
from bot.message import Message

GONE = (404, 410)  # Slack's statuses for a response_url that is over: 30 minutes old, or used five times


def respond(args: Args, message: Message | None = None, **options: Any) -> None:
    """Use the click's response_url. Raises ResponseUrlExpiredError or ResponseUrlError where Slack does not take it."""
    if message is None:
        raise_for_response(args.respond(**options))
        return
    thread = args.body.get("container", {}).get("thread_ts")
    raise_for_response(args.respond(**message.payload, thread_ts=thread, **options))


def raise_for_response(response: WebhookResponse) -> None:
    """Raises ResponseUrlExpiredError or ResponseUrlError when a response_url did not take what was sent to it."""
    if response.status_code in GONE:
        raise ResponseUrlExpiredError(response.body)
    if response.status_code != 200:
        raise ResponseUrlError(response.body)
