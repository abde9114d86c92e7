"""`python app.py …`, or `mlops-for-recruiters …` where it is installed: serve Slack, or use the bot without it."""

import argparse
import logging
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from dotenv import dotenv_values, find_dotenv

import knowledge
from bot.answerer import Answers, Current
from bot.check import check
from bot.links import NO_LINKS, Links
from bot.manifest import ManifestError, manifest_json
from bot.parser import NotFound
from bot.render import render
from bot.serving.log_format import log_to_stderr
from bot.serving.reload import reload_on_hangup
from bot.serving.stop import reopen_closed_streams
from bot.settings import SettingsError, read_settings
from bot.terminal import readings

OK, FAILED, MISUSED = 0, 1, 2  # exit codes
SCRIPT = "app.py"  # in a checkout; an installed package has a command instead
# The packages of each extra; without one of them, its command says so.
EXTRAS = {"http": ("uvicorn", "httptools"), "redis": ("redis",), "preview": ("aiohttp", "watchfiles", "textstat")}


def main(arguments: Sequence[str] | None = None) -> int:
    """`arguments` are those of the process unless given. Returns the exit code: 0 fine, 1 something to fix, 2 not set
    up."""
    options = _parser().parse_args(arguments)
    reopen_closed_streams()
    log_to_stderr()
    try:
        code: int = options.run(options)
    except BrokenPipeError:  # such as `check | head -1`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:  # such as in a long check
        return 128 + signal.SIGINT
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="A Slack bot that explains engineering to recruiters. Without a command, it serves."
    )
    parser.set_defaults(run=_serve)
    commands = parser.add_subparsers(title="without Slack")
    preview = commands.add_parser("preview", help="try the bot in a browser, on a stand-in for Slack")
    preview.add_argument(
        "--port", type=int, default=8765, help="of the page (default: %(default)s; 0 takes a free one)"
    )
    preview.add_argument("--no-browser", action="store_true", help="print the address, do not open it")
    ask = commands.add_parser("ask", help="ask one thing and print the answer")
    ask.add_argument("text", nargs="*", help='what one would type behind /mlops, such as "questions senior"')
    parse = commands.add_parser("parse", help="tell what is understood of each line of standard input, as JSON")
    check_ = commands.add_parser("check", help="check the cards, the manifest and the settings")
    check_.add_argument("cards", nargs="*", type=Path, help="other folders of cards")
    check_.add_argument(
        "--slack", action="store_true", help="ask Slack too: the tokens, the scopes, and every message and view"
    )
    manifest = commands.add_parser("manifest", help="print manifest.yml as JSON, for the Slack CLI")
    for command in (parser, preview, ask, parse):
        command.add_argument(
            "--cards", type=Path, action="append", default=None if command is parser else argparse.SUPPRESS,
            help="another folder of cards; given again, one that adds to and overrides the ones before",
        )  # fmt: skip
    runs = ((preview, _preview), (ask, _ask), (parse, _parse), (check_, _check), (manifest, _manifest))
    for command, run in runs:
        command.set_defaults(run=run)
    return parser


def _environment() -> dict[str, str | None]:
    """.env of the working folder, and over it what is set outside."""
    return {**dotenv_values(find_dotenv(usecwd=True)), **os.environ}


def _serve(options: argparse.Namespace) -> int:
    try:
        settings = read_settings(_environment())
    except SettingsError as error:
        return _not_set_up("The bot can't start:", *error.problems)
    current = _load(options, settings.links)
    if current is None:
        return MISUSED
    from bot.app import create_app
    from bot.listeners.commands import slash_answer
    from bot.serving.listening import PortInUseError
    from bot.serving.opening import TokenRefusedError
    from bot.serving.process import serve
    from bot.serving.seen_events import seen_events
    from bot.serving.workers import Workers

    log_to_stderr(settings.log_format)
    for name in list(os.environ):  # Bolt reads some by itself, and no child process needs our secrets
        if name.startswith("SLACK_") or name == "REDIS_URL":
            del os.environ[name]

    reload_on_hangup(lambda: current.reload(*(options.cards or ())))
    try:
        workers = Workers(seen_events(settings.redis_url))
        serve(settings, lambda: create_app(settings, current, workers), partial(slash_answer, current), workers)
    except TokenRefusedError as error:
        return _not_set_up(f"{error}: copy it again from api.slack.com/apps into .env")
    except ModuleNotFoundError as error:
        return _lacking(error, "redis" if error.name == "redis" else "http")
    except PortInUseError as error:
        return _not_set_up(f"HTTP can't listen on {error}. Set another HOST or PORT.")
    return OK


def _not_set_up(*lines: str) -> int:
    command = f"{_python()} {SCRIPT}" if _in_checkout() else "mlops-for-recruiters"
    print(*lines, f"To try the bot without Slack: {command} preview", sep="\n", file=sys.stderr)
    return MISUSED


def _in_checkout() -> bool:
    return Path(sys.argv[0]).name == SCRIPT


def _python() -> str:
    """The interpreter as a person in this folder would type it."""
    python = Path(sys.executable)
    return str(python.relative_to(Path.cwd())) if python.is_relative_to(Path.cwd()) else python.name


def _lacking(error: ModuleNotFoundError, extra: str) -> int:
    """Raises the error again where it is not about an extra's package."""
    if error.name not in EXTRAS[extra]:
        raise error
    package = f"-e '.[{extra}]'" if _in_checkout() else f"'mlops-for-recruiters[{extra}]'"
    return _not_set_up(f"This needs more packages: {_python()} -m pip install {package}")


def _preview(options: argparse.Namespace) -> int:
    try:
        from bot.preview.run import preview
    except ModuleNotFoundError as error:
        return _lacking(error, "preview")
    current = _load(options)
    if current is None:
        return FAILED
    return preview(current, options.cards or [knowledge.CARDS], options.port, open_browser=not options.no_browser)


def _ask(options: argparse.Namespace) -> int:
    current = _load(options)
    if current is None:
        return FAILED
    logging.getLogger().setLevel(logging.WARNING)  # whoever asks here sees the answer, and needs no count of misses
    text = " ".join(options.text)
    print(render(current.answers.reply(text).public.payload))
    return FAILED if isinstance(current.answers.parse(text), NotFound) else OK


def _parse(options: argparse.Namespace) -> int:
    current = _load(options)
    if current is None:
        return FAILED
    for reading in readings(current.answers, sys.stdin):
        print(reading)
    return OK


def _load(options: argparse.Namespace, links: Links = NO_LINKS) -> Current | None:
    """The answers of the cards, or None once their problems are printed."""
    try:
        return Current(Answers(knowledge.load(*(options.cards or ())), links))
    except knowledge.CardError as error:
        print("These cards can't be used yet:", *error.problems, sep="\n", file=sys.stderr)
        return None


def _check(options: argparse.Namespace) -> int:
    try:
        number, problems = check(options.cards, _environment(), must_be_set_up=options.slack)
    except ModuleNotFoundError as error:
        return _lacking(error, "preview")
    found = 0
    for problem in chain(problems, _check_slack(options) if options.slack else ()):
        print(problem, flush=True)
        found += 1
    print(f"{_counted(number, 'card')}, {_counted(found, 'problem')}")
    return FAILED if found else OK


def _check_slack(options: argparse.Namespace) -> Iterator[str]:
    from bot.check_slack import check_slack

    return check_slack(options.cards, _environment(), partial(print, file=sys.stderr, flush=True))


def _manifest(options: argparse.Namespace) -> int:
    try:
        print(manifest_json())
    except ManifestError as error:
        print(error, file=sys.stderr)
        return FAILED
    return OK


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
