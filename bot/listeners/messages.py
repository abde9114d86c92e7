"""Direct messages to the bot: answered where they were written."""

from typing import Any

from slack_bolt import App, Args

from bot.answerer import Answerer
from bot.errors import told
from bot.listeners.acknowledge import acknowledge
from bot.listeners.once import Once


def register(app: App, answerer: Answerer, once: Once) -> None:
    def is_typed(event: dict[str, Any]) -> bool:
        """Written by a person just now: no edit, no deletion, no other bot."""
        return event.get("channel_type") == "im" and "subtype" not in event and "bot_id" not in event

    @told
    def reply(args: Args) -> None:
        event = args.body["event"]
        with once.handling(args.body["event_id"]) as is_new:
            if is_new:
                answer = answerer.ask(event.get("text", "")).public
                thread = event.get("thread_ts")
                args.client.chat_postMessage(channel=event["channel"], thread_ts=thread, **answer.payload)

    app.event("message", matchers=[is_typed])(ack=acknowledge, lazy=[reply])
    app.event("message")(acknowledge)  # Slack repeats whatever is not acknowledged
