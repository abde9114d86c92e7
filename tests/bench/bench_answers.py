"""How fast a command is answered: `python -m tests.bench.bench_answers`.

One process, one thread, no network: signed requests go into Bolt and the answers come out. Times are told beside a Bolt
app with its usual settings that says "hi", in the same run, so that the machine cancels out.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlencode

from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

import knowledge
from bot.answerer import Answers, Current
from bot.app import create_app
from bot.preview.server import PreviewSlack

ROUNDS = 5  # the best counts: the others tell how busy the machine was
ASKED = ("define mlops", "questions senior", "synonyms", "where data engineer", "qestions senoir ml ops")


def request(slack: PreviewSlack, text: str) -> BoltRequest:
    body = urlencode({"command": "/mlops", "text": text, "team_id": "T1", "user_id": "U1", "channel_id": "C1"})
    timestamp = str(int(time.time()))
    signature = SignatureVerifier(slack.credentials.signing_secret).generate_signature(timestamp=timestamp, body=body)
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signature or "",
    }
    return BoltRequest(body=body, headers=headers)  # type: ignore[arg-type]


def stock(slack: PreviewSlack) -> App:
    """Bolt as its documentation starts with it."""
    client = WebClient(slack.credentials.bot_token, base_url=f"{slack.url}/api/")
    app = App(client=client, signing_secret=slack.credentials.signing_secret)

    @app.command("/mlops")
    def hi(ack: Ack) -> None:
        ack("hi")

    return app


@contextmanager
def apps() -> Iterator[tuple[PreviewSlack, App, App]]:
    with PreviewSlack() as slack:
        yield slack, stock(slack), create_app(slack.settings(http=True), Current(Answers(knowledge.load())))


def per_answer(app: App, make: Callable[[str], BoltRequest], texts: Sequence[str], times: int) -> float:
    """Seconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        requests = [make(text) for text in texts for _ in range(times)]
        started = time.perf_counter()
        for each in requests:
            assert app.dispatch(each).status == 200
        best = min(best, (time.perf_counter() - started) / len(requests))
    return best


def main() -> None:
    with apps() as (slack, usual, ours):

        def make(text: str) -> BoltRequest:
            return request(slack, text)

        base = per_answer(usual, make, ["hi"], 40)
        print(f"{'stock Bolt, hi':32} {base * 1e6:9.0f} us   1.0 x")
        for text in ASKED:
            ms = per_answer(ours, make, [text], 1000)
            print(f"{'/mlops ' + text:32} {ms * 1e6:9.0f} us  {base / ms:5.1f} x as fast")


if __name__ == "__main__":
    main()
