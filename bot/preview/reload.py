"""Cards shown as they are saved: what a card author keeps open."""

import logging
import threading
from pathlib import Path
from typing import Self

from watchfiles import watch

import knowledge
from bot.answerer import Answerer, asked_in
from bot.preview.server import PreviewSlack

log = logging.getLogger("bot.preview")

DEBOUNCE_MS = 150  # editors save in several steps


class Reloader:
    """While it is entered, a saved card is loaded and the answers on the page are drawn again.

    A broken card shows its errors; the last good cards go on serving.
    """

    def __init__(self, cards: Path, slack: PreviewSlack, answerer: Answerer) -> None:
        self._cards, self._slack, self._answerer = cards, slack, answerer
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="cards", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(5)

    def _watch(self) -> None:
        for _ in watch(self._cards, stop_event=self._stop, debounce=DEBOUNCE_MS, step=20, raise_interrupt=False):
            try:
                self._reload()
            except Exception:
                log.exception("The cards could not be loaded again")

    def _reload(self) -> None:
        try:
            cards = knowledge.load(self._cards)
        except knowledge.CardError as error:
            self._slack.run(self._show(list(map(str, error.problems))))
            return
        self._answerer.use(cards)
        self._slack.run(self._show([]))

    async def _show(self, problems: list[str]) -> None:
        if not problems:
            self._redraw()
        self._slack.page.show_problems(problems)

    def _redraw(self) -> None:
        """Every answer names its request in the id of its first block."""
        workspace = self._slack.workspace
        for conversation in workspace.conversations.values():
            for message in conversation.messages:
                if asked := asked_in(message.blocks):
                    answer = self._answerer.ask(asked)
                    shown = answer.private if message.only_for else answer.public
                    workspace.edit(message, shown.text, list(shown.blocks))
        for user in list(workspace.homes):
            workspace.publish(user, self._answerer.home.to_dict())
