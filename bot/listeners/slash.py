"""`/mlops …`: the answer is Slack's reply to its own request, without a call to Slack."""

from collections.abc import Sequence
from typing import Any

from slack_bolt import App, Args, BoltResponse

from bot.answerer import Answerer
from bot.answers import redflags
from bot.answers.about import about
from bot.errors import told
from bot.listeners.acknowledge import acknowledge
from bot.modals import show_modal

COMMAND = "/mlops"
JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json;charset=utf-8"}


def register(app: App, answerer: Answerer) -> None:
    def opens_checklist(command: dict[str, Any]) -> bool:
        return answerer.ask(command.get("text", "")).opens_checklist

    @told
    def open_checklist(args: Args) -> None:
        card = about(answerer.ask(args.body.get("text", "")).request)
        conversation = redflags.Conversation(response_url=args.body["response_url"])
        show_modal(args, redflags.checklist(card, conversation))

    def answer(command: dict[str, Any]) -> BoltResponse:
        return BoltResponse(status=200, body=answerer.ask(command.get("text", "")).private.json, headers=JSON)

    app.command(COMMAND, matchers=[opens_checklist])(ack=acknowledge, lazy=[open_checklist])
    app.command(COMMAND)(answer)
