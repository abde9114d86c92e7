"""What a person is told when something fails, on the surface they used. Nothing they typed goes into the log."""

import logging
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from slack_bolt import Args, BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.models.blocks import PlainTextObject
from slack_sdk.models.views import View

from bot.block_kit import section
from bot.modals import show_modal

log = logging.getLogger("bot.errors")

# Slack's error -> what to do about it.
ADVICE = {
    "not_in_channel": "I'm not in this channel. Type `/invite` and my name here, or ask me with the command.",
    "channel_not_found": "I can't see this channel. Type `/invite` and my name here, or ask me with the command.",
    "is_archived": "This channel is archived, so I can't post here.",
    "restricted_action": "Your workspace does not let me post here. Ask me with the command, or in a direct message.",
    "expired_trigger_id": "Slack only waits three seconds for a window to open, and I missed that. Please click again.",
    "expired_url": "Slack lets me answer there for half an hour only, and that is over. Please ask me again.",
    "ratelimited": "Slack asked me to slow down. Please try again in a minute.",
}


class Expired(Exception):
    """Slack no longer takes answers for this click or command: half an hour old, or answered five times."""


def in_ack(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """Bolt's error handler: a function that acks has failed, so the ack carries the apology."""
    text = explain(error)
    if body.get("type") == "view_submission":  # pushed on top, so that what was entered stays below
        return BoltResponse(status=200, body={"response_action": "push", "view": _apology(text)})
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
    return BoltResponse(status=200)


def told(listener: Callable[[Args], None]) -> Callable[[Args], None]:
    """A lazy listener whose failure is told to the person who waits. Bolt itself would only log it."""

    @wraps(listener)
    def run(args: Args) -> None:
        try:
            listener(args)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person must hear of it
            _tell(args, explain(error))

    del run.__wrapped__  # Bolt looks through it for argument names
    return run


def explain(error: Exception) -> str:
    """Text for the person; what is not expected is logged under a reference that the text names."""
    code = "expired_url" if isinstance(error, Expired) else None
    if isinstance(error, SlackApiError):
        code = error.response.get("error")
    if code in ADVICE:
        log.warning("Slack refused a call: %s", code)
        return ADVICE[code]
    reference = secrets.token_hex(4)
    log.error("Unexpected failure, reference %s", reference, exc_info=error)
    return (
        f"Something went wrong on my side. Please try again; if it stays, tell your admin the reference `{reference}`."
    )


def _tell(args: Args, text: str) -> None:
    body, event = args.body, args.body.get("event", {})
    try:
        if "view" in body:
            show_modal(args, _apology(text))
        elif body.get("response_url"):
            args.respond(text, response_type="ephemeral", replace_original=False)
        elif event.get("channel"):
            thread = event.get("thread_ts")
            args.client.chat_postEphemeral(channel=event["channel"], user=event["user"], text=text, thread_ts=thread)
    except Exception:
        log.exception("The failure could not be told to the person")


def _apology(text: str) -> dict[str, Any]:
    return View(
        type="modal",
        title=PlainTextObject(text="That did not work"),
        close=PlainTextObject(text="Close"),
        blocks=[section(text)],
    ).to_dict()
