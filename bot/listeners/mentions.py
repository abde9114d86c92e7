"""`@bot …` in a channel: answered in its thread."""

from slack_bolt import App, Args

from bot.answerer import Answerer
from bot.errors import told
from bot.listeners.acknowledge import acknowledge
from bot.listeners.once import Once


def register(app: App, answerer: Answerer, once: Once) -> None:
    @told
    def reply(args: Args) -> None:
        event = args.body["event"]
        with once.handling(args.body["event_id"]) as is_new:
            if is_new:
                answer = answerer.ask(event["text"]).public
                thread = event.get("thread_ts", event["ts"])
                args.client.chat_postMessage(channel=event["channel"], thread_ts=thread, **answer.payload)

    app.event("app_mention")(ack=acknowledge, lazy=[reply])
