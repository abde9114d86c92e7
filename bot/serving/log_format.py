"""How the log looks, what it keeps to itself, and how often it says the same."""

import logging
import re
import sys
import time
from datetime import UTC, datetime

import msgspec

# Whoever has a response_url can post with it; a ticket opens a connection; the rest are tokens.
SECRET = re.compile(r"(https?://\S+/(?:response|commands|actions|services)/|wss?://)\S+|\bx(?:ox[a-z]|app)-[\w-]+")
MAY_BE_SECRET = ("://", "xox", "xapp")
SECONDS = 60.0  # in which the same line is logged a few times at most
TIMES = 5
# Bolt logs every step at INFO. What slack_sdk and websocket-client log as errors they raise as well.
LEVELS = {"bot.slack": logging.WARNING, "slack_sdk": logging.CRITICAL, "websocket": logging.CRITICAL}


# What no line shows need not be found out for each: https://docs.python.org/3/howto/logging.html#optimization
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False


def log_to_stderr(log_format: str = "text") -> None:
    """Set up logging for the whole process; `log_format` is "text" or "json"."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if log_format == "json" else TextFormatter())
    handler.addFilter(Seldom())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.raiseExceptions = False  # where a line can't be written, its arguments would be printed as they are
    for name, level in LEVELS.items():
        logging.getLogger(name).setLevel(level)


def hide_secrets(text: str) -> str:
    return SECRET.sub("(hidden)", text) if any(sign in text for sign in MAY_BE_SECRET) else text


class _Formatter(logging.Formatter):
    """With a log line for each answer, logging is part of an answer's time: the time of day is spelled out once a
    second."""

    def __init__(self) -> None:
        super().__init__()
        self._second = 0
        self._spelled = ""

    def time(self, record: logging.LogRecord) -> str:
        second = int(record.created)
        if second != self._second:
            self._spelled = datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%S")
            self._second = second
        return f"{self._spelled}.{int(record.msecs):03}Z"

    def traceback(self, record: logging.LogRecord) -> str:
        return hide_secrets(self.formatException(record.exc_info)) if record.exc_info else ""


class TextFormatter(_Formatter):
    """Time, level, logger and message; no secret is left in it, nor in a traceback below."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.time(record)} {record.levelname} {record.name}: {hide_secrets(record.getMessage())}"
        return f"{line}\n{self.traceback(record)}" if record.exc_info else line


class JsonFormatter(_Formatter):
    """One object a line: time, level, logger, message, what was passed as `extra={"fields": {...}}`, and a traceback
    where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.time(record),
            "level": record.levelname,
            "logger": record.name,
            "message": hide_secrets(record.getMessage()),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["traceback"] = self.traceback(record)
        return msgspec.json.encode(line).decode()


class Seldom(logging.Filter):
    """A warning that comes again and again is let through TIMES in SECONDS: no stranger may fill the disk."""

    def __init__(self) -> None:
        super().__init__()
        self._since = 0.0
        self._counts: dict[tuple[str, str], int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        now = time.monotonic()
        if now - self._since > SECONDS:
            self._since, self._counts = now, {}
        key = (record.name, str(record.msg))
        count = self._counts[key] = self._counts.get(key, 0) + 1
        return count <= TIMES
