"""Slack delivers an event again when it saw no ack, with the same event_id: answer it once, whichever came first."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from cachetools import TTLCache

REMEMBERED = 10_000  # events
LIFETIME = 2 * 60 * 60  # seconds; Slack's last try comes an hour after the first


class Once:
    """Remembers which events are taken care of."""

    def __init__(self) -> None:
        self._taken: TTLCache[str, bool] = TTLCache(REMEMBERED, LIFETIME)
        self._lock = Lock()

    @contextmanager
    def handling(self, event_id: str) -> Iterator[bool]:
        """Gives whether the event is new. When the block fails, a later delivery of the event counts as new again."""
        with self._lock:
            is_new = event_id not in self._taken
            self._taken[event_id] = True
        try:
            yield is_new
        except Exception:
            with self._lock:
                self._taken.pop(event_id, None)
            raise
