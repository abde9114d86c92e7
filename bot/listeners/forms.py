"""Forms of every verb: opened by a button, submitted, their result sent on."""

import time
from collections.abc import Mapping
from secrets import token_hex
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace
from slack_bolt import Ack, App, Args, BoltContext, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import buttons
from bot.answerer import Current
from bot.block_kit import section
from bot.command import Command
from bot.errors import ADVICE, ResponseUrlExpiredError, ResultExpiredError, reports_failure, user_text
from bot.forms import (
    FORM,
    FORM_ROLE,
    POSTED,
    SEND_HERE,
    SEND_TO_ME,
    WITH_NOTE,
    Carried,
    Origin,
    form_of,
    form_view,
    is_deepest,
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

NOTHING_LOST = "Nothing is lost: send it to yourself and hand it on."


class Posting(NamedTuple):
    """A form that goes on to a channel after the ack, and the view that says so."""

    carried: Carried
    external_id: str


def register(app: App, current: Current, seen: Seen) -> None:
    @reports_failure
    def open_form(args: Args) -> None:
        command = Command.from_json(args.body["actions"][0]["value"])
        show_modal(args, form_view(current.answers.context, command, Origin.of_click(args.body)))

    @reports_failure
    def pick_role(args: Args) -> None:
        view = args.body["view"]
        carried = Carried.of(view)
        command = replace(carried.command, cards=(args.body["actions"][0]["selected_option"]["value"],))
        args.client.views_update(view_id=view["id"], view=form_view(current.answers.context, command, carried.origin))

    def submit(ack: Ack, view: Mapping[str, Any], context: BoltContext) -> BoltResponse:
        answers = current.answers.context
        carried = Carried.of(view)
        if role := role_chosen(view):  # it may have been picked so lately that the form does not show it yet
            carried = replace(carried, command=replace(carried.command, cards=(role,)))
        form = form_of(answers, carried.command)
        fields = view["state"]["values"]
        values = {block_id: field.get(block_id, {}) for block_id, field in fields.items()}
        state = form.read(answers, carried.command, values)
        if errors := form.validate(answers, carried.command, state):
            return ack(response_action="errors", errors=dict(errors))
        filled = replace(carried, state=msgspec.Raw(msgspec.json.encode(state)))
        shown = result_view(answers, filled)
        if form.post_to(answers):
            shown["external_id"] = token_hex(16)  # by which the view is found again once it is posted
            context["posting"] = Posting(filled, shown["external_id"])
        return ack(response_action="update" if is_deepest(view) else "push", view=shown)

    @reports_failure
    def post(args: Args) -> None:
        """To the form's own channel, where it has one. Whatever becomes of it is said in the view that waits."""
        posting: Posting | None = args.context.get("posting")
        if posting is None:
            return
        context, carried = current.answers.context, posting.carried
        form = form_of(context, carried.command)
        channel = form.post_to(context)
        result = form.result(context, carried.command, carried.state_of(form))
        try:
            # Submitted again unchanged, it is there already.
            with seen.first_time(f"{args.body['view']['id']} {hash(str(carried))}") as is_first:
                if is_first:
                    # Links that a person typed are to be read, not opened.
                    args.client.chat_postMessage(channel=channel, unfurl_links=False, unfurl_media=False, **result.post)
            told = replace(carried, sent=(*carried.sent, POSTED))
        except Exception as error:  # noqa: BLE001 - whatever it is, the person must hear of it
            told = replace(carried, refused=f"{user_text(error, _refusals(channel))} {NOTHING_LOST}")
        is_shown = _shown(args.client, posting.external_id, result_view(context, told))
        if told.refused and not is_shown:
            kept = Message.of(section(told.refused)).and_then(result.blocks)
            args.client.chat_postMessage(channel=args.body["user"]["id"], **kept.post)

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
    app.view(FORM)(ack=submit, lazy=[post])
    app.action(buttons.named(SEND_TO_ME))(ack=acknowledge, lazy=[send_to_me])
    app.action(buttons.named(SEND_HERE))(ack=acknowledge, lazy=[send_here])
    app.action(WITH_NOTE)(acknowledge)  # its tick is read when the result is sent


def _message(context: Context, carried: Carried, view: Mapping[str, Any]) -> Message:
    """The result as a message, with the note only where it was ticked."""
    form = form_of(context, carried.command)
    state = carried.state_of(form)
    ticked = view["state"]["values"].get(WITH_NOTE, {}).get(WITH_NOTE, {}).get("selected_options")
    return form.result(context, carried.command, state if ticked else replace(state, note=""))


def _refusals(channel: str) -> Mapping[str, str]:
    """Why Slack does not post to a form's own channel, by its name for the reason."""
    return {
        **ADVICE,
        "not_in_channel": f"I'm not in <#{channel}>, so I could not send this. Someone there can type `/invite` and my"
        " name; then go back and submit again.",
        "channel_not_found": "I can't see the channel that this is for. Whoever runs me has to mend KNOWLEDGE_CHANNEL,"
        " or to invite me there.",
        "is_archived": f"<#{channel}> is archived, so I could not send this.",
        "restricted_action": f"Your workspace does not let me post in <#{channel}>.",
        "ratelimited": "Slack asked me to slow down. Go back and submit again in a minute.",
    }


def _shown(client: WebClient, external_id: str, view: dict[str, Any]) -> bool:
    """Show the view in place of the one that waits. Slack may learn of that one later than of this: then once more.

    Returns whether it is still open.
    """
    for seconds in (0.2, 1.0, 0.0):
        try:
            client.views_update(external_id=external_id, view=view)
        except SlackApiError as error:
            if error.response.get("error") != "not_found":
                raise
            time.sleep(seconds)
        else:
            return True
    return False
