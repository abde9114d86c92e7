"""Socket Mode in bad weather: `python -m tests.bench.storm [deliveries]`.

Commands and mentions come mixed, some of them twice; the Web API answers 429, 503 or breaks off; the connection drops
every 500 deliveries, and Slack asks for a fresh one every 700. Each must be answered exactly once, within three seconds
of its delivery. What is lost where it must be is counted apart: a command that was in the air when the connection
dropped, which Slack never sends again.
"""

import asyncio
import gc
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import knowledge
from bot.answerer import Answers, Current
from bot.preview.log import Entry
from bot.preview.run import running
from bot.preview.server import PreviewSlack
from tests.bench.figure import Figure

DROP_EVERY, REFRESH_EVERY = 500, 700  # deliveries
SHARES = {"duplicates": 0.1, "rate_limited": 0.02, "server_errors": 0.01, "resets": 0.005}  # only events come twice
AT_ONCE = 20  # deliveries on their way
PER_SECOND = 150  # the load stays below what the machine can do: what is measured is trouble, not speed
LATE = 3.0  # seconds
CHANNEL = "C0RECRUIT"
USER = "U0ALICE"


@dataclass
class Outcome:
    answered: Counter[int] = field(default_factory=Counter)  # times answered -> deliveries
    cut: int = 0  # commands in the air when the connection dropped
    slowest: float = 0.0  # seconds from a delivery to its answer
    late: int = 0
    threads: int = 0  # more than before
    handles: int = 0
    megabytes: float = 0.0

    def __str__(self) -> str:
        times = ", ".join(f"{count} answered {times} times" for times, count in sorted(self.answered.items()))
        return (
            f"{times}; {self.cut} commands cut in the air; slowest {self.slowest:.2f} s, {self.late} after {LATE} s; "
            f"left over: {self.threads} threads, {self.handles} handles, {self.megabytes:.1f} MB at the peak"
        )


class Storm:
    def __init__(self, slack: PreviewSlack, deliveries: int, drop_every: int, refresh_every: int) -> None:
        self.slack = slack
        self.deliveries = deliveries
        self.drop_every, self.refresh_every = drop_every, refresh_every
        self.delivered: dict[str, float] = {}  # a mention's ts -> when it was sent
        self.posts: Counter[str] = Counter()
        self.outcome = Outcome()
        slack.log.watchers.append(self._watch)
        slack.faults.shares.update(SHARES)

    def _watch(self, entry: Entry) -> None:
        if entry.kind == "envelope" and "event" in entry.body:
            self.delivered.setdefault(entry.body["event"]["ts"], time.monotonic())
        elif entry.name == "chat.postMessage" and entry.ok:
            thread = entry.body["thread_ts"]
            self.posts[thread] += 1
            self._took(time.monotonic() - self.delivered[thread])
        elif entry.kind == "ack" and entry.name.startswith("slash_commands"):  # its answer is in the ack
            if entry.ok and entry.answer:
                self.outcome.answered[1] += 1
                self._took((entry.ms or 0) / 1000)
            else:
                self.outcome.cut += 1

    def _took(self, seconds: float) -> None:
        self.outcome.slowest = max(self.outcome.slowest, seconds)
        self.outcome.late += seconds > LATE

    async def run(self) -> None:
        places = asyncio.Semaphore(AT_ONCE)
        tasks = []
        for number in range(1, self.deliveries + 1):
            await places.acquire()
            if number % self.drop_every == 0:
                await self.slack.socket_mode.drop()
            elif number % self.refresh_every == 0:
                await self.slack.socket_mode.disconnect()
            text = "/mlops help" if number % 2 else f"<@{self.slack.workspace.bot.id}> help"
            tasks.append(asyncio.ensure_future(self.slack.user_actions.send(USER, CHANNEL, text)))
            tasks[-1].add_done_callback(lambda _: places.release())
            await asyncio.sleep(1 / PER_SECOND)
        await asyncio.gather(*tasks)
        deadline = time.monotonic() + 30
        while len(self.posts) < len(self.delivered) and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        await asyncio.sleep(1.5)  # whatever would come twice has come by now
        self.outcome.answered.update(self.posts.get(ts, 0) for ts in self.delivered)


def megabytes() -> float:
    """The most memory this process has had; 0 where the system does not tell."""
    try:
        import resource
    except ModuleNotFoundError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def handles() -> int:
    """Open handles of this process; 0 where the system does not tell."""
    folder = Path("/dev/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def weather(deliveries: int, drop_every: int = DROP_EVERY, refresh_every: int = REFRESH_EVERY) -> Outcome:
    """Run the storm, and tell what came of it."""
    current = Current(Answers(knowledge.load()))
    with PreviewSlack(retry_delays=(0.0, 0.2, 0.5, 1.0, 2.0)) as slack, running(slack, current):
        gc.collect()
        threads, open_handles = threading.active_count(), handles()
        memory = megabytes()
        storm = Storm(slack, deliveries, drop_every, refresh_every)
        slack.run(storm.run(), timeout=None)
        time.sleep(0.5)
        outcome = storm.outcome
        outcome.threads = threading.active_count() - threads
        outcome.handles = handles() - open_handles
        outcome.megabytes = megabytes() - memory
    return outcome


def figures() -> Iterator[Figure]:
    """A smaller storm, of the same weather."""
    outcome = weather(1_500)
    kept = sum(outcome.answered.values())
    yield Figure("deliveries answered exactly once, in bad weather", outcome.answered[1] / kept, "all", least=1)
    yield Figure("the slowest of them", outcome.slowest / LATE, "the time that Slack waits", most=1)


if __name__ == "__main__":
    print(weather(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
