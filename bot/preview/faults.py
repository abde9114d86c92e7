"""Things that go wrong between an app and Slack, on demand."""

import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Faults:
    """What goes wrong from now on. A count goes down each time it happens; a time is in seconds."""

    refuse_connections_until: float = 0.0
    rate_limited: int = 0  # so many Web API calls are answered 429
    retry_after: int = 1
    server_errors: int = 0  # so many Web API calls are answered 503
    limited_responses: int = 0  # so many answers to a response_url are answered 429
    failed_responses: int = 0  # so many are answered 500
    slow_seconds: float = 0.0  # each Web API call takes so long
    slow_methods: dict[str, float] = field(default_factory=dict)  # a call of this method takes so long
    limited_channels: dict[str, float] = field(default_factory=dict)  # posts there are answered 429 until then
    resets: int = 0  # so many Web API calls are cut off before Slack takes them
    late_resets: int = 0  # so many are cut off after it took them
    revoked: bool = False  # the bot's token is good no longer
    duplicates: int = 0  # so many events are delivered twice
    lost_acks: int = 0  # so many acks never arrive
    mute_connections: int = 0  # so many connections are taken, and nothing is ever said on them
    shares: dict[str, float] = field(default_factory=dict)  # of a counted fault: it happens to this part of all
    chance: random.Random = field(default_factory=lambda: random.Random(1), repr=False)  # noqa: S311 - the same each time
    clock: Callable[[], float] = field(default=time.time, repr=False)

    def refuse_connections(self, seconds: float) -> None:
        self.refuse_connections_until = self.clock() + seconds

    def clear(self) -> None:
        vars(self).update(vars(Faults(clock=self.clock)))

    def limit_channel(self, channel: str, seconds: float) -> None:
        self.limited_channels[channel] = self.clock() + seconds

    def limited_seconds(self, channel: str) -> int:
        """How long posts to the channel are still refused, in whole seconds as Slack tells it; 0 where they are not."""
        return max(0, math.ceil(self.limited_channels.get(channel, 0.0) - self.clock()))

    @property
    def refusing_connections(self) -> bool:
        return self.clock() < self.refuse_connections_until

    def take(self, name: str) -> bool:
        """Whether the counted fault happens now."""
        left: int = getattr(self, name)
        if left:
            setattr(self, name, left - 1)
        return left > 0 or self.chance.random() < self.shares.get(name, 0.0)
