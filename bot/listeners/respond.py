"""An answer to a click: in the place of the message that was clicked, or below it."""

from typing import Any

from slack_bolt import Args
from slack_sdk.webhook import WebhookResponse

from bot.errors import Expired
from bot.message import Message


def respond(args: Args, message: Message | None = None, **options: Any) -> None:
    """Use the click's response_url. Raises Expired when Slack no longer takes it (after 30 minutes or 5 uses)."""
    payload = message.payload if message else {}
    thread = args.body.get("container", {}).get("thread_ts")
    check(args.respond(**payload, thread_ts=thread, **options))


def check(answer: WebhookResponse) -> None:
    """Raises Expired when a response_url did not take what was sent to it."""
    if answer.status_code != 200:
        raise Expired(answer.body)
