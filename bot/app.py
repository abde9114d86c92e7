"""The Bolt app, put together."""

import logging
import time
from collections.abc import Mapping
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk import WebClient

from bot import errors, listeners
from bot.answerer import Answerer
from bot.request import Request
from bot.serving.answer_log import log_answer
from bot.serving.calls import TIMEOUT, retry_handlers
from bot.serving.receive import SlashAnswer
from bot.serving.workers import Workers
from bot.settings import Settings


def create_app(settings: Settings, answerer: Answerer, workers: Workers | None = None) -> App:
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
        raise_error_for_unhandled_request=True,
        attaching_conversation_kwargs_enabled=False,  # for agents, which this bot is not
        logger=logging.getLogger("bot.slack"),
    )
    app.listener_runner.lazy_listener_runner = workers or Workers()
    listeners.register(app, answerer)
    app.error(_on_error)
    return app


def slash_answer_of(answerer: Answerer) -> SlashAnswer:
    """What answers a command in the ack itself, unless a form must open."""

    def slash_answer(form: Mapping[str, str]) -> str | None:
        started = time.perf_counter()
        answer = answerer.ask(form.get("text") or "")
        if answer.opens_checklist:
            return None
        log_answer(answer.request.verb, _card(answer.request), "command", time.perf_counter() - started)
        return answer.private.json

    return slash_answer


def _card(request: Request) -> str | None:
    if request.card:
        return request.card.term
    return None if request.subject else ""


def _on_error(error: Exception, body: dict[str, Any]) -> BoltResponse:
    if isinstance(error, BoltUnhandledRequestError):  # nobody listens; without an ack Slack would send it again
        return BoltResponse(status=200)
    return errors.in_ack(error, body)
