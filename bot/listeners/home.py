"""The Home tab, drawn whenever someone opens it."""

from typing import Any

from slack_bolt import App, Args

from bot.answerer import Current
from bot.errors import reports_failure
from bot.listeners.acknowledge import acknowledge


def register(app: App, current: Current) -> None:
    def is_home(event: dict[str, Any]) -> bool:
        return event.get("tab") == "home"

    @reports_failure
    def publish(args: Args) -> None:
        args.client.views_publish(user_id=args.body["event"]["user"], view=current.answers.home)

    app.event("app_home_opened", matchers=[is_home])(ack=acknowledge, lazy=[publish])
