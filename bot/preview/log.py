"""What went between the stand-in and the app, for the inspector and for tests."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

REMEMBERED = 500  # entries

Kind = Literal["envelope", "ack", "web_api", "response_url", "fault"]


@dataclass
class Entry:
    id: int
    at: float  # seconds since the epoch
    kind: Kind
    name: str
    ms: float | None = None  # how long the answer took
    ok: bool = True
    body: Any = None
    answer: Any = None
    envelope: int | None = None  # of an ack, the id of the envelope that it answers

    @property
    def frame(self) -> dict[str, Any]:
        return dict(vars(self))


class Log:
    """The last entries, oldest first."""

    def __init__(self) -> None:
        self.entries: deque[Entry] = deque(maxlen=REMEMBERED)
        self.watchers: list[Callable[[Entry], None]] = []
        self._count = 0

    def add(
        self,
        kind: Kind,
        name: str,
        *,
        ms: float | None = None,
        ok: bool = True,
        body: Any = None,
        answer: Any = None,
        envelope: int | None = None,
    ) -> Entry:
        self._count += 1
        entry = Entry(self._count, time.time(), kind, name, ms, ok, body, answer, envelope)
        self.entries.append(entry)
        for watcher in self.watchers:
            watcher(entry)
        return entry
