"""The Bolt app, put together."""

import logging
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

from bot import errors, listeners
from bot.answerer import Current
from bot.settings import Settings

WORKERS = 32  # lazy listeners wait for Slack most of their time
TIMEOUT = 10  # seconds for one Web API call


def create_app(settings: Settings, current: Current) -> App:
    """Raises slack_bolt's BoltError when Slack refuses the bot token, OSError when Slack can't be reached."""
    client = WebClient(
        settings.bot_token,
        base_url=settings.api_url,
        timeout=TIMEOUT,
        retry_handlers=[
            ConnectionErrorRetryHandler(max_retry_count=1),
            RateLimitErrorRetryHandler(max_retry_count=2),
            ServerErrorRetryHandler(max_retry_count=2),
        ],
    )
    app = App(
        client=client,
        signing_secret=settings.signing_secret,
        # The answer goes into the ack, so the ack's function must run before Slack hears back.
        process_before_response=True,
        listener_executor=ThreadPoolExecutor(WORKERS, thread_name_prefix="lazy"),
        logger=logging.getLogger("bot.slack"),
    )
    listeners.register(app, current)
    app.error(errors.handle_listener_error)
    return app
