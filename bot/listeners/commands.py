"""`/mlops …`: the answer is Slack's reply to its own request, without a call to Slack."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_bolt import App, Args, BoltContext, BoltResponse

from bot.answerer import Answer, Current
from bot.command import Command
from bot.errors import reports_failure
from bot.forms import Origin, form_view, show_modal
from bot.listeners.reply import reply
from bot.product import COMMAND

JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json;charset=utf-8"}


def register(app: App, current: Current) -> None:
    def answer_or_acknowledge(command: Mapping[str, Any], context: BoltContext) -> BoltResponse:
        answer = reply(current.answers, command.get("text", ""), "command")
        if form := _form_of(answer):
            context["form_command"] = str(form)
            return BoltResponse(status=200)
        return BoltResponse(status=200, body=answer.private.json, headers=JSON)

    @reports_failure
    def open_form(args: Args) -> None:
        if carried := args.context.get("form_command"):
            origin = Origin(response_url=args.body["response_url"], channel=args.body.get("channel_name", ""))
            show_modal(args, form_view(current.answers.context, Command.from_json(carried), origin))

    app.command(COMMAND)(ack=answer_or_acknowledge, lazy=[open_form])


def slash_answer(current: Current, form: Mapping[str, str]) -> str | None:
    """The body of the ack, or None where a form is to be opened, which takes a call to Slack."""
    answer = reply(current.answers, form.get("text", ""), "command")
    return None if _form_of(answer) else answer.private.json


def _form_of(answer: Answer) -> Command | None:
    return answer.command if answer.opens_form else None
