"""`app.py check --slack`, against the stand-in: it has the methods, and refuses what Slack refuses."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from bot.check_slack import check_slack, refused_by_slack
from bot.manifest import read_manifest
from bot.preview.server import PreviewSlack
from bot.shown import THE_BOT, Shown, everything_shown
from knowledge import Knowledge
from tests.conftest import CARDS, Stage
from tests.preview.conftest import client_of
from tests.serving.running import environment
from tests.test_command_line import run

TITLE = {"type": "plain_text", "text": "Title"}
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": "*Hello*"}}]
SOUND = Shown("a.yml", "the answer to 'define'", "message", {"text": "Hello", "blocks": BLOCKS})
TOO_LONG = Shown("b.yml", "the form of 'screen'", "modal", {"type": "modal", "title": TITLE, "blocks": BLOCKS * 101})
WRONG_TYPE = Shown(THE_BOT, "Home", "home", {"type": "home", "blocks": [{"type": "sextion"}]})


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Iterator[PreviewSlack]:
    monkeypatch.setattr("bot.check_slack.PAUSE", 0.0)
    with PreviewSlack() as slack:
        yield slack


def checked(slack: PreviewSlack, **other: str) -> tuple[list[str], str]:
    """The problems, and what was told on the way."""
    told: list[str] = []
    settings: Mapping[str, str | None] = {**environment(slack), **other}
    return list(check_slack([CARDS], settings, told.append)), "\n".join(told)


def asked(slack: PreviewSlack) -> list[str]:
    stage = Stage(slack, None)  # type: ignore[arg-type]  # the bot does not run
    return [entry.name for entry in stage.calls()]


def test_sound_tokens_and_answers_are_no_problem(slack: PreviewSlack, cards: Knowledge) -> None:
    problems, told = checked(slack)
    assert problems == []
    assert "Slack takes SLACK_BOT_TOKEN: it is mlops's" in told
    assert "Slack takes SLACK_APP_TOKEN" in told


def test_slack_is_asked_about_everything_that_is_shown(slack: PreviewSlack, answers: object) -> None:
    checked(slack)
    assert asked(slack).count("blocks.validate") == len(list(everything_shown(answers)))  # type: ignore[arg-type]


def test_what_slack_refuses_is_named_with_its_place(slack: PreviewSlack) -> None:
    refused = list(refused_by_slack(client_of(slack), [SOUND, TOO_LONG, WRONG_TYPE]))
    assert refused == [
        "b.yml: Slack refuses the form of 'screen': no more than 100 items allowed [json-pointer:/blocks]",
        "the bot: Slack refuses Home: unsupported type: sextion [json-pointer:/blocks/0/type]",
    ]


def test_where_slack_asks_to_wait_it_is_asked_again(slack: PreviewSlack) -> None:
    slack.faults.rate_limited = 1
    slack.faults.retry_after = 1
    assert checked(slack)[0] == []


@pytest.mark.parametrize("name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
def test_a_refused_token_is_named_and_nothing_more_asked(slack: PreviewSlack, name: str) -> None:
    wrong = {"SLACK_BOT_TOKEN": "xoxb-s3cr3t", "SLACK_APP_TOKEN": "xapp-s3cr3t"}[name]
    [problem], told = checked(slack, **{name: wrong})
    assert problem.startswith(f"Slack refused {name} (invalid_auth): copy it again")
    assert "s3cr3t" not in problem + told
    assert "blocks.validate" not in asked(slack)


def test_scopes_are_held_to_the_manifest(monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = read_manifest()
    granted = replace(manifest, scopes=manifest.scopes - {"im:history"} | {"users:read"})
    with PreviewSlack(manifest=granted) as slack:
        problems, _ = checked(slack)
    lacking, needless = problems
    assert lacking.startswith("SLACK_BOT_TOKEN lacks the scope im:history: add it")
    assert needless.startswith("SLACK_BOT_TOKEN has the scope users:read, which no part uses")


def test_trouble_on_the_way_is_told_from_a_refusal(slack: PreviewSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.check_slack.TRIES", 0)
    slack.faults.server_errors = 1
    [problem], _ = checked(slack)
    assert problem.startswith("Slack can't be asked (")


# From the command line --------------------------------------------------------------------------------------------


def test_without_settings_it_says_what_to_set() -> None:
    ran = run("check", "--slack", CARDS)
    assert ran.returncode == 1
    assert "SLACK_BOT_TOKEN is not set" in ran.stdout
    assert "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_a_refusal_leaves_exit_code_1() -> None:
    with PreviewSlack() as slack:
        ran = run("check", "--slack", CARDS, environment={**environment(slack), "SLACK_BOT_TOKEN": "xoxb-wrong"})
    assert "Slack refused SLACK_BOT_TOKEN (invalid_auth): copy it again" in ran.stdout
    assert (ran.returncode, "Traceback" in ran.stderr) == (1, False)
