"""Direct messages to the bot: answered where they were written."""

from typing import Any

from slack_bolt import App, Args

from bot.answerer import Current
from bot.block_kit import section
from bot.errors import reports_failure
from bot.listeners.acknowledge import acknowledge
from bot.listeners.reply import reply
from bot.message import Message

# Of the subtypes of a message, those in which people speak. https://docs.slack.dev/reference/events/message
SPOKEN = (None, "file_share", "thread_broadcast")

NO_FILES = Message.of(
    section("I can't read files. Copy the words you wonder about and send them to me as text: a term will do.")
)


def register(app: App, current: Current) -> None:
    def is_typed(event: dict[str, Any]) -> bool:
        """Written by a person just now: no edit, no deletion, no other bot."""
        return event.get("channel_type") == "im" and event.get("subtype") in SPOKEN and "bot_id" not in event

    @reports_failure
    def reply_there(args: Args) -> None:
        event = args.body["event"]
        text = event.get("text", "")
        has_words = bool(text.strip()) or not event.get("files")

        def post(message: Message) -> None:
            args.client.chat_postMessage(channel=event["channel"], thread_ts=event.get("thread_ts"), **message.post)

        if has_words:
            reply(current.answers, text, "message", lambda made: post(made.public))
        else:
            post(NO_FILES)

    app.event("message", matchers=[is_typed])(ack=acknowledge, lazy=[reply_there])
