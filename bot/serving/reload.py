"""SIGHUP: load the cards again, without a moment in which nobody answers."""

import logging
import signal
import threading
from collections.abc import Callable

from knowledge import CardError

log = logging.getLogger("bot.serving")


def reload_on_hangup(load: Callable[[], None]) -> None:
    """Let SIGHUP call `load`, which loads the cards and puts them to use in one assignment, or raises CardError and
    leaves the last good ones in use. Works on the main thread only; where there is no SIGHUP (Windows), does nothing.
    """
    one_at_a_time = threading.Lock()

    def reload() -> None:
        with one_at_a_time:
            try:
                load()
            except CardError as error:
                for problem in error.problems:
                    log.error("The last good cards serve on: %s", problem)
            except Exception:
                log.exception("The last good cards serve on")
            else:
                log.info("The cards are loaded again.")

    if hasattr(signal, "SIGHUP"):
        # Loading takes a while, and a signal handler must not.
        signal.signal(signal.SIGHUP, lambda *_: threading.Thread(target=reload, name="reload", daemon=True).start())
