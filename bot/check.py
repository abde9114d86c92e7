"""Everything that can be wrong before the first person asks: the cards, their answers, the manifest, the settings."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import knowledge
from bot.answerer import Answers
from bot.manifest import ManifestError, manifest_problems, read_manifest
from bot.settings import VARIABLES, SettingsError, read_settings
from bot.shown import everything_shown
from knowledge.words import key as fold

SLACK_VARIABLES = [variable.name for variable in VARIABLES if variable.name.startswith("SLACK_")]


def check(
    folders: Sequence[Path], environment: Mapping[str, str | None], *, must_be_set_up: bool = False
) -> tuple[int, list[str]]:
    """The number of cards, and every problem. Raises ModuleNotFoundError without the packages of the preview.

    Settings that are there must be sound; a machine that never serves Slack needs none, unless it must be set up.
    """
    problems: list[str] = []
    number = 0
    try:
        cards = knowledge.load(*folders)
    except knowledge.CardError as error:
        problems += map(str, error.problems)
    else:
        number = len(cards.cards)
        from knowledge.lint import lint

        answers = Answers(cards)
        problems += map(str, lint(cards))
        problems += _shadowed(answers)
        problems += refused_answers(answers)
    try:
        problems += manifest_problems(read_manifest())
    except ManifestError as error:
        problems.append(str(error))
    if must_be_set_up or any(environment.get(name) for name in SLACK_VARIABLES):
        problems += _settings_problems(environment)
    return number, problems


def refused_answers(answers: Answers) -> Iterator[str]:
    """Compose everything that is shown, and hold it against Slack's limits."""
    from bot.preview import validation

    for place, name, surface, payload in everything_shown(answers):
        if surface == "message":
            problems = [str(problem) for problem in validation.validate_blocks(payload["blocks"])]
            if len(payload["text"]) > validation.MAX_TEXT:
                problems.append(f"its text is longer than {validation.MAX_TEXT} characters")
        else:
            problems = [str(problem) for problem in validation.validate_view(payload, surface)]
        yield from (f"{place}: Slack would refuse {name}: {problem}" for problem in problems)


def _shadowed(answers: Answers) -> Iterator[str]:
    """A card whose name is a verb's can't be asked for by name."""
    called = {fold(name): verb.name for verb in answers.context.verbs for name in (verb.name, *verb.names)}
    for key, card in answers.knowledge.cards.items():
        for name in (card.term, *card.aliases):
            if verb := called.get(fold(name)):
                yield (
                    f"{answers.knowledge.sources[key].file}: '{name}' is what one types for '{verb}', so nobody can ask"
                    " for this card by it; use another name"
                )


def _settings_problems(environment: Mapping[str, str | None]) -> list[str]:
    try:
        read_settings(environment)
    except SettingsError as error:
        return error.problems
    return []
