"""`@bot …` in a channel: answered in its thread."""

import re
from typing import Any

from slack_bolt import App, Args

from bot.answerer import Answer, Answers, Current
from bot.block_kit import note
from bot.errors import reports_failure
from bot.listeners.acknowledge import acknowledge
from bot.listeners.reply import reply
from bot.parser import Courtesy, NotFound
from bot.parser.markup import strip_markup

HINT = "To go on in this thread, begin with my name: I only hear what is said to me."


def register(app: App, current: Current) -> None:
    def is_new(event: dict[str, Any]) -> bool:
        """Written by a person just now: an edited mention comes again, under an event_id of its own."""
        return "edited" not in event and "bot_id" not in event

    @reports_failure
    def reply_in_thread(args: Args) -> None:
        event, answers = args.body["event"], current.answers
        text = event.get("text", "")
        if not _is_addressed(text, args.context.bot_user_id or "", answers):
            return

        def send(made: Answer) -> None:
            begins_thread = "thread_ts" not in event
            message = made.public.and_then(note(HINT)) if begins_thread and not made.missed else made.public
            if made.missed:  # what it does not know is nobody else's business
                args.client.chat_postEphemeral(
                    channel=event["channel"], user=event["user"], thread_ts=event.get("thread_ts"), **message.post
                )
            else:
                thread = event.get("thread_ts", event["ts"])
                args.client.chat_postMessage(channel=event["channel"], thread_ts=thread, **message.post)

        reply(answers, text, "mention", send)

    app.event("app_mention", matchers=[is_new])(ack=acknowledge, lazy=[reply_in_thread])


def _is_addressed(text: str, bot: str, answers: Answers) -> bool:
    """Whether the bot is spoken to, not only about: it is named first or last, or the text names a card."""
    before, _, after = re.sub(r"<@(\w+)\|[^>]*>", r"<@\1>", text).partition(f"<@{bot}>")
    around = (before, after.rpartition(f"<@{bot}>")[2])
    if any(not strip_markup(side) or isinstance(answers.parse(side), Courtesy) for side in around[:1]):
        return True
    if not strip_markup(around[1]) or isinstance(answers.parse(around[1]), Courtesy):
        return not isinstance(answers.parse(text), NotFound | Courtesy)
    return bool(answers.knowledge.mentions(strip_markup(text)))
