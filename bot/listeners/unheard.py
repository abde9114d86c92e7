"""What nobody else listens to: acknowledged, so that Slack does not repeat it, and explained where a person waits."""

import re

from slack_bolt import App, Args

from bot.command import InvalidCommandError
from bot.errors import reports_failure
from bot.listeners.acknowledge import acknowledge

ANY = re.compile(r".*", re.DOTALL)


def register(app: App) -> None:
    @reports_failure
    def explain(args: Args) -> None:
        raise InvalidCommandError("a button that this version does not have")

    app.event(ANY)(acknowledge)
    app.action(ANY)(ack=acknowledge, lazy=[explain])
    app.view_closed(ANY)(acknowledge)
