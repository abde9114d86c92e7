"""How fast a command is answered: `python -m tests.bench.bench_answers`.

One process, no network, and nothing logged: signed requests go in at the door, and acks come out. A command that was
asked before comes from the memo; one that was not is composed. Both are told beside a Bolt app with its usual settings
that says "hi", in the same run, so that the machine cancels out.
"""

import asyncio
import time
from collections.abc import Iterator, Sequence
from functools import partial
from statistics import fmean
from urllib.parse import urlencode

from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient

import knowledge
from bot.answerer import Answers, Current
from bot.command import Command
from bot.listeners.commands import slash_answer
from bot.preview.server import PreviewSlack
from bot.serving.http import PATH, Door
from bot.shown import commands
from knowledge.base import Knowledge
from tests.bench.figure import Figure
from tests.serving.signed import FORM, Served

ROUNDS = 5  # the best counts: the others tell how busy the machine was
HI_TIMES = 40


def signed(secret: str, text: str) -> tuple[bytes, dict[str, str]]:
    fields = {"command": "/mlops", "text": text, "team_id": "T1", "user_id": "U1", "channel_id": "C1"}
    body = urlencode(fields).encode()
    return body, Served("", secret).headers(body, FORM)


def stock(slack: PreviewSlack) -> App:
    """Bolt as its documentation starts with it."""
    client = WebClient(slack.credentials.bot_token, base_url=f"{slack.url}/api/")
    app = App(client=client, signing_secret=slack.credentials.signing_secret)

    @app.command("/mlops")
    def hi(ack: Ack) -> None:
        ack("hi")

    return app


def hi_seconds(slack: PreviewSlack) -> float:
    app, best = stock(slack), float("inf")
    for _ in range(ROUNDS):
        bodies = [signed(slack.credentials.signing_secret, "hi") for _ in range(HI_TIMES)]
        requests = [BoltRequest(body=body.decode(), headers=dict(headers)) for body, headers in bodies]
        started = time.perf_counter()
        for request in requests:
            assert app.dispatch(request).status == 200
        best = min(best, (time.perf_counter() - started) / HI_TIMES)
    return best


def typed(answers: Answers) -> list[str]:
    """A text for each command that can be asked for by one and is answered at once, as a person would type it."""
    texts: dict[Command, str] = {}
    for command in commands(answers):
        terms = (answers.knowledge.cards[key].term for key in command.cards)
        text = " ".join(filter(None, (command.verb, command.level, *terms)))
        read = answers.parse(text)
        if isinstance(read, Command) and not read.text and not answers.context.verbs[read.verb].opens_form(read):
            texts.setdefault(read, text)
    return list(texts.values())


async def answer_all(door: Door, secret: str, texts: Sequence[str]) -> float:
    """Seconds for one answer."""
    requests = [signed(secret, text) for text in texts]
    sent: list[int] = []

    async def send(message: dict[str, object]) -> None:
        if "status" in message:
            sent.append(message["status"])  # type: ignore[arg-type]

    started = time.perf_counter()
    for body, headers in requests:
        scope = {
            "type": "http",
            "path": PATH,
            "method": "POST",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }

        async def receive(body: bytes = body) -> dict[str, object]:
            return {"type": "http.request", "body": body}

        await door(scope, receive, send)
    seconds = time.perf_counter() - started
    assert sent == [200] * len(texts)
    return seconds / len(texts)


def door_seconds(cards: Knowledge, texts: Sequence[str], secret: str) -> tuple[float, float]:
    """An answer that nobody asked for before, and one in the memo."""
    new, remembered = float("inf"), float("inf")
    for _ in range(ROUNDS):
        door = Door(secret, partial(slash_answer, Current(Answers(cards))))
        new = min(new, asyncio.run(answer_all(door, secret, texts)))
        again = fmean(asyncio.run(answer_all(door, secret, texts)) for _ in range(2))
        remembered = min(remembered, again)
    return new, remembered


def figures() -> Iterator[Figure]:
    cards = knowledge.load()
    texts = typed(Answers(cards))
    with PreviewSlack() as slack:
        hi = hi_seconds(slack)
        new, remembered = door_seconds(cards, texts, slack.credentials.signing_secret)
    yield Figure("a command asked before (memo)", hi / remembered, 'as fast as stock Bolt for Python\'s "hi"')
    yield Figure("a command not asked before (no memo)", hi / new, 'as fast as stock Bolt for Python\'s "hi"')
    yield Figure(
        f"one of {len(texts)} commands not asked before", new / remembered, "the time of one in the memo", most=2
    )


if __name__ == "__main__":
    print(*figures(), sep="\n")
