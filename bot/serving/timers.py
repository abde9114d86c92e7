"""Something to do later, without a thread for each."""

import heapq
import itertools
import threading
import time
from collections.abc import Callable


class Timers:
    """One thread for all, and none where nothing waits. What is called must be quick."""

    def __init__(self) -> None:
        self._waiting: list[tuple[float, int, Callable[[], None]]] = []  # a heap; the number keeps the order of equals
        self._numbers = itertools.count()
        self._changed = threading.Condition()
        self._running = False

    def call_later(self, seconds: float, call: Callable[[], None]) -> None:
        with self._changed:
            heapq.heappush(self._waiting, (time.monotonic() + seconds, next(self._numbers), call))
            if self._running:
                self._changed.notify()
            else:
                self._running = True
                threading.Thread(target=self._run, name="timers", daemon=True).start()

    def _run(self) -> None:
        while call := self._next():
            call()

    def _next(self) -> Callable[[], None] | None:
        """Waits for the first that is due. None ends the thread."""
        with self._changed:
            while self._waiting:
                left = self._waiting[0][0] - time.monotonic()
                if left <= 0:
                    return heapq.heappop(self._waiting)[2]
                self._changed.wait(left)
            self._running = False
            return None
