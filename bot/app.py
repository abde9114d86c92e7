"""The Bolt app, put together."""

import logging

from slack_bolt import App
from slack_sdk import WebClient

from bot import errors, listeners
from bot.answerer import Current
from bot.serving.calls import TIMEOUT, retry_handlers
from bot.serving.workers import Workers
from bot.settings import Settings


def create_app(settings: Settings, current: Current, workers: Workers | None = None) -> App:
    """`workers` run what goes on after an ack.

    Raises slack_bolt's BoltError when Slack refuses the bot token, OSError when Slack can't be reached.
    """
    client = WebClient(
        settings.bot_token,
        base_url=settings.api_url,
        timeout=TIMEOUT,
        retry_handlers=retry_handlers(),
    )
    app = App(
        client=client,
        signing_secret=settings.signing_secret,
        # The answer goes into the ack, so the ack's function must run before Slack hears back.
        process_before_response=True,
        # bot/serving proves that a request is Slack's before Bolt sees it; in Socket Mode the connection is proof.
        request_verification_enabled=False,
        attaching_conversation_kwargs_enabled=False,  # for agents, which this bot is not
        logger=logging.getLogger("bot.slack"),
    )
    app.listener_runner.lazy_listener_runner = workers or Workers()
    listeners.register(app, current)
    app.error(errors.handle_listener_error)
    return app
