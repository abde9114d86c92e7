"""What a person is told when something fails, on the surface they used. Nothing they typed goes into the log."""

import logging
import secrets
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from slack_bolt import Args, BoltResponse
from slack_sdk.errors import SlackApiError

from bot.block_kit import option, plain, section
from bot.command import InvalidCommandError
from bot.forms import show_modal

log = logging.getLogger("bot.errors")

# The code of a failure, Slack's own where there is one -> what to do about it.
ADVICE = {
    "not_in_channel": "I'm not in this channel. Type `/invite` and my name here, or ask me with the command.",
    "channel_not_found": "I can't see this channel. Type `/invite` and my name here, or ask me with the command.",
    "is_archived": "This channel is archived, so I can't post here.",
    "restricted_action": "Your workspace does not let me post here. Ask me with the command, or in a direct message.",
    "expired_trigger_id": "Slack only waits three seconds for a window to open, and I missed that. Please click again.",
    "push_limit_reached": "Slack lays at most three windows on top of each other. Close one, then click again.",
    "response_url_expired": "Slack lets me answer there for half an hour only, and that is over. Please ask me again.",
    "ratelimited": "Slack asked me to slow down. Please try again in a minute.",
    "result_expired": "Slack lets me post there for half an hour only. That is over: go back and send it to yourself.",
    "invalid_command": "This button is older than my cards, so I can't tell what it meant. Please ask me again.",
}


class ResponseUrlError(Exception):
    """Slack did not take what was sent to a response_url; the text is its answer."""

    code = ""


class ResponseUrlExpiredError(ResponseUrlError):
    """Slack no longer takes answers for this click or command: half an hour old, or answered five times."""

    code = "response_url_expired"


class ResultExpiredError(ResponseUrlError):
    """The result of a form can't go where the form was opened any more."""

    code = "result_expired"


def handle_listener_error(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """Bolt's error handler: a function that acks has failed, so the ack carries the apology."""
    text = user_text(error)
    if body.get("type") == "view_submission":  # pushed on top, so that what was entered stays below
        return BoltResponse(status=200, body={"response_action": "push", "view": _apology(text)})
    if body.get("type") == "block_suggestion":
        return BoltResponse(status=200, body={"options": [option(text, "-")]})
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
    return BoltResponse(status=200)


def reports_failure(listener: Callable[[Args], None]) -> Callable[[Args], None]:
    """A lazy listener whose failure is told to the person who waits. Bolt itself would only log it."""

    @wraps(listener)
    def run(args: Args) -> None:
        try:
            listener(args)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person must hear of it
            notify_user(args, user_text(error))

    del run.__wrapped__  # Bolt looks through it for argument names
    return run


def user_text(error: Exception, advice: Mapping[str, str] = ADVICE) -> str:
    """Text for the person; what is not expected is logged under a reference that the text names."""
    code = _code(error)
    if code in advice:
        log.warning("Could not answer: %s", code)
        return advice[code]
    reference = secrets.token_hex(4)
    log.error("Unexpected failure, reference %s", reference, exc_info=error)
    return (
        f"Something went wrong on my side. Please try again; if it stays, tell your admin the reference `{reference}`."
    )


def _code(error: Exception) -> str:
    if isinstance(error, InvalidCommandError):
        return "invalid_command"
    if isinstance(error, ResponseUrlError):
        return error.code
    if isinstance(error, SlackApiError):
        return str(error.response.get("error", ""))
    return ""


def notify_user(args: Args, text: str) -> None:
    """Tell the person where they are waiting; where that fails, in a direct message."""
    try:
        _notify_there(args, text)
    except Exception:  # noqa: BLE001 - such as a trigger that has died: there is another way
        try:
            args.client.chat_postMessage(channel=_user(args.body), text=text)
        except Exception:
            log.exception("The failure could not be told to the person")


def _notify_there(args: Args, text: str) -> None:
    body, event = args.body, args.body.get("event", {})
    if "view" in body:
        show_modal(args, _apology(text))
    elif body.get("response_url"):
        args.respond(text, response_type="ephemeral", replace_original=False)
    elif event.get("channel"):
        thread = event.get("thread_ts")
        args.client.chat_postEphemeral(channel=event["channel"], user=event["user"], text=text, thread_ts=thread)
    else:  # a global shortcut, or Home
        args.client.chat_postMessage(channel=_user(body), text=text)


def _user(body: dict[str, Any]) -> str:
    user = body.get("user") or body.get("event", {}).get("user") or body.get("user_id", "")
    return str(user["id"] if isinstance(user, dict) else user)


def _apology(text: str) -> dict[str, Any]:
    return {
        "type": "modal",
        "title": plain("That did not work"),
        "close": plain("Close"),
        "blocks": [section(text)],
    }
