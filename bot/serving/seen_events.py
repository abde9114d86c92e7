"""Slack delivers an event again when it saw no ack, with the same event_id: it is answered once."""

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from cachetools import TTLCache

if TYPE_CHECKING:
    from redis import Redis

log = logging.getLogger("bot.serving")

EVENTS = 20_000  # kept in memory, about 3 MB
# Slack tries three times more: almost at once, after a minute, after five. An app that has switched on "Delayed events"
# hears of it hourly for a day. https://docs.slack.dev/apis/events-api/#retries
LIFETIME = 25 * 60 * 60  # seconds
REDIS_TIMEOUT = 0.5  # seconds
WARN_EVERY = 60.0  # seconds
REDIS_PAUSE = 5.0  # seconds without Redis after it failed, so that no answer waits for it


class SeenEvents(Protocol):
    def first_time(self, event_id: str) -> bool:
        """Whether the event comes for the first time; from now on it does not."""


class SeenInProcess:
    """Enough where one process serves."""

    def __init__(self, timer: Callable[[], float] = time.monotonic) -> None:
        self._seen: TTLCache[str, bool] = TTLCache(EVENTS, LIFETIME, timer)
        self._lock = Lock()

    def first_time(self, event_id: str) -> bool:
        with self._lock:
            is_new = event_id not in self._seen
            self._seen[event_id] = True
            return is_new


class SeenInRedis:
    """For several processes behind one address. Where Redis is gone, each process answers by what it has seen itself:
    an event answered twice is better than one not answered."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis
        self._own = SeenInProcess()
        self._again_at = self._warn_at = 0.0

    def first_time(self, event_id: str) -> bool:
        return self._own.first_time(event_id) and self._claim(event_id)

    def _claim(self, event_id: str) -> bool:
        from redis import RedisError  # an extra

        if time.monotonic() < self._again_at:
            return True
        try:
            return bool(self._redis.set(f"mlops-for-recruiters:event:{event_id}", 1, nx=True, ex=LIFETIME))
        except RedisError as error:
            now = time.monotonic()
            self._again_at = now + REDIS_PAUSE
            if now >= self._warn_at:
                self._warn_at = now + WARN_EVERY
                log.warning("Redis is gone (%s): events may be answered twice", type(error).__name__)
            return True


def seen_events(redis_url: str) -> SeenEvents:
    """By REDIS_URL, or in memory where there is none. Raises ModuleNotFoundError without the extra `redis`."""
    if not redis_url:
        return SeenInProcess()
    from redis import Redis

    return SeenInRedis(Redis.from_url(redis_url, socket_timeout=REDIS_TIMEOUT, socket_connect_timeout=REDIS_TIMEOUT))
