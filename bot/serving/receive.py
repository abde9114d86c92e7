"""One delivery of Slack's, whichever way it came -> the ack."""

import logging
from collections.abc import Callable, Mapping

from slack_bolt import App, BoltRequest, BoltResponse

from bot.serving.metrics import METRICS
from bot.serving.payload import Payload

log = logging.getLogger("bot.serving")

# A slash command's form fields -> the ack's JSON body, or None where Bolt must handle it. Quick, and never blocks.
SlashAnswer = Callable[[Mapping[str, str]], str | None]


def answer_at_once(slash_answer: SlashAnswer, form: Mapping[str, str]) -> str | None:
    """The ack's JSON body, or None where Bolt must handle the command: also where answering failed, since Bolt's error
    handler tells the person."""
    try:
        return slash_answer(form)
    except Exception as error:  # noqa: BLE001 - see above
        log.warning("A command could not be answered at once (%s)", type(error).__name__)
        return None


def dispatch(app: App, payload: Payload, retry_num: str = "", retry_reason: str = "") -> BoltResponse:
    """Let Bolt handle a delivery that is proven to be Slack's.

    Bolt's mode "socket_mode" means just that: the payload is parsed already, and there is no signature to verify.
    """
    if retry_num and METRICS:
        METRICS.count_redelivery()
    headers = {"x-slack-retry-num": retry_num, "x-slack-retry-reason": retry_reason} if retry_num else {}
    return app.dispatch(BoltRequest(mode="socket_mode", body=payload, headers=dict(headers)))
