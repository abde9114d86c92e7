"""`@bot …` in a channel: answered in its thread."""

from slack_bolt import App, Args

from bot.answerer import Answerer
from bot.errors import told
from bot.listeners.acknowledge import acknowledge
from bot.listeners.reply import reply


def register(app: App, answerer: Answerer) -> None:
    @told
    def reply_in_thread(args: Args) -> None:
        event = args.body["event"]
        reply(args, answerer, event.get("thread_ts", event["ts"]))

    app.event("app_mention")(ack=acknowledge, lazy=[reply_in_thread])
