"""Slack in, Slack out: one module for each way a person reaches the bot, each with its register()."""

from slack_bolt import App

from bot.answerer import Current
from bot.listeners import actions, commands, forms, home, mentions, messages, options, shortcuts, unheard
from bot.listeners.seen import Seen


def register(app: App, current: Current) -> None:
    seen = Seen()
    commands.register(app, current)
    mentions.register(app, current)
    messages.register(app, current)
    actions.register(app, current, seen)
    forms.register(app, current, seen)
    home.register(app, current, seen)
    options.register(app, current)
    shortcuts.register(app, current)
    unheard.register(app)  # last: it takes what nobody else listens to
