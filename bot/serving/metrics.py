"""What /metrics tells, for Prometheus. Without prometheus-client (the extra `http`) nothing is counted, and the page
says so."""

from typing import Any

from bot.serving.http_response import Response

try:
    import prometheus_client as prometheus
except ModuleNotFoundError:
    prometheus = None  # type: ignore[assignment]

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.001, 0.005, 0.02, 0.1, 0.5, 1.0, 3.0, 10.0)  # buckets; Slack waits three seconds for an ack


class Metrics:
    """Counted for the whole process, as prometheus-client does it."""

    def __init__(self) -> None:
        self._answers = prometheus.Counter("mlops_answers", "Answers, by verb and surface", ["verb", "surface"])
        self._misses = prometheus.Counter("mlops_misses", "Answers that say there is no such card", ["surface"])
        self._seconds = prometheus.Histogram("mlops_answer_seconds", "Until the answer", ["surface"], buckets=SECONDS)
        self._redeliveries = prometheus.Counter("mlops_redeliveries", "Events that Slack delivered again")
        self._children: dict[tuple[str, str], Any] = {}  # looking a label up costs more than counting

    def count_answer(self, verb: str, surface: str, *, missed: bool, seconds: float) -> None:
        children = self._children.get((verb, surface))
        if children is None:
            children = self._answers.labels(verb, surface), self._seconds.labels(surface)
            self._children[verb, surface] = children
        answers, duration = children
        answers.inc()
        duration.observe(seconds)
        if missed:
            self._misses.labels(surface).inc()

    def count_redelivery(self) -> None:
        self._redeliveries.inc()


METRICS = Metrics() if prometheus else None


async def metrics_page() -> Response:
    if not METRICS:
        return Response(501, b"No metrics: pip install '.[http]' brings prometheus-client\n")
    return Response(200, prometheus.generate_latest(), CONTENT_TYPE)
