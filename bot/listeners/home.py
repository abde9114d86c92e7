"""The Home tab, drawn whenever someone opens it."""

from typing import Any

from slack_bolt import App, Args

from bot.answerer import Answerer
from bot.errors import told
from bot.listeners.acknowledge import acknowledge


def register(app: App, answerer: Answerer) -> None:
    def is_home(event: dict[str, Any]) -> bool:
        return event.get("tab") == "home"

    @told
    def publish(args: Args) -> None:
        args.client.views_publish(user_id=args.body["event"]["user"], view=answerer.home)

    app.event("app_home_opened", matchers=[is_home])(ack=acknowledge, lazy=[publish])
    app.event("app_home_opened")(acknowledge)  # the Messages tab needs nothing drawn
