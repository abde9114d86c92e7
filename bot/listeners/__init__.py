"""Slack in, Slack out: one module for each way a person reaches the bot, each with its register()."""

from slack_bolt import App

from bot.answerer import Answerer
from bot.listeners import actions, checklist, home, mentions, messages, slash


def register(app: App, answerer: Answerer) -> None:
    slash.register(app, answerer)
    mentions.register(app, answerer)
    messages.register(app, answerer)
    actions.register(app, answerer)
    checklist.register(app, answerer)
    home.register(app, answerer)
