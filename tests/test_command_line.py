"""`python app.py …` as a person runs it: what it prints, and the exit code it leaves."""

import json
import re
import shlex
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from knowledge import Knowledge
from knowledge.loader import CARDS
from tests.conftest import CARDS as TEST_CARDS
from tests.knowledge.test_loader import BROKEN, TEN, write
from tests.serving.running import ROOT, UNSET, environment

TRY_IT = "app.py preview"


def run(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - nothing here comes from outside
        [sys.executable, "app.py", *map(str, arguments)],
        cwd=ROOT,
        env={**UNSET, "PYTHONUTF8": "1", **(environment or {})},
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def unwrapped(text: str) -> str:
    return " ".join(text.split())


# Serving --------------------------------------------------------------------------------------------------------------


def test_with_nothing_set_it_says_what_to_set_and_how_to_try_it() -> None:
    ran = run()
    assert (ran.returncode, ran.stdout) == (2, "")
    for word in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", TRY_IT):
        assert word in ran.stderr
    assert "Traceback" not in ran.stderr


def test_malformed_settings_are_named_but_not_shown() -> None:
    ran = run(environment={"SLACK_BOT_TOKEN": "xoxp-s3cr3t", "SLACK_SIGNING_SECRET": "s3cr3t", "PORT": "s3cr3t"})
    assert (ran.returncode, ran.stdout) == (2, "")
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "PORT"):
        assert f"{name} is malformed" in ran.stderr
    assert TRY_IT in ran.stderr
    assert "s3cr3t" not in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.fixture(scope="module")
def slack() -> Iterator[PreviewSlack]:
    with PreviewSlack() as slack:
        yield slack


@pytest.mark.parametrize(
    ("refused", "accepted", "wrong"),
    [
        ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "xoxb-s3cr3t-wrong"),
        ("SLACK_APP_TOKEN", "SLACK_BOT_TOKEN", "xapp-s3cr3t-wrong"),
    ],
)
def test_a_refused_token_is_named_in_one_line_but_not_shown(
    slack: PreviewSlack, refused: str, accepted: str, wrong: str
) -> None:
    genuine = {"SLACK_BOT_TOKEN": slack.credentials.bot_token, "SLACK_APP_TOKEN": slack.credentials.app_token}
    ran = run(environment={**genuine, refused: wrong, "SLACK_API_URL": f"{slack.url}/api/"})
    assert (ran.returncode, ran.stdout) == (2, "")
    [line] = [line for line in ran.stderr.splitlines() if refused in line]
    assert "Slack refused" in line
    assert "invalid_auth" in line
    assert accepted not in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not any(secret in ran.stderr for secret in (wrong, *genuine.values()))


def test_slack_out_of_reach_is_said() -> None:
    with socket.socket() as nobody:  # holds a port on which it does not listen
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/api/"
        tokens = {"SLACK_BOT_TOKEN": "xoxb-s3cr3t", "SLACK_APP_TOKEN": "xapp-s3cr3t"}
        process = start({**tokens, "SLACK_API_URL": url})
        said = [process.stderr.readline() for _ in range(3)]  # type: ignore[union-attr]
        process.terminate()
        _, rest = process.communicate(timeout=20)
    assert all("Slack can't be reached (URLError); trying again in" in line for line in said)
    assert process.returncode == 0 or sys.platform == "win32"
    assert "Traceback" not in rest
    assert "s3cr3t" not in "".join(said) + rest


def start(environment: Mapping[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, *(arguments or ("app.py",))],
        cwd=ROOT,
        env={**UNSET, **environment},
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def serving(environment: Mapping[str, str], *arguments: str) -> Iterator[None]:
    """The bot as a process of its own, stopped as a server is stopped."""
    process = start(environment, *arguments)
    try:
        assert process.stderr
        assert "Stop with Ctrl-C" in process.stderr.readline()
        yield
    finally:
        process.terminate()
        _, said = process.communicate(timeout=20)
    if sys.platform == "win32":  # where to terminate is to kill
        return
    lines = said.splitlines()
    answers = [line for line in lines if not line.endswith("Stopping.")]
    assert len(answers) == len(lines) - 1
    assert all(" INFO bot.answers: " in line for line in answers), "a quiet stop"
    assert process.returncode == 0


def asks(alice: UserDriver) -> None:
    """What a person gets of a bot that works, in the ack and by a call to Slack."""
    alice.types("/mlops titles")
    alice.sees("Titles to search for: MLOps Engineer")
    alice.goes_to_the_bot()
    alice.types("titles sre")
    alice.sees("Titles to search for: Site Reliability Engineer")


def test_it_serves_socket_mode() -> None:
    with PreviewSlack() as slack, serving(environment(slack)):
        slack.run(slack.socket_mode.connected.wait())
        asks(UserDriver(slack, "Alice"))


def test_other_apps_settings_in_the_environment_change_nothing() -> None:
    """Bolt would turn to OAuth by these."""
    with PreviewSlack() as slack:
        tokens = {"SLACK_BOT_TOKEN": slack.credentials.bot_token, "SLACK_APP_TOKEN": slack.credentials.app_token}
        others = {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "s3cr3t", "SLACK_SCOPES": "chat:write"}
        with serving({**tokens, **others, "SLACK_API_URL": f"{slack.url}/api"}):
            slack.run(slack.socket_mode.connected.wait())
            asks(UserDriver(slack, "Alice"))


def test_it_serves_http() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    with PreviewSlack(request_url=f"http://127.0.0.1:{port}/slack/events") as slack:
        secrets = {
            "SLACK_BOT_TOKEN": slack.credentials.bot_token,
            "SLACK_SIGNING_SECRET": slack.credentials.signing_secret,
        }
        with serving({**secrets, "SLACK_API_URL": f"{slack.url}/api", "HOST": "127.0.0.1", "PORT": port}):
            asks(UserDriver(slack, "Alice"))


def test_a_port_that_is_taken_is_said() -> None:
    with PreviewSlack() as slack, socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run(
            environment={
                "SLACK_BOT_TOKEN": slack.credentials.bot_token,
                "SLACK_SIGNING_SECRET": slack.credentials.signing_secret,
                "SLACK_API_URL": f"{slack.url}/api",
                "HOST": "127.0.0.1",
                "PORT": str(taken.getsockname()[1]),
            }
        )
    assert ran.returncode == 2
    assert "Set another HOST or PORT" in ran.stderr
    assert "Traceback" not in ran.stderr


# The Slack CLI: `slack run` calls what .slack/hooks.json names --------------------------------------------------------

HOOKS = json.loads((ROOT / ".slack" / "hooks.json").read_text("utf-8"))


def hook(name: str) -> list[str]:
    """What the CLI calls, without the interpreter."""
    python, *arguments = shlex.split(HOOKS["hooks"][name])
    assert python == "python"
    return arguments


def test_the_cli_gets_the_manifest_as_json_and_nothing_else() -> None:
    script, *arguments = hook("get-manifest")
    assert script == "app.py"
    ran = run(*arguments)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout) == yaml.safe_load((ROOT / "manifest.yml").read_text("utf-8"))


def test_the_cli_starts_the_bot_with_the_tokens_it_sets() -> None:
    assert HOOKS["config"]["sdk-managed-connection-enabled"] is True
    with PreviewSlack() as slack, serving(environment(slack), *hook("start")):
        slack.run(slack.socket_mode.connected.wait())
        asks(UserDriver(slack, "Alice"))


def test_the_cli_watches_what_there_is() -> None:
    watch = HOOKS["config"]["watch"]
    assert all((ROOT / path).exists() for path in (*watch["app"]["paths"], *watch["manifest"]["paths"]))
    assert re.search(watch["app"]["filter-regex"], "knowledge/cards/mlops.yml")


# Checking -------------------------------------------------------------------------------------------------------------


def test_the_shipped_cards_have_no_problems() -> None:
    ran = run("check")
    assert ran.stdout.splitlines() == [f"{len(list(CARDS.glob('*.yml')))} cards, 0 problems"]
    assert ran.returncode == 0


def test_ten_broken_cards_are_ten_lines(tmp_path: Path) -> None:
    write(tmp_path, *(BROKEN[name].text for name in TEN))
    ran = run("check", tmp_path)
    *lines, last = ran.stdout.splitlines()
    files = [line.partition(".yml:")[0] for line in lines]
    assert files == [str(tmp_path / name) for name in "abcdefghij"]
    assert all(re.search(r"[/\\][a-j]\.yml:\d+: \S", line) for line in lines)
    assert last == "0 cards, 10 problems"
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr


# Asking ---------------------------------------------------------------------------------------------------------------


def answer(text: str) -> str:
    ran = run("ask", text, "--cards", TEST_CARDS)
    assert ran.returncode == 0, ran.stderr
    return unwrapped(ran.stdout)


def test_a_term_is_explained(cards: Knowledge) -> None:
    assert cards.cards["kubernetes"].in_short in answer("kubernetes")


def test_a_misspelt_question_gets_the_questions_of_that_level(cards: Knowledge) -> None:
    role = cards.cards["mlops"].role
    assert role is not None
    shown = answer("qestions senoir")
    for question in role.levels.senior.questions:
        assert question.ask in shown
        assert question.strong in shown
    assert not any(question.ask in shown for question in role.levels.junior.questions)


def test_the_titles_to_search_for_are_listed(cards: Knowledge) -> None:
    role = cards.cards["mlops"].role
    assert role is not None
    shown = answer("synonyms")
    assert all(title in shown for title in role.search.titles)


def test_a_miss_leaves_another_exit_code() -> None:
    ran = run("ask", "blockchain", "--cards", TEST_CARDS)
    assert ran.returncode == 1
    assert "I have no card for “blockchain”" in ran.stdout


def test_what_is_understood_is_told_line_by_line() -> None:
    given = 'questions senoir\n"docker vs\\nkubernetes"\nblockchain\nthanks!\n\n'
    ran = run("parse", "--cards", TEST_CARDS, given=given)
    assert ran.returncode == 0, ran.stderr
    read = [json.loads(line) for line in ran.stdout.splitlines()]
    nothing: dict[str, object] = {"cards": [], "level": None, "suggestions": []}
    assert read == [
        {"kind": "command", "verb": "questions", "cards": ["MLOps"], "level": "senior", "suggestions": []},
        {"kind": "command", "verb": "compare", "cards": ["Docker", "Kubernetes"], "level": None, "suggestions": []},
        {"kind": "not_found", "verb": "define", **nothing},
        {"kind": "courtesy", "verb": None, **nothing},
        {"kind": "command", "verb": "help", **nothing},
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no sh")
def test_a_reader_who_leaves_early_gets_no_traceback(tmp_path: Path) -> None:
    write(tmp_path, *(BROKEN[name].text for name in TEN))
    command = f"{sys.executable} app.py check {tmp_path} | head -1"
    ran = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603, S607
    assert "Traceback" not in ran.stderr
