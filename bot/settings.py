"""Environment and .env -> Settings, checked once at start, with every problem named."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from bot.links import NO_LINKS, Links

SLACK_API_URL = "https://slack.com/api/"


@dataclass(frozen=True)
class Settings:
    """Sound settings. With an app token the bot serves Socket Mode, else HTTP."""

    bot_token: str = field(repr=False)
    app_token: str = field(repr=False, default="")
    signing_secret: str = field(repr=False, default="")
    host: str = "0.0.0.0"  # noqa: S104 - the port is meant to be reached by Slack, through a proxy or a container
    port: int = 3000
    api_url: str = SLACK_API_URL
    serves_health: bool = False  # on `port`, though Slack comes by Socket Mode: where PORT is set
    redis_url: str = field(repr=False, default="")
    log_format: str = "text"
    links: Links = NO_LINKS


class SettingsError(Exception):
    """The bot can't start. `problems` names each variable that is missing or malformed and how to mend it."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class Variable(NamedTuple):
    name: str
    sound: Callable[[str], bool]
    shape: str  # what a sound value looks like
    where: str  # where a person finds it


def _is_port(value: str) -> bool:
    return re.fullmatch(r"[0-9]{1,5}", value) is not None and 0 < int(value) < 65536


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and " " not in value
    except ValueError:  # brackets, a port or signs that no address has
        return False


def _is_page(value: str) -> bool:
    """An address that something can be added to, and that everyone may see."""
    parts = urlsplit(value) if _is_url(value) else None
    return parts is not None and not (parts.query or parts.fragment or parts.username) and len(value) <= 300


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda value: re.fullmatch(pattern, value, re.ASCII) is not None


BOT_TOKEN = Variable(
    "SLACK_BOT_TOKEN",
    _matches(r"xoxb-[\w-]{4,}"),
    "starts with xoxb-",
    "api.slack.com/apps > your app > OAuth & Permissions > Bot User OAuth Token (install the app first)",
)
APP_TOKEN = Variable(
    "SLACK_APP_TOKEN",
    _matches(r"xapp-[\w-]{4,}"),
    "starts with xapp-",
    "api.slack.com/apps > your app > Basic Information > App-Level Tokens (scope connections:write)",
)
SIGNING_SECRET = Variable(
    "SLACK_SIGNING_SECRET",
    _matches(r"[0-9a-fA-F]{32}"),
    "has 32 characters, 0-9 and a-f",
    "api.slack.com/apps > your app > Basic Information > App Credentials",
)
HOST = Variable("HOST", _matches(r"[\w.:-]+"), "is a host name or address, such as 127.0.0.1", "your server's set-up")
PORT = Variable("PORT", _is_port, "is a number from 1 to 65535", "your server's set-up")
API_URL = Variable("SLACK_API_URL", _is_url, "is an http(s) address", f"leave it out for Slack's own, {SLACK_API_URL}")

REDIS_URL = Variable(
    "REDIS_URL",
    _matches(r"(redis|rediss|unix)://\S+"),
    "is an address such as redis://localhost:6379/0",
    "your server's set-up; several processes need it, one does not",
)
LOG_FORMAT = Variable("LOG_FORMAT", _matches("text|json"), "is text or json", "your server's set-up")
KNOWLEDGE_CHANNEL = Variable(
    "KNOWLEDGE_CHANNEL",
    _matches(r"[CG][A-Z0-9]{4,20}"),
    "is a channel's id, such as C0123456789",
    "Slack > the channel's name > About, at the bottom; and invite the bot to that channel",
)
REPOSITORY_URL = Variable(
    "REPOSITORY_URL",
    _is_page,
    "is the address of a page, such as https://github.com/you/mlops-for-recruiters",
    "your browser, on the repository that your cards are in",
)

VARIABLES = (
    BOT_TOKEN,
    APP_TOKEN,
    SIGNING_SECRET,
    HOST,
    PORT,
    API_URL,
    REDIS_URL,
    LOG_FORMAT,
    KNOWLEDGE_CHANNEL,
    REPOSITORY_URL,
)


def read_settings(environment: Mapping[str, str | None]) -> Settings:
    """Check the variables. An empty one counts as not set. Raises SettingsError with every problem at once."""
    given = {
        variable: value.strip() for variable in VARIABLES if (value := environment.get(variable.name)) and value.strip()
    }
    # The values themselves stay out of every message: they are secrets.
    problems = [
        f"{variable.name} is malformed: it {variable.shape}. See {variable.where}"
        for variable, value in given.items()
        if not variable.sound(value)
    ]
    if BOT_TOKEN not in given:
        problems.append(f"{BOT_TOKEN.name} is not set: it {BOT_TOKEN.shape}. Find it at {BOT_TOKEN.where}")
    if APP_TOKEN not in given and SIGNING_SECRET not in given:
        problems.append(
            f"neither {APP_TOKEN.name} nor {SIGNING_SECRET.name} is set: set the first for Socket Mode"
            f" ({APP_TOKEN.where}) or the second for HTTP ({SIGNING_SECRET.where})"
        )
    if problems:
        raise SettingsError(problems)
    return Settings(
        bot_token=given[BOT_TOKEN],
        app_token=given.get(APP_TOKEN, ""),
        signing_secret=given.get(SIGNING_SECRET, ""),
        host=given.get(HOST, Settings.host),
        port=int(given.get(PORT, Settings.port)),
        api_url=given.get(API_URL, SLACK_API_URL).rstrip("/") + "/",
        serves_health=PORT in given,
        redis_url=given.get(REDIS_URL, ""),
        log_format=given.get(LOG_FORMAT, Settings.log_format),
        links=Links(given.get(KNOWLEDGE_CHANNEL, ""), given.get(REPOSITORY_URL, "").rstrip("/").removesuffix(".git")),
    )
