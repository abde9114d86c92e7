"""Cards shown as they are saved: what a card author keeps open."""

import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from watchfiles import watch

import knowledge
from bot.answerer import Current, command_of
from bot.preview.server import PreviewSlack

log = logging.getLogger("bot.preview")

DEBOUNCE_MS = 150  # editors save in several steps


class Reloader:
    """While it is entered, a saved card is loaded and the answers on the page are drawn again.

    A broken card shows its errors; the last good cards go on serving.
    """

    def __init__(self, folders: Sequence[Path], slack: PreviewSlack, current: Current) -> None:
        self._folders, self._slack, self._current = folders, slack, current
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="cards", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(5)

    def _watch(self) -> None:
        for _ in watch(*self._folders, stop_event=self._stop, debounce=DEBOUNCE_MS, step=20, raise_interrupt=False):
            try:
                self._reload()
            except Exception:
                log.exception("The cards could not be loaded again")

    def _reload(self) -> None:
        try:
            self._current.reload(*self._folders)
        except knowledge.CardError as error:
            print(f"{len(error.problems)} problems; still serving the cards before", flush=True)
            self._slack.run(self._show(list(map(str, error.problems))))
        else:
            print(f"{len(self._current.answers.knowledge.cards)} cards reloaded", flush=True)
            self._slack.run(self._show([]))

    async def _show(self, problems: list[str]) -> None:
        if not problems:
            self._redraw()
        self._slack.page.show_problems(problems)

    def _redraw(self) -> None:
        """Every answer names its command in the id of its first block."""
        workspace, answers = self._slack.workspace, self._current.answers
        for conversation in workspace.conversations.values():
            for message in conversation.messages:
                command = command_of(message.blocks)
                if command and set(command.cards) <= answers.knowledge.cards.keys():
                    answer = answers.answer(command)
                    shown = answer.private if message.only_for else answer.public
                    workspace.edit(message, shown.text, list(shown.blocks))
        for user in list(workspace.homes):
            workspace.publish(user, answers.home(workspace.homes[user].payload.get("private_metadata")))
