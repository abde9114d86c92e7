"""Bolt's lazy listeners, run so that nobody waits for another's work."""

import logging
import time
from collections.abc import Callable
from typing import Any

from slack_bolt import BoltRequest
from slack_bolt.context.respond import Respond
from slack_bolt.lazy_listener import LazyListenerRunner
from slack_sdk.webhook import WebhookResponse

from bot.serving.calls import RepeatableClient, ResponseUrl
from bot.serving.lane import Lane, Limits, Work
from bot.serving.seen_events import SeenEvents, SeenInProcess
from bot.serving.timers import Timers

log = logging.getLogger("bot.serving")

# Slack takes about one post a second in a channel, and tells us when it is too much: more at once only gains 429s.
POSTS = Limits(threads=128, channel=32, user=64)
# Whoever clicked waits for it, and a trigger_id lives three seconds.
CLICKS = Limits(threads=64, channel=64, user=16)


class Workers(LazyListenerRunner):
    """What has a trigger_id has a lane of its own: a window must open in three seconds, however many answers wait."""

    def __init__(self, seen: SeenEvents | None = None, logger: logging.Logger = log) -> None:
        self.logger = logger
        self._seen = seen or SeenInProcess()
        timers = Timers()
        self._posts = Lane("posts", POSTS, timers)
        self._clicks = Lane("clicks", CLICKS, timers)

    def start(self, function: Callable[..., None], request: BoltRequest) -> None:
        context, body = request.context, request.body
        user = context.user_id or ""
        channel = context.channel_id or user
        if context.client:
            context["client"] = RepeatableClient.like(context.client)
        if context.response_url:
            context["respond"] = _RetryingRespond(response_url=context.response_url)
        lane = self._clicks if "trigger_id" in body else self._posts
        lane.submit(Work(self._once(function, request), channel, user, _in_turn(channel, body)))

    def wait(self, seconds: float) -> int:
        """Wait for what is in hand, at most so long. Returns how many pieces of work are left."""
        deadline = time.monotonic() + seconds
        return sum(lane.wait(deadline - time.monotonic()) for lane in (self._clicks, self._posts))

    def _once(self, function: Callable[..., None], request: BoltRequest) -> Callable[[], None]:
        """The listener, unless its event was delivered before."""
        event_id, checked = request.body.get("event_id"), False

        def run() -> None:
            nonlocal checked
            if event_id and not checked and not self._seen.first_time(event_id):
                return
            checked = True
            self.run(function, request)

        return run


def _in_turn(channel: str, body: dict[str, Any]) -> str:
    """Answers in one thread, or in one direct conversation, come in the order of the questions."""
    event = body.get("event")
    if not isinstance(event, dict):
        return ""
    thread = "" if channel.startswith("D") else event.get("thread_ts") or event.get("ts") or ""
    return f"{channel}/{thread}"


class _RetryingRespond(Respond):
    def __call__(self, text: Any = "", blocks: Any = None, **options: Any) -> WebhookResponse:  # type: ignore[override]
        message = dict(text) if isinstance(text, dict) else {"text": text, "blocks": blocks, **options}
        given = {name: value for name, value in message.items() if value not in (None, "")}
        return ResponseUrl(self.response_url or "").send_dict(given)
