"""An answer to an event: posted where it was written, once."""

from slack_bolt import Args

from bot.answerer import Answerer
from bot.listeners.once import Once


def reply(args: Args, answerer: Answerer, once: Once, thread_ts: str | None) -> None:
    """Answer the event's text in the thread, or in the conversation itself where there is none."""
    event = args.body["event"]
    with once.handling(args.body["event_id"]) as is_new:
        if is_new:
            answer = answerer.ask(event.get("text", "")).public
            args.client.chat_postMessage(channel=event["channel"], thread_ts=thread_ts, **answer.payload)
