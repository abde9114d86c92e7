"""An answer to a click: in the place of the message that was clicked, or below it."""

from typing import Any

from slack_bolt import Args
from slack_sdk.webhook import WebhookResponse

from bot.errors import Expired
from bot.message import Message

GONE = (404, 410)


class ResponseUrlError(Exception):
    """Slack did not take an answer, though the response_url is good; the text is Slack's own."""


def respond(args: Args, message: Message | None = None, **options: Any) -> None:
    """Use the click's response_url. Raises Expired when it is no more (after 30 minutes or 5 uses), ResponseUrlError
    when Slack refuses the answer for another reason."""
    payload = message.payload if message else {}
    thread = args.body.get("container", {}).get("thread_ts")
    check(args.respond(**payload, thread_ts=thread, **options))


def check(answer: WebhookResponse) -> None:
    """Raises as `respond` does when a response_url did not take what was sent to it."""
    if answer.status_code in GONE:
        raise Expired(answer.body)
    if answer.status_code != 200:
        raise ResponseUrlError(f"{answer.status_code} {answer.body[:100]}")
