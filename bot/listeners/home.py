"""The app's own pages: Home, drawn whenever someone opens it, and the first words in an empty Messages tab."""

from typing import Any

from slack_bolt import App, Args

from bot import buttons
from bot.answerer import Current
from bot.answers.courtesy import greeting
from bot.errors import reports_failure
from bot.home import ROLE
from bot.listeners.acknowledge import acknowledge
from bot.listeners.seen import Seen


def register(app: App, current: Current, seen: Seen) -> None:
    def is_home(event: dict[str, Any]) -> bool:
        return event.get("tab") == "home"

    @reports_failure
    def publish(args: Args) -> None:
        event = args.body["event"]
        chosen = event.get("view", {}).get("private_metadata")  # the role picked when Home was last open
        args.client.views_publish(user_id=event["user"], view=current.answers.home(chosen))

    @reports_failure
    def pick_role(args: Args) -> None:
        chosen = args.body["actions"][0]["selected_option"]["value"]
        args.client.views_publish(user_id=args.body["user"]["id"], view=current.answers.home(chosen))

    @reports_failure
    def greet(args: Args) -> None:
        """Once, where nothing was said yet."""
        event = args.body["event"]
        with seen.first_time(f"greeting {event['user']}") as is_first:
            if is_first and not args.client.conversations_history(channel=event["channel"], limit=1)["messages"]:
                args.client.chat_postMessage(channel=event["channel"], **greeting(current.answers.context).post)

    app.event("app_home_opened", matchers=[is_home])(ack=acknowledge, lazy=[publish, greet])
    app.event("app_home_opened")(ack=acknowledge, lazy=[greet])
    app.action(buttons.named(ROLE))(ack=acknowledge, lazy=[pick_role])
