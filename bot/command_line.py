"""`python app.py …`: serve Slack, or try the bot without it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dotenv import dotenv_values

import knowledge
from bot.answerer import Answerer
from bot.app import create_app, slash_answer_of
from bot.manifest import ManifestError, manifest_problems, read_manifest
from bot.serving.listening import PortInUseError
from bot.serving.log_format import log_to_stderr
from bot.serving.opening import TokenRefusedError
from bot.serving.process import serve
from bot.serving.reload import reload_on_hangup
from bot.serving.seen_events import seen_events
from bot.serving.stop import reopen_closed_streams
from bot.serving.workers import Workers
from bot.settings import VARIABLES, SettingsError, read_settings
from knowledge.loader import CARDS

OK, FAILED, MISUSED = 0, 1, 2  # exit codes
TRY_IT = "To try the bot without Slack: python app.py preview"
# The packages of each extra; without one of them, its command says so.
EXTRAS = {"http": ("uvicorn", "httptools"), "redis": ("redis",), "preview": ("aiohttp", "watchfiles", "textstat")}


def main(arguments: Sequence[str]) -> int:
    """Gives the exit code: 0 fine, 1 something to mend, 2 not set up."""
    options = _parser().parse_args(arguments)
    reopen_closed_streams()
    log_to_stderr()
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app.py", description="A Slack bot that explains engineering to recruiters.")
    parser.set_defaults(run=_serve)
    parser.add_argument("--cards", type=Path, help="another folder of cards")
    commands = parser.add_subparsers(title="without Slack")
    preview = commands.add_parser("preview", help="try the bot in a browser, on a stand-in for Slack")
    preview.add_argument(
        "--port", type=int, default=8765, help="of the page (default: %(default)s; 0 takes a free one)"
    )
    preview.add_argument("--no-browser", action="store_true", help="print the address, do not open it")
    ask = commands.add_parser("ask", help="ask one thing and print the answer")
    ask.add_argument("text", nargs="*", help='what one would type behind /mlops, such as "questions senior"')
    check = commands.add_parser("check", help="check the cards, the manifest and the settings")
    check.add_argument("cards", nargs="?", type=Path, help="another folder of cards")
    for command in (preview, ask):
        command.add_argument("--cards", type=Path, help="another folder of cards")
    for command, run in ((preview, _preview), (ask, _ask), (check, _check)):
        command.set_defaults(run=run)
    return parser


def _folders(options: argparse.Namespace) -> list[Path]:
    return [options.cards] if options.cards else []


def _environment() -> dict[str, str | None]:
    """.env, and over it what is set outside."""
    return {**dotenv_values(), **os.environ}


def _serve(options: argparse.Namespace) -> int:
    try:
        settings = read_settings(_environment())
    except SettingsError as error:
        return _not_set_up("The bot can't start:", *error.problems)
    try:
        answerer = Answerer(knowledge.load(*_folders(options)))
    except knowledge.CardError as error:
        return _not_set_up("The cards can't be used:", *map(str, error.problems))
    log_to_stderr(settings.log_format)
    for name in list(os.environ):  # Bolt reads some by itself, and no child process needs our secrets
        if name.startswith("SLACK_") or name == "REDIS_URL":
            del os.environ[name]

    reload_on_hangup(lambda: answerer.use(knowledge.load(*_folders(options))))
    try:
        workers = Workers(seen_events(settings.redis_url))
        serve(settings, lambda: create_app(settings, answerer, workers), slash_answer_of(answerer), workers)
    except TokenRefusedError as error:
        return _not_set_up(f"{error}: copy it again from api.slack.com/apps into .env")
    except ModuleNotFoundError as error:
        return _lacking(error, "redis" if error.name == "redis" else "http")
    except PortInUseError as error:
        return _not_set_up(f"HTTP can't listen on {error}. Set another HOST or PORT.")
    return OK


def _not_set_up(*lines: str) -> int:
    print(*lines, TRY_IT, sep="\n", file=sys.stderr)
    return MISUSED


def _lacking(error: ModuleNotFoundError, extra: str) -> int:
    """Raises the error again where it is not about an extra's package."""
    if error.name not in EXTRAS[extra]:
        raise error
    return _not_set_up(f"This needs more packages: pip install -e '.[{extra}]'")


def _preview(options: argparse.Namespace) -> int:
    try:
        from bot.preview.run import preview
    except ModuleNotFoundError as error:
        return _lacking(error, "preview")
    return preview(options.cards or CARDS, options.port, open_browser=not options.no_browser)


def _ask(options: argparse.Namespace) -> int:
    try:
        from bot.preview.run import ask
    except ModuleNotFoundError as error:
        return _lacking(error, "preview")
    return ask(options.cards or CARDS, " ".join(options.text))


def _check(options: argparse.Namespace) -> int:
    """Everything that can be wrong before the first person asks."""
    problems: list[str] = []
    count = 0
    try:
        cards = knowledge.load(*_folders(options))
        count = len(cards.cards)
        from knowledge.lint import lint

        problems += map(str, lint(cards))
    except knowledge.CardError as error:
        problems += map(str, error.problems)
    except ModuleNotFoundError as error:
        return _lacking(error, "preview")
    try:
        problems += manifest_problems(read_manifest())
    except ManifestError as error:
        problems.append(str(error))
    problems += _settings_problems()
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{_counted(count, 'card')}, {_counted(len(problems), 'problem')}")
    return FAILED if problems else OK


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _settings_problems() -> list[str]:
    """Settings that are there must be sound; a machine that never serves Slack needs none."""
    environment = _environment()
    if not any(environment.get(variable.name) for variable in VARIABLES if variable.name.startswith("SLACK_")):
        return []
    try:
        read_settings(environment)
    except SettingsError as error:
        return error.problems
    return []
