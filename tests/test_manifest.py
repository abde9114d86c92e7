"""The manifest asks for what the bot uses, no more and no less."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from bot.answerer import Current
from bot.manifest import EVENTS, SCOPES, Manifest, manifest_problems, read_manifest
from bot.preview.run import running
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import NotSeen, UserDriver
from bot.preview.web_api import METHODS


@contextmanager
def bot_under(manifest: Manifest, current: Current) -> Iterator[UserDriver]:
    with PreviewSlack(manifest=manifest) as slack, running(slack, current):
        yield UserDriver(slack, "Alice")


def test_it_agrees_with_the_bot() -> None:
    assert manifest_problems(read_manifest()) == []


def test_what_is_missing_or_too_much_is_named() -> None:
    manifest = read_manifest()
    wrong = replace(
        manifest,
        scopes=manifest.scopes - {"chat:write"} | {"users:read"},
        events=manifest.events - {"app_mention"} | {"reaction_added"},
        commands=(),
        interactive=False,
    )
    named = "\n".join(manifest_problems(wrong))
    for word in ("chat:write", "users:read", "app_mention", "reaction_added", "/mlops", "interactivity"):
        assert word in named


def _mentions(alice: UserDriver) -> None:
    alice.types("@mlops titles")
    alice.sees("Titles to search for")


def _writes(alice: UserDriver) -> None:
    alice.goes_to_the_bot()
    alice.types("titles")
    alice.sees("Titles to search for")


def _opens_home(alice: UserDriver) -> None:
    alice.opens_home()
    alice.sees("Understand")


# What each scope and event is for. A scope that no entry needs would be one too many.
NEEDED_FOR = {
    "chat:write": _mentions,
    "app_mentions:read": _mentions,
    "im:history": _writes,
    "app_mention": _mentions,
    "message.im": _writes,
    "app_home_opened": _opens_home,
}


@pytest.mark.parametrize("needed", NEEDED_FOR)
def test_without_it_a_part_of_the_bot_falls_silent(
    needed: str, current: Current, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.preview.user_driver.PATIENCE", 0.5)
    full = read_manifest()
    less = replace(full, scopes=full.scopes - {needed}, events=full.events - {needed})
    with bot_under(less, current) as alice, pytest.raises(NotSeen):
        NEEDED_FOR[needed](alice)


def test_every_scope_and_event_is_needed_for_something() -> None:
    # "commands" is what a slash command itself is granted by; the manifest can't declare one without it.
    assert set(NEEDED_FOR) | {"commands"} == SCOPES | EVENTS


def test_the_methods_the_bot_calls_need_no_other_scope() -> None:
    needed = {method.scope for method in METHODS.values() if method.scope}
    assert needed <= SCOPES
