"""Settings are checked once, every problem is named with where to mend it, and no secret is ever shown."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.links import Links
from bot.settings import SLACK_API_URL, VARIABLES, Settings, SettingsError, read_settings

BOT = "xoxb-000-s3cr3t-bot"
APP = "xapp-1-s3cr3t-app"
SIGNING = "0123456789abcdefABCDEF0123456789"

SOCKET_MODE = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}
HTTP = {"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SIGNING}
ALL = {**SOCKET_MODE, **HTTP}
LINKS = ("KNOWLEDGE_CHANNEL", "REPOSITORY_URL")

WHERE = {
    "SLACK_BOT_TOKEN": "OAuth & Permissions > Bot User OAuth Token",
    "SLACK_APP_TOKEN": "Basic Information > App-Level Tokens",
    "SLACK_SIGNING_SECRET": "Basic Information > App Credentials",
    "HOST": "your server's set-up",
    "PORT": "your server's set-up",
    "SLACK_API_URL": "https://slack.com/api/",
}


def problems(environment: dict[str, str | None]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read_settings(environment)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


def test_an_app_token_means_socket_mode() -> None:
    settings = read_settings(SOCKET_MODE)
    assert (settings.bot_token, settings.app_token, settings.signing_secret) == (BOT, APP, "")


def test_a_signing_secret_means_http() -> None:
    settings = read_settings(HTTP)
    assert (settings.bot_token, settings.app_token, settings.signing_secret) == (BOT, "", SIGNING)


def test_with_both_there_is_an_app_token_and_so_socket_mode() -> None:
    assert read_settings(ALL).app_token == APP


def test_the_rest_has_defaults() -> None:
    settings = read_settings(HTTP)
    assert (settings.host, settings.port, settings.api_url) == ("0.0.0.0", 3000, SLACK_API_URL)  # noqa: S104 - as meant


def test_the_rest_can_be_set() -> None:
    settings = read_settings({**HTTP, "HOST": "127.0.0.1", "PORT": "8080", "SLACK_API_URL": "http://localhost:1/api/"})
    assert (settings.host, settings.port, settings.api_url) == ("127.0.0.1", 8080, "http://localhost:1/api/")


@pytest.mark.parametrize("url", ["https://slack.test/api", "https://slack.test/api/", "https://slack.test/api//"])
def test_the_api_address_ends_in_one_slash(url: str) -> None:
    assert read_settings({**HTTP, "SLACK_API_URL": url}).api_url == "https://slack.test/api/"


def test_spaces_around_a_value_are_dropped() -> None:
    settings = read_settings({name: f" {value}\n" for name, value in {**ALL, "PORT": "80"}.items()})
    assert (settings.bot_token, settings.app_token, settings.signing_secret, settings.port) == (BOT, APP, SIGNING, 80)


@pytest.mark.parametrize("nothing", [None, "", "  ", "\n"])
def test_an_empty_variable_counts_as_not_set(nothing: str | None) -> None:
    defaults: dict[str, str | None] = {"HOST": nothing, "PORT": nothing, "SLACK_API_URL": nothing}
    assert read_settings({**SOCKET_MODE, **defaults, "SLACK_SIGNING_SECRET": nothing}) == read_settings(SOCKET_MODE)


def test_other_variables_do_not_matter() -> None:
    assert read_settings({**HTTP, "PATH": "/bin", "SLACK_TEAM": "\x00"}) == read_settings(HTTP)


# Problems -------------------------------------------------------------------------------------------------------------


def test_with_nothing_set_both_needs_are_named() -> None:
    bot, way = problems({})
    assert "SLACK_BOT_TOKEN is not set" in bot
    assert WHERE["SLACK_BOT_TOKEN"] in bot
    assert "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set" in way
    assert WHERE["SLACK_APP_TOKEN"] in way
    assert WHERE["SLACK_SIGNING_SECRET"] in way


@pytest.mark.parametrize("environment", [{"SLACK_APP_TOKEN": APP}, {"SLACK_SIGNING_SECRET": SIGNING}])
def test_a_missing_bot_token_is_named(environment: dict[str, str | None]) -> None:
    [problem] = problems(environment)
    assert problem.startswith("SLACK_BOT_TOKEN is not set: it starts with xoxb-. Find it at api.slack.com/apps")


def test_a_missing_way_of_serving_is_named() -> None:
    [problem] = problems({"SLACK_BOT_TOKEN": BOT})
    assert problem.startswith("neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", APP),
        ("SLACK_BOT_TOKEN", "xoxp-000-s3cr3t-user"),
        ("SLACK_BOT_TOKEN", "xoxb-"),
        ("SLACK_BOT_TOKEN", f'"{BOT}"'),
        ("SLACK_BOT_TOKEN", f"{BOT} # mine"),
        ("SLACK_BOT_TOKEN", "xoxb-日本語日本語"),
        ("SLACK_APP_TOKEN", BOT),
        ("SLACK_APP_TOKEN", "xapp-s3cr3t\nx"),
        ("SLACK_SIGNING_SECRET", SIGNING[:-1]),
        ("SLACK_SIGNING_SECRET", SIGNING + "0"),
        ("SLACK_SIGNING_SECRET", "g" * 32),
        ("SLACK_SIGNING_SECRET", "٣" * 32),
        ("HOST", "two words"),
        ("HOST", "http://host"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "80a"),
        ("PORT", "²"),
        ("PORT", "3" * 5000),
        ("SLACK_API_URL", "slack.com/api"),
        ("SLACK_API_URL", "ftp://slack.com/api"),
        ("SLACK_API_URL", "https://"),
        ("SLACK_API_URL", "http://["),
        ("SLACK_API_URL", "http://℀.com"),
        ("SLACK_API_URL", "http://localhost:abc"),
        ("SLACK_API_URL", "http://localhost:99999"),
        ("SLACK_API_URL", "http://two words/"),
    ],
    ids=lambda text: text[:24].encode("ascii", "backslashreplace").decode(),
)
def test_a_malformed_variable_is_named_with_where_to_find_it(name: str, value: str) -> None:
    [problem] = problems({**ALL, name: value})
    assert problem.startswith(f"{name} is malformed: it ")
    assert WHERE[name] in problem


def test_every_problem_is_named_at_once() -> None:
    names = ("SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT", "SLACK_API_URL", "REDIS_URL", "LOG_FORMAT", *LINKS)
    found = problems({**dict.fromkeys(names, "x"), "HOST": "/"})
    assert len(found) == len(VARIABLES)
    assert all(any(variable.name in problem for problem in found) for variable in VARIABLES)


# Secrets --------------------------------------------------------------------------------------------------------------


def test_no_secret_is_shown_by_the_settings() -> None:
    settings = read_settings(ALL)
    for shown in (repr(settings), str(settings), f"{settings}", f"{settings!r:>9}"):
        assert not any(secret in shown for secret in (BOT, APP, SIGNING))


def test_no_secret_is_shown_by_the_problems() -> None:
    wrong = {name: f"{value} s3cr3t!" for name, value in ALL.items()}
    with pytest.raises(SettingsError) as caught:
        read_settings({**wrong, "PORT": "s3cr3t"})
    assert len(caught.value.problems) == 4
    for shown in (str(caught.value), repr(caught.value), "".join(caught.value.problems)):
        assert "s3cr3t" not in shown
        assert SIGNING not in shown


# Anything at all ------------------------------------------------------------------------------------------------------

SOUND = {**ALL, "HOST": "127.0.0.1", "PORT": "3000", "SLACK_API_URL": SLACK_API_URL}
ADDRESS = st.from_regex(r"https?://[\[\]@:/?#.%0-9a-z ]{0,12}", fullmatch=True)
ENVIRONMENTS = st.fixed_dictionaries(
    {},
    optional={
        name: st.none() | st.text() | ADDRESS | st.integers().map(str) | st.just(value) for name, value in SOUND.items()
    },
)


def outcome(environment: dict[str, str | None]) -> Settings | list[str]:
    try:
        return read_settings(environment)
    except SettingsError as error:
        return error.problems


@given(environment=ENVIRONMENTS)
@example(environment={**ALL, "SLACK_API_URL": "https://["})
def test_any_environment_gives_settings_or_problems(environment: dict[str, str | None]) -> None:
    result = outcome(environment)
    if isinstance(result, Settings):
        assert result.bot_token.startswith("xoxb-")
        assert result.app_token or result.signing_secret
        assert 0 < result.port < 65536
        assert result.api_url.startswith(("http://", "https://"))
        assert result.api_url.endswith("/")
    else:
        assert result
        assert all(any(variable.name in problem for variable in VARIABLES) for problem in result)


# Where suggestions go ---------------------------------------------------------------------------------------------


def test_suggestions_go_nowhere_unless_set() -> None:
    assert read_settings(HTTP).links == Links("", "")


def test_a_channel_and_a_repository_can_be_set() -> None:
    environment = {**HTTP, "KNOWLEDGE_CHANNEL": "C0123ABCD", "REPOSITORY_URL": "https://github.com/us/cards.git/"}
    assert read_settings(environment).links == Links("C0123ABCD", "https://github.com/us/cards")


@pytest.mark.parametrize("channel", ["#knowledge", "knowledge", "c0123abcd", "U0123ABCD", "C012|3ABCD>"])
def test_a_channel_is_named_by_its_id(channel: str) -> None:
    [problem] = problems({**HTTP, "KNOWLEDGE_CHANNEL": channel})
    assert problem.startswith("KNOWLEDGE_CHANNEL is malformed")


@pytest.mark.parametrize(
    "url",
    ["github.com/us/cards", "https://me:s3cr3t@github.com/us", "https://x.io/?a=b", "https://x.io/#a", "http://["],
)
def test_a_repository_is_a_page_that_everyone_may_see(url: str) -> None:
    [problem] = problems({**HTTP, "REPOSITORY_URL": url})
    assert problem.startswith("REPOSITORY_URL is malformed")
    assert "s3cr3t" not in problem
