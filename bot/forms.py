"""Forms on the screen: the views of any verb's form, and what they carry from one to the next."""

from collections.abc import Mapping
from typing import Any

import msgspec
from slack_bolt import Args

from bot.block_kit import actions, button, checkboxes, confirm, note, option, plain, section
from bot.command import Command, InvalidCommandError
from bot.home import role_select
from bot.verb import Context, Form, FormState

FORM = "form"  # callback_id of a form
RESULT = "form_result"  # callback_id of its result
FORM_ROLE = "form_role"  # action_id of the role picker
SEND_TO_ME, SEND_HERE = "send_to_me", "send_here"  # action_ids
WITH_NOTE = "with_note"  # block_id


class Origin(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a form was opened, so that its result can go back there."""

    response_url: str = ""
    channel: str = ""  # its name, where it is known
    thread_ts: str = ""


class Carried(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a view carries in its private_metadata: at most 3,000 characters."""

    command: Command
    origin: Origin = Origin()
    state: msgspec.Raw = msgspec.Raw(b"null")
    sent: tuple[str, ...] = ()

    @classmethod
    def of(cls, view: Mapping[str, Any]) -> "Carried":
        """Raises InvalidCommandError where the view is none of ours, or of an older version."""
        try:
            return msgspec.json.decode(view["private_metadata"], type=cls)
        except msgspec.MsgspecError as error:
            raise InvalidCommandError(str(error)) from error

    def __str__(self) -> str:
        return msgspec.json.encode(self).decode()

    def state_of(self, form: Form[Any]) -> FormState:
        state: FormState = msgspec.json.decode(self.state, type=form.state)
        return state


def role_chosen(view: Mapping[str, Any]) -> str | None:
    """The card chosen in the form's role picker, or None where it has none."""
    for field in view["state"]["values"].values():
        if chosen := field.get(FORM_ROLE, {}).get("selected_option"):
            key: str = chosen["value"]
            return key
    return None


def form_of(context: Context, command: Command) -> Form[Any]:
    """Raises InvalidCommandError where the verb has no form."""
    form = context.verbs[command.verb].form
    if form is None:
        raise InvalidCommandError(f"'{command.verb}' has no form")
    return form


def form_view(context: Context, command: Command, origin: Origin) -> dict[str, Any]:
    """The form to fill in."""
    form = form_of(context, command)
    picker = []
    if command.cards and context.verbs[command.verb].takes == "role":
        picker = [section("*Role*", role_select(context, command.cards[0], FORM_ROLE))]
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": plain(form.title),
        "submit": plain(form.submit),
        "close": plain("Close"),
        "blocks": [*picker, *form.open(context, command)],
        "private_metadata": str(Carried(command, origin)),
    }


def result_view(context: Context, carried: Carried) -> dict[str, Any]:
    """What comes of a form, with buttons that send it on: each sends once."""
    form = form_of(context, carried.command)
    state = carried.state_of(form)
    sending = [] if SEND_TO_ME in carried.sent else [button("Send to my direct messages", SEND_TO_ME, "-")]
    where = f"#{carried.origin.channel}" if carried.origin.channel else "this conversation"
    if carried.origin.response_url and SEND_HERE not in carried.sent:
        warning = f"Everyone in {where} will see this."
        post = button(f"Post in {where}", SEND_HERE, "-")
        sending.append({**post, "confirm": confirm(f"Post in {where}?", warning, "Post")})
    told = {SEND_TO_ME: "✓ Sent to your direct messages.", SEND_HERE: f"✓ Posted in {where}."}
    with_note = []
    if state.note and sending:
        tick = {**checkboxes([option("Send my note along", WITH_NOTE)]), "action_id": WITH_NOTE}
        with_note = [{"type": "actions", "block_id": WITH_NOTE, "elements": [tick]}]
    return {
        "type": "modal",
        "callback_id": RESULT,
        "title": plain(form.title),
        "close": plain("Back"),
        "blocks": [
            *form.result(context, carried.command, state).blocks,
            *with_note,
            *actions(*sending),
            *(note(told[name]) for name in carried.sent),
        ],
        "private_metadata": str(carried),
    }


def show_modal(args: Args, view: dict[str, Any]) -> None:
    """Open the modal; where the person is in one already, lay it on top."""
    in_modal = args.body.get("view", {}).get("type") == "modal"
    show = args.client.views_push if in_modal else args.client.views_open
    show(trigger_id=args.body["trigger_id"], view=view)
