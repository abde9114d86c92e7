"""Forms of every verb: opened by a button, submitted, their result sent on."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace
from slack_bolt import Ack, App, Args, BoltResponse

from bot import buttons
from bot.answerer import Current
from bot.command import Command
from bot.errors import ResponseUrlExpiredError, ResultExpiredError, reports_failure
from bot.forms import (
    FORM,
    FORM_ROLE,
    SEND_HERE,
    SEND_TO_ME,
    WITH_NOTE,
    Carried,
    Origin,
    form_of,
    form_view,
    result_view,
    role_chosen,
    show_modal,
)
from bot.listeners.acknowledge import acknowledge
from bot.listeners.respond import raise_for_response
from bot.listeners.seen import Seen
from bot.message import Message
from bot.serving.calls import ResponseUrl
from bot.verb import Context


def register(app: App, current: Current, seen: Seen) -> None:
    @reports_failure
    def open_form(args: Args) -> None:
        body = args.body
        command = Command.from_json(body["actions"][0]["value"])
        origin = Origin(
            response_url=body.get("response_url", ""),
            channel=_channel_name(body),
            thread_ts=body["container"].get("thread_ts", ""),
        )
        show_modal(args, form_view(current.answers.context, command, origin))

    @reports_failure
    def pick_role(args: Args) -> None:
        view = args.body["view"]
        carried = Carried.of(view)
        command = replace(carried.command, cards=(args.body["actions"][0]["selected_option"]["value"],))
        args.client.views_update(view_id=view["id"], view=form_view(current.answers.context, command, carried.origin))

    def submit(ack: Ack, view: Mapping[str, Any]) -> BoltResponse:
        context = current.answers.context
        carried = Carried.of(view)
        if role := role_chosen(view):  # it may have been picked so lately that the form does not show it yet
            carried = replace(carried, command=replace(carried.command, cards=(role,)))
        form = form_of(context, carried.command)
        fields = view["state"]["values"]
        values = {block_id: field.get(block_id, {}) for block_id, field in fields.items()}
        state = form.read(context, carried.command, values)
        if errors := form.validate(context, carried.command, state):
            return ack(response_action="errors", errors=dict(errors))
        filled = replace(carried, state=msgspec.Raw(msgspec.json.encode(state)))
        return ack(response_action="push", view=result_view(context, filled))

    @reports_failure
    def send_to_me(args: Args) -> None:
        def send(message: Message, carried: Carried) -> None:
            args.client.chat_postMessage(channel=args.body["user"]["id"], **message.post)

        _send(args, SEND_TO_ME, send)

    @reports_failure
    def send_here(args: Args) -> None:
        def send(message: Message, carried: Carried) -> None:
            signed = message.shared_by(args.body["user"]["id"])
            options = {"thread_ts": carried.origin.thread_ts} if carried.origin.thread_ts else {}
            # The bot may be no member there; the response_url works all the same.
            payload = {**signed.payload, **options, "response_type": "in_channel", "replace_original": False}
            try:
                raise_for_response(ResponseUrl(carried.origin.response_url).send_dict(payload))
            except ResponseUrlExpiredError as error:
                raise ResultExpiredError from error

        _send(args, SEND_HERE, send)

    def _send(args: Args, name: str, send: Any) -> None:
        view = args.body["view"]
        context = current.answers.context
        carried = Carried.of(view)
        if name in carried.sent:
            return
        with seen.first_time(f"{view['id']} {name}") as is_first:
            if is_first:
                send(_message(context, carried, view), carried)
                sent = replace(carried, sent=(*carried.sent, name))
                args.client.views_update(view_id=view["id"], view=result_view(context, sent))

    app.action(buttons.OPEN_FORM)(ack=acknowledge, lazy=[open_form])
    app.action(FORM_ROLE)(ack=acknowledge, lazy=[pick_role])
    app.view(FORM)(submit)
    app.action(buttons.named(SEND_TO_ME))(ack=acknowledge, lazy=[send_to_me])
    app.action(buttons.named(SEND_HERE))(ack=acknowledge, lazy=[send_here])
    app.action(WITH_NOTE)(acknowledge)  # its tick is read when the result is sent


def _message(context: Context, carried: Carried, view: Mapping[str, Any]) -> Message:
    """The result as a message, with the note only where it was ticked."""
    form = form_of(context, carried.command)
    state = carried.state_of(form)
    ticked = view["state"]["values"].get(WITH_NOTE, {}).get(WITH_NOTE, {}).get("selected_options")
    return form.result(context, carried.command, state if ticked else replace(state, note=""))


def _channel_name(body: Mapping[str, Any]) -> str:
    """The name to show, where there is one: a direct message has none."""
    name: str = body.get("channel", {}).get("name", "")
    return "" if name in ("directmessage", "privategroup") else name
