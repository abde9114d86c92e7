"""An answer to an event: posted where it was written."""

from slack_bolt import Args

from bot.answerer import Answerer


def reply(args: Args, answerer: Answerer, thread_ts: str | None) -> None:
    """Answer the event's text in the thread, or in the conversation itself where there is none."""
    event = args.body["event"]
    answer = answerer.ask(event.get("text", "")).public
    args.client.chat_postMessage(channel=event["channel"], thread_ts=thread_ts, **answer.payload)
