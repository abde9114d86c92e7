"""manifest.yml: what the app asks Slack for, and what the listeners need it to ask for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.product import COMMAND

# In an installed package it lies beside this module; in the repository, where people look for it.
BESIDE = Path(__file__).with_name("manifest.yml")
MANIFEST = BESIDE if BESIDE.exists() else Path(__file__).parents[1] / "manifest.yml"

# What each part of the bot lives on. Less, and it falls silent; more, and a workspace grants rights for nothing.
SCOPES = {"commands", "chat:write", "app_mentions:read", "im:history"}
EVENTS = {"app_home_opened", "app_mention", "message.im"}
SHORTCUTS = {"look_up", "form_redflags", "explain_message"}


@dataclass(frozen=True)
class Manifest:
    name: str
    bot_name: str
    scopes: frozenset[str]
    events: frozenset[str]
    commands: tuple[Mapping[str, Any], ...]
    shortcuts: tuple[Mapping[str, Any], ...]
    interactive: bool


class ManifestError(Exception):
    """The file is no app manifest; the text says why and what to do."""


def read_manifest(path: Path = MANIFEST) -> Manifest:
    """Raises ManifestError."""
    raw = _load(path)
    try:
        features, settings = raw["features"], raw.get("settings", {})
        return Manifest(
            name=raw["display_information"]["name"],
            bot_name=features["bot_user"]["display_name"],
            scopes=frozenset(raw["oauth_config"]["scopes"]["bot"]),
            events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
            commands=tuple(features.get("slash_commands", ())),
            shortcuts=tuple(features.get("shortcuts", ())),
            interactive=bool(settings.get("interactivity", {}).get("is_enabled")),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ManifestError(f"{path.name} lacks {error}; see https://docs.slack.dev/reference/app-manifest") from error


def manifest_json(path: Path = MANIFEST) -> str:
    """The whole of it, as the Slack CLI asks for it. Raises ManifestError."""
    return json.dumps(_load(path), indent=2)


def _load(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise ManifestError(f"{path.name} can't be read ({error.strerror}); restore it from the repository") from error
    except yaml.YAMLError as error:
        raise ManifestError(f"{path.name} is not valid YAML: {' '.join(str(error).split())}") from error


def manifest_problems(manifest: Manifest) -> list[str]:
    """Where the manifest and the bot disagree."""
    problems = [f"manifest.yml: add the scope {scope}, the bot needs it" for scope in sorted(SCOPES - manifest.scopes)]
    problems += [f"manifest.yml: drop the scope {scope}, no part uses it" for scope in sorted(manifest.scopes - SCOPES)]
    problems += [f"manifest.yml: subscribe to the event {event}" for event in sorted(EVENTS - manifest.events)]
    problems += [f"manifest.yml: drop the event {event}, nothing listens" for event in sorted(manifest.events - EVENTS)]
    if [command["command"] for command in manifest.commands] != [COMMAND]:
        problems.append(f"manifest.yml: the one slash command is {COMMAND}")
    shortcuts = {shortcut["callback_id"] for shortcut in manifest.shortcuts}
    problems += [f"manifest.yml: add the shortcut {name}" for name in sorted(SHORTCUTS - shortcuts)]
    problems += [f"manifest.yml: drop the shortcut {name}, nothing listens" for name in sorted(shortcuts - SHORTCUTS)]
    if not manifest.interactive:
        problems.append("manifest.yml: enable interactivity, or no button will work")
    return problems
