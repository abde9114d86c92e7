"""Clicks on the buttons under an answer, wherever it stands: a message, a modal or the Home tab."""

from typing import Any

from slack_bolt import App, Args

from bot import buttons
from bot.answerer import Answerer
from bot.errors import told
from bot.listeners.acknowledge import acknowledge
from bot.listeners.respond import respond
from bot.message import Message
from bot.modals import show_modal


def register(app: App, answerer: Answerer) -> None:
    @told
    def replace(args: Args) -> None:
        answer = answerer.ask(_asked(args))
        if "view" in args.body:
            _show_in_modal(args, answer.public)
        else:
            respond(args, answer.private if _is_ephemeral(args.body) else answer.public, replace_original=True)

    @told
    def follow(args: Args) -> None:
        answer = answerer.ask(_asked(args))
        if "view" in args.body:
            _show_in_modal(args, answer.public)
        elif _is_direct(args.body):
            respond(args, answer.public, response_type="in_channel", replace_original=False)
        else:  # in a channel, only the person who clicked gets to see more
            respond(args, answer.private, response_type="ephemeral", replace_original=False)

    @told
    def share(args: Args) -> None:
        signed = answerer.ask(_asked(args)).public.shared_by(args.body["user"]["id"])
        respond(args, signed, response_type="in_channel", replace_original=False)
        respond(args, delete_original=True)  # only now, so that nothing is lost when sharing fails

    app.action(buttons.REPLACE)(ack=acknowledge, lazy=[replace])
    app.action(buttons.FOLLOW)(ack=acknowledge, lazy=[follow])
    app.action(buttons.SHARE)(ack=acknowledge, lazy=[share])


def _asked(args: Args) -> str:
    """The command that the clicked button carries."""
    value: str = args.body["actions"][0]["value"]
    return value


def _is_ephemeral(body: dict[str, Any]) -> bool:
    return bool(body["container"].get("is_ephemeral"))


def _is_direct(body: dict[str, Any]) -> bool:
    """A direct message with the bot, as against an ephemeral answer in some channel."""
    return body["channel"]["id"].startswith("D") and not _is_ephemeral(body)


def _show_in_modal(args: Args, message: Message) -> None:
    """Home and modals have no messages to answer with: open a modal, or go on in the one that is open."""
    view = args.body["view"]
    modal = message.as_modal()
    if view["type"] == "home":
        show_modal(args, modal)
    else:
        args.client.views_update(view_id=view["id"], hash=view["hash"], view=modal)
