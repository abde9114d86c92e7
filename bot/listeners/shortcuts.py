"""Shortcuts: for where no command can be typed, such as a thread, or where no word comes to mind."""

import re

from slack_bolt import App, Args

from bot.answerer import Current
from bot.command import Command
from bot.errors import reports_failure
from bot.forms import Origin, form_view, show_modal
from bot.home import look_up_view
from bot.listeners.acknowledge import acknowledge
from bot.parser.markup import strip_markup

LOOK_UP = "look_up"
EXPLAIN_MESSAGE = "explain_message"
# A global shortcut of this name opens the form of the verb that it names.
OPEN_FORM = re.compile(r"^form_(\w+)$")

LONGEST = 3_000  # characters of a message that are explained


def register(app: App, current: Current) -> None:
    @reports_failure
    def look_up(args: Args) -> None:
        show_modal(args, look_up_view())

    @reports_failure
    def open_form(args: Args) -> None:
        context = current.answers.context
        verb = context.verbs[args.body["callback_id"].removeprefix("form_")]
        default = context.knowledge.default
        cards = (context.knowledge.key(default),) if default and verb.takes == "role" else ()
        show_modal(args, form_view(context, Command(verb.name, cards), Origin()))

    @reports_failure
    def explain_message(args: Args) -> None:
        answers = current.answers
        text = strip_markup(args.body["message"].get("text") or "")[:LONGEST]
        verb = answers.context.verbs.decoding
        cards = {answers.knowledge.key(mention.card): None for mention in answers.knowledge.mentions(text)}
        command = Command(verb.name, tuple(cards), text=text)
        show_modal(args, verb.answer(answers.context, command).as_modal())

    app.shortcut(LOOK_UP)(ack=acknowledge, lazy=[look_up])
    app.shortcut(OPEN_FORM)(ack=acknowledge, lazy=[open_form])
    app.shortcut(EXPLAIN_MESSAGE)(ack=acknowledge, lazy=[explain_message])
