"""The Slack bot: Slack in, Slack out, and between them the answers made from the cards."""

from bot.app import create_app

__all__ = ["create_app"]
