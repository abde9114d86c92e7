"""Clicks on the buttons and selects of an answer, wherever it stands: a message, a modal or the Home tab."""

from typing import Any

from slack_bolt import App, Args

from bot import buttons
from bot.answerer import Answer, Current
from bot.command import Command
from bot.errors import reports_failure
from bot.forms import Origin, form_view, show_modal
from bot.listeners.acknowledge import acknowledge
from bot.listeners.reply import Send, answer
from bot.listeners.respond import respond
from bot.listeners.seen import Seen
from bot.message import Message


def register(app: App, current: Current, seen: Seen) -> None:
    def send(args: Args, how: Send) -> None:
        surface = "home" if args.body.get("view", {}).get("type") == "home" else "button"
        answer(current.answers, _command(args), surface, how)

    @reports_failure
    def show(args: Args) -> None:
        def below(shown: Answer) -> None:
            if "view" in args.body:
                show_modal(args, shown.public.as_modal())
            else:
                _below(args, shown)

        send(args, below)

    @reports_failure
    def pick(args: Args) -> None:
        command = _command(args)
        if current.answers.answer(command).opens_form:
            show_modal(args, form_view(current.answers.context, command, Origin.of_click(args.body)))
        else:
            show(args)

    @reports_failure
    def switch(args: Args) -> None:
        def in_place(shown: Answer) -> None:
            if "view" in args.body:
                _in_view(args, shown.public)
            elif args.body["container"].get("is_ephemeral"):
                respond(args, shown.private, replace_original=True)
            elif _is_direct(args.body):
                respond(args, shown.public, replace_original=True)
            else:  # what others see too stays as it is
                _below(args, shown)

        send(args, in_place)

    @reports_failure
    def share(args: Args) -> None:
        def for_all(shown: Answer) -> None:
            signed = shown.public.shared_by(args.body["user"]["id"])
            respond(args, signed, response_type="in_channel", replace_original=False)
            respond(args, delete_original=True)  # only now, so that nothing is lost when sharing fails

        with seen.first_time(_click(args)) as is_first:
            if is_first:
                send(args, for_all)

    @reports_failure
    def keep(args: Args) -> None:
        def in_direct_messages(shown: Answer) -> None:
            args.client.chat_postMessage(channel=args.body["user"]["id"], **shown.public.post)
            told = "Kept: you find it in your direct messages with me."
            args.respond(told, response_type="ephemeral", replace_original=False)

        with seen.first_time(_click(args)) as is_first:
            if is_first:
                send(args, in_direct_messages)

    app.action(buttons.SHOW)(ack=acknowledge, lazy=[show])
    app.action(buttons.PICK)(ack=acknowledge, lazy=[pick])
    app.action(buttons.SWITCH)(ack=acknowledge, lazy=[switch])
    app.action(buttons.SHARE)(ack=acknowledge, lazy=[share])
    app.action(buttons.KEEP)(ack=acknowledge, lazy=[keep])
    app.action(buttons.LINK)(acknowledge)


def _command(args: Args) -> Command:
    """The command that the clicked button or the chosen option carries. Raises InvalidCommandError."""
    action = args.body["actions"][0]
    return Command.from_json(action["selected_option"]["value"] if "selected_option" in action else action["value"])


def _click(args: Args) -> str:
    """What names a click of one person on one message: a second one is the same click."""
    action, container = args.body["actions"][0], args.body["container"]
    return f"{args.body['user']['id']} {container.get('message_ts')} {action['action_id']}"


def _below(args: Args, shown: Answer) -> None:
    """In a channel, only the person who clicked gets to see more."""
    if _is_direct(args.body):
        respond(args, shown.public, response_type="in_channel", replace_original=False)
    else:
        respond(args, shown.private, response_type="ephemeral", replace_original=False)


def _in_view(args: Args, message: Message) -> None:
    """Home opens a modal; a modal changes what it shows. Without its hash, so that a second click can't fail."""
    view = args.body["view"]
    if view["type"] == "home":
        show_modal(args, message.as_modal())
    else:
        args.client.views_update(view_id=view["id"], view=message.as_modal())


def _is_direct(body: dict[str, Any]) -> bool:
    """A direct message with the bot, as against an ephemeral answer in some channel."""
    return body["channel"]["id"].startswith("D") and not body["container"].get("is_ephemeral")
