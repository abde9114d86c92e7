"""Whether the process lives (/healthz), and whether it can answer (/readyz)."""

import asyncio
import logging
import time
from collections.abc import Callable

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.serving.http_response import Response
from bot.serving.opening import REFUSALS, code_of

log = logging.getLogger("bot.serving")

TOKEN_SECONDS = 30.0  # between two questions to Slack whether the token is good


async def alive() -> Response:
    return Response(200, b"ok\n")


class Readiness:
    """Ready is who can be reached by Slack, and whose token Slack takes. Trouble of Slack's own changes neither."""

    def __init__(self, client: WebClient) -> None:
        self.is_connected: Callable[[], bool] = lambda: False  # until it is known better
        self._client = client
        self._checked_at = float("-inf")
        self._refusal = ""
        self._lock = asyncio.Lock()

    async def page(self) -> Response:
        if not self.is_connected():
            return Response(503, b"not connected to Slack\n")
        async with self._lock:
            if time.monotonic() - self._checked_at > TOKEN_SECONDS:
                self._refusal = await asyncio.to_thread(self._ask)
                self._checked_at = time.monotonic()
        if self._refusal:
            return Response(503, f"Slack refuses the bot's token: {self._refusal}\n".encode())
        return Response(200, b"ready\n")

    def _ask(self) -> str:
        """Slack's refusal of the token; empty where there is none."""
        try:
            self._client.auth_test()
        except (SlackClientError, OSError, ValueError) as error:
            code = code_of(error)
            if code in REFUSALS:
                log.error("Slack refuses SLACK_BOT_TOKEN (%s)", code)
                return code
            log.warning("Slack can't be asked about the bot's token (%s)", code)
        return ""
