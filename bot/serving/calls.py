"""Calls to Slack from work that goes on after the ack. Where Slack says "later", no thread waits.

A piece of work that Slack asks to wait is put down (`LaterError`) and begun again when it is time. What Slack has done
for it by then is not done twice: a call that was made before gives what it gave then. So such work must make the same
calls each time, which it does as long as it only composes answers.

A connection that breaks after Slack took a call can't be told from one that broke before. Such a call is tried again:
an answer that comes twice is better than none.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar

from slack_sdk import WebClient
from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryHandler, RetryState
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler, ServerErrorRetryHandler
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient, WebhookResponse

TIMEOUT = 10  # seconds for one call
TRIES = 3  # after the first; slack_sdk's handlers count them together
PAUSE = FixedValueRetryIntervalCalculator(0.5)  # seconds; all tries are over before a trigger_id is dead
PATIENCE = 5  # how often one piece of work lets itself be put off
# These need a trigger_id, which is dead after three seconds: https://docs.slack.dev/interactivity/handling-user-interaction
HURRIED = ("/views.open", "/views.push")

T = TypeVar("T")


class LaterError(BaseException):
    """Slack wants the call in so many seconds. No `except Exception` on the way may take it for a failure."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Calls:
    """What Slack has done so far for one piece of work."""

    def __init__(self) -> None:
        self.put_off = 0  # times
        self._outcomes: list[Callable[[], Any]] = []
        self._made = 0

    def run(self, work: Callable[[], None]) -> None:
        """Do the work, from its beginning. Raises LaterError."""
        self._made = 0
        token = _current.set(self)
        try:
            work()
        except LaterError:
            self.put_off += 1
            raise
        finally:
            _current.reset(token)

    def once(self, call: Callable[[], T]) -> T:
        """Make the call, or give what it gave before."""
        if self._made == len(self._outcomes):
            self._outcomes.append(_outcome(call))
        outcome: Callable[[], T] = self._outcomes[self._made]
        self._made += 1
        return outcome()


_current: ContextVar[Calls | None] = ContextVar("calls", default=None)


def _outcome(call: Callable[[], T]) -> Callable[[], T]:
    try:
        result = call()
    except Exception as error:  # noqa: BLE001 - it is raised again, each time the work gets here
        failure = error

        def fail() -> T:
            raise failure

        return fail
    return lambda: result


class RetryAfterHandler(RetryHandler):
    """Puts off the piece of work that was told to wait. Outside of one nobody waits."""

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        calls = _current.get()
        return (
            response is not None
            and response.status_code == 429
            and calls is not None
            and calls.put_off < PATIENCE
            and not request.url.endswith(HURRIED)
        )

    def prepare_for_next_attempt(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> None:
        headers = response.headers if response else {}
        value = next((values[0] for name, values in headers.items() if name.lower() == "retry-after"), "")
        raise LaterError(float(value) if value.isdigit() else 1.0)


def retry_handlers() -> list[RetryHandler]:
    return [
        ConnectionErrorRetryHandler(TRIES, PAUSE),
        RetryAfterHandler(max_retry_count=TRIES + 1),
        ServerErrorRetryHandler(TRIES, PAUSE),
    ]


class RepeatableClient(WebClient):
    """The Web API, for work that may be begun again."""

    def api_call(self, api_method: str, **options: Any) -> SlackResponse:
        calls = _current.get()
        call = super().api_call
        return calls.once(lambda: call(api_method, **options)) if calls else call(api_method, **options)

    @classmethod
    def like(cls, client: WebClient) -> "RepeatableClient":
        return cls(
            client.token,
            base_url=client.base_url,
            timeout=client.timeout,
            ssl=client.ssl,
            proxy=client.proxy,
            headers=client.headers,
            logger=client._logger,
            retry_handlers=client.retry_handlers,
        )


class ResponseUrl(WebhookClient):
    """A response_url, with the same retries as the Web API. slack_bolt's `respond` has none."""

    def __init__(self, url: str) -> None:
        super().__init__(url, timeout=TIMEOUT, retry_handlers=retry_handlers())

    def send_dict(self, body: dict[str, Any], headers: dict[str, str] | None = None) -> WebhookResponse:
        calls = _current.get()
        call = super().send_dict
        return calls.once(lambda: call(body, headers)) if calls else call(body, headers)
