"""Direct messages to the bot: answered where they were written."""

from typing import Any

from slack_bolt import App, Args

from bot.answerer import Answerer
from bot.errors import told
from bot.listeners.acknowledge import acknowledge
from bot.listeners.reply import reply


def register(app: App, answerer: Answerer) -> None:
    def is_typed(event: dict[str, Any]) -> bool:
        """Written by a person just now: no edit, no deletion, no other bot."""
        return event.get("channel_type") == "im" and "subtype" not in event and "bot_id" not in event

    @told
    def reply_there(args: Args) -> None:
        reply(args, answerer, args.body["event"].get("thread_ts"))

    app.event("message", matchers=[is_typed])(ack=acknowledge, lazy=[reply_there])
    app.event("message")(acknowledge)  # Slack repeats whatever is not acknowledged
