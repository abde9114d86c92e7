"""What was done already: people click twice where nothing seems to happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from cachetools import TTLCache

REMEMBERED = 10_000  # clicks
LIFETIME = 60 * 60  # seconds; a response_url lives half as long


class Seen:
    """Remembers what was handled, for an hour."""

    def __init__(self) -> None:
        self._seen: TTLCache[str, bool] = TTLCache(REMEMBERED, LIFETIME)
        self._lock = Lock()

    @contextmanager
    def first_time(self, name: str) -> Iterator[bool]:
        """Whether `name` comes for the first time. When the block fails, a later one counts as the first again."""
        with self._lock:
            is_first = name not in self._seen
            self._seen[name] = True
        try:
            yield is_first
        except BaseException:  # also where Slack asks to try later, and the listener begins again
            with self._lock:
                self._seen.pop(name, None)
            raise
