"""Stopping: what is in hand is finished, but nobody waits for ever."""

import logging
import os
import signal
import threading
from types import FrameType

log = logging.getLogger("bot.serving")

GRACE = 10.0  # seconds for what is in hand


def stop_on_signals(stop: threading.Event) -> None:
    """SIGTERM and SIGINT set `stop`; a second one ends the process at once, with the shell's code for it.

    Works on the main thread only.
    """

    def handle(number: int, _: FrameType | None) -> None:
        if stop.is_set():
            os._exit(128 + number)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)


def end_within_grace() -> None:
    """End the process with 0 once the grace is over, whatever hangs: a call to Slack can't be broken off."""

    def end() -> None:
        log.warning("Stopped with work in hand")
        os._exit(0)

    watchdog = threading.Timer(GRACE, end)
    watchdog.daemon = True
    watchdog.start()


def reopen_closed_streams() -> None:
    """Where stdin, stdout or stderr are closed, the next sockets would take their numbers, and what is printed would
    go to Slack."""
    for stream in (0, 1, 2):
        try:
            os.fstat(stream)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
