"""Everything that can be wrong before the first person asks: the cards, their answers, the manifest, the settings."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import knowledge
from bot.answerer import Answer, Answers
from bot.command import Command
from bot.forms import Origin, form_view
from bot.manifest import ManifestError, manifest_problems, read_manifest
from bot.settings import VARIABLES, SettingsError, read_settings
from knowledge.card import LEVELS
from knowledge.words import key as fold


def check(folders: Sequence[Path], environment: Mapping[str, str | None]) -> tuple[int, list[str]]:
    """The number of cards, and every problem. Raises ModuleNotFoundError without the packages of the preview."""
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
    problems += _settings_problems(environment)
    return number, problems


def commands(answers: Answers) -> Iterator[Command]:
    """Every command that a card can be asked for, and those without a card."""
    for verb in answers.context.verbs:
        if verb.takes in ("nothing", "text"):
            yield Command(verb.name)
            if not verb.about:
                continue
        for key, card in answers.knowledge.cards.items():
            if not verb.applies_to(card):
                continue
            for level in (None, *LEVELS) if verb.has_levels and card.role else (None,):
                for page in range(1, max(1, len(verb.pages)) + 1):
                    yield Command(verb.name, (key,), level, page)


def refused_answers(answers: Answers) -> Iterator[str]:
    """Compose every answer and every form, and hold each against Slack's limits."""
    from bot.preview import validation

    for command in commands(answers):
        answer = answers.answer(command)
        place = _place(answers, command)
        for problem in _refused(answer):
            yield f"{place}: Slack would refuse the answer to '{command.verb}': {problem}"
        if command.cards and answers.context.verbs[command.verb].form and command.level is None:
            view = form_view(answers.context, command, Origin())
            for refused in validation.validate_view(view, "modal"):
                yield f"{place}: Slack would refuse the form of '{command.verb}': {refused}"


def _refused(answer: Answer) -> Iterator[str]:
    from bot.preview import validation

    yield from map(str, validation.validate_blocks(list(answer.private.blocks)))
    yield from map(str, validation.validate_blocks(list(answer.public.post["blocks"])))
    yield from map(str, validation.validate_view(answer.public.as_modal(), "modal"))
    if len(answer.private.text) > validation.MAX_TEXT:
        yield f"its text is longer than {validation.MAX_TEXT} characters"


def _place(answers: Answers, command: Command) -> str:
    return answers.knowledge.sources[command.cards[0]].file if command.cards else "the bot"


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
    """Settings that are there must be sound; a machine that never serves Slack needs none."""
    if not any(environment.get(variable.name) for variable in VARIABLES if variable.name.startswith("SLACK_")):
        return []
    try:
        read_settings(environment)
    except SettingsError as error:
        return error.problems
    return []
