"""How the log looks, what it keeps to itself, and how often it says the same."""

import logging
import re
import sys
import time
from datetime import UTC, datetime

import msgspec

TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# Whoever has a response_url can post with it; a ticket opens a connection; the rest are tokens.
SECRET = re.compile(r"(https?://\S+/(?:response|commands|actions|services)/|wss?://)\S+|\bx(?:ox[a-z]|app)-[\w-]+")
SECONDS = 60.0  # in which the same line is logged a few times at most
TIMES = 5
# Bolt logs every step at INFO. What slack_sdk and websocket-client log as errors they raise as well.
LEVELS = {"bot.slack": logging.WARNING, "slack_sdk": logging.CRITICAL, "websocket": logging.CRITICAL}


def log_to_stderr(log_format: str = "text") -> None:
    """Set up logging for the whole process; `log_format` is "text" or "json"."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if log_format == "json" else SecretsFormatter(TEXT))
    handler.addFilter(Seldom())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name, level in LEVELS.items():
        logging.getLogger(name).setLevel(level)


def hide_secrets(text: str) -> str:
    return SECRET.sub("(hidden)", text)


class SecretsFormatter(logging.Formatter):
    """Text in which no secret is left, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        return hide_secrets(super().format(record))


class JsonFormatter(logging.Formatter):
    """One object a line: time, level, logger, message, what was passed as `extra={"fields": {...}}`, and a traceback
    where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": hide_secrets(record.getMessage()),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["traceback"] = hide_secrets(self.formatException(record.exc_info))
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
