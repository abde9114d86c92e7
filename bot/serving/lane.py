"""Work that waits for Slack most of its time, on threads that live only while there is work."""

import logging
import threading
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.serving.calls import Calls, LaterError
from bot.serving.timers import Timers

log = logging.getLogger("bot.serving")


@dataclass(frozen=True)
class Limits:
    """How many pieces of work may be in hand at once."""

    threads: int
    channel: int
    user: int


@dataclass(eq=False)
class Work:
    """`in_turn`: work with the same one is done one at a time, in the order it came."""

    run: Callable[[], None]
    channel: str
    user: str
    in_turn: str = ""
    has_turn: bool = False  # which it keeps while it is put off
    calls: Calls = field(default_factory=Calls)


class _Channel:
    """One that Slack slows down twice in a row rests, then goes on with one at a time and gains pace as that works."""

    def __init__(self, limit: int) -> None:
        self.queue: deque[Work] = deque()
        self.in_hand = 0
        self.put_off = 0  # pieces of work that wait apart from the queue
        self.limit = self._most = limit
        self.paused = False
        self._slowed = False

    @property
    def left(self) -> int:
        return len(self.queue) + self.in_hand + self.put_off

    def went_well(self) -> None:
        self._slowed = False
        self.limit = min(self.limit + 1, self._most)

    def is_slowed_again(self) -> bool:
        before, self._slowed = self._slowed, True
        if before:
            self.limit = 1
        return before


class Lane:
    """Takes work from each channel by turns, so that a busy channel, or one that Slack slows down, slows no other."""

    def __init__(self, name: str, limits: Limits, timers: Timers) -> None:
        self._name = name
        self._limits = limits
        self._timers = timers
        self._changed = threading.Condition()
        self._channels: OrderedDict[str, _Channel] = OrderedDict()  # those with work; the next one first
        self._users: Counter[str] = Counter()  # pieces of work in hand
        self._turns: set[str] = set()  # taken
        self._threads = 0
        self._due: dict[Work, float] = {}  # what is put off, and until when

    def submit(self, work: Work) -> None:
        with self._changed:
            self._channels.setdefault(work.channel, _Channel(self._limits.channel)).queue.append(work)
            self._start_threads()

    def wait(self, seconds: float) -> int:
        """Wait until all is done that can be done in so many seconds. Returns how many pieces of work are left."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while self._goes_on_before(deadline) and (left := deadline - time.monotonic()) > 0:
                self._changed.wait(left)
            return sum(channel.left for channel in self._channels.values())

    # The rest runs under the lock, but for the work itself ------------------------------------------------------------

    def _goes_on_before(self, deadline: float) -> bool:
        moves = any(channel.in_hand or (channel.queue and not channel.paused) for channel in self._channels.values())
        return moves or any(due < deadline for due in self._due.values())

    def _start_threads(self) -> None:
        while self._threads < self._limits.threads and (work := self._take()):
            self._threads += 1
            threading.Thread(target=self._work, args=(work,), name=self._name, daemon=True).start()

    def _take(self) -> Work | None:
        """The next piece of work that may be done now."""
        for name, channel in self._channels.items():
            if channel.paused or channel.in_hand >= channel.limit:
                continue
            for work in channel.queue:
                if self._may_start(work):
                    channel.queue.remove(work)
                    channel.in_hand += 1
                    self._users[work.user] += 1
                    if work.in_turn:
                        work.has_turn = True
                        self._turns.add(work.in_turn)
                    self._channels.move_to_end(name)
                    return work
        return None

    def _may_start(self, work: Work) -> bool:
        turn_is_free = work.has_turn or work.in_turn not in self._turns
        return turn_is_free and self._users[work.user] < self._limits.user

    def _work(self, work: Work | None) -> None:
        while work:
            put_off = None
            try:
                work.calls.run(work.run)
            except LaterError as later:
                put_off = later.seconds
            except Exception:
                log.exception("Work after an ack failed")
            with self._changed:
                self._put_back(work, put_off)
                work = self._take()
                if work is None:
                    self._threads -= 1
                self._start_threads()

    def _put_back(self, work: Work, seconds: float | None) -> None:
        """The work is out of hand: done, or put off by so many seconds."""
        channel = self._channels[work.channel]
        channel.in_hand -= 1
        self._users[work.user] -= 1
        if not self._users[work.user]:
            del self._users[work.user]
        if seconds is None:
            self._turns.discard(work.in_turn)
            channel.went_well()
        else:
            channel.put_off += 1
            self._due[work] = time.monotonic() + seconds
            channel.paused = channel.is_slowed_again() or channel.paused
            self._timers.call_later(seconds, lambda: self._resume(work))
        if not channel.left:
            del self._channels[work.channel]
        self._changed.notify_all()

    def _resume(self, work: Work) -> None:
        with self._changed:
            channel = self._channels[work.channel]
            channel.put_off -= 1
            del self._due[work]
            channel.paused = False
            channel.queue.appendleft(work)
            self._start_threads()
