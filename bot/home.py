"""The Home tab: what a recruiter does before, on and after a call with one role, a click away."""

from typing import Any

from bot import buttons
from bot.answers.help import PRIVACY
from bot.block_kit import Block, Element, actions, divider, header, note, option, plain, section, select
from bot.command import Command
from bot.product import COMMAND
from bot.verb import Context, Verb, When
from knowledge.card import LEVELS, Card

ROLE = "home_role"  # action_id of the role picker

PHASES: dict[When, str] = {"before": "Before the call", "on": "On the call", "after": "After the call"}


def home(context: Context, key: str | None = None) -> dict[str, Any]:
    """The view, for the role of the card with this key. The role is kept in the view itself."""
    roles = {key: card for key, card in context.knowledge.cards.items() if card.role}
    default = context.knowledge.default
    if key not in roles:
        key = context.knowledge.key(default) if default and default.role else next(iter(roles), None)
    blocks = [
        header("Before, on and after the call"),
        section("*Look up a term*\nAny tool, role or idea: type a few letters", buttons.look_up()),
    ]
    if key:
        blocks.append(section("*I am hiring a*", role_select(context, key, ROLE)))
        blocks += _phases(context, key, roles[key])
    blocks += [
        divider(),
        section(f"In any channel: `{COMMAND}` and a term, a question, or a line of a résumé"),
        note(f"{PRIVACY} I know {len(context.knowledge.cards)} cards."),
        *actions(buttons.show("All cards", context.verbs.contents), buttons.show("How to ask", context.verbs.overview)),
    ]
    return {"type": "home", "blocks": blocks, "private_metadata": key or ""}


def role_select(context: Context, key: str, action_id: str) -> Element:
    """A select of all roles, one of them chosen. Two cards of one role are offered once."""
    titles: dict[str, str] = {}
    for other, card in sorted(context.knowledge.cards.items(), key=lambda item: item[1].kind != "role"):
        if card.role and (other == key or card.role.title not in titles):
            titles[card.role.title] = other
    options = [option(title, other) for title, other in sorted(titles.items())][:100]
    chosen = next((each for each in options if each["value"] == key), None)
    return select("Pick a role", action_id, options, chosen)


def look_up_view() -> dict[str, Any]:
    """A modal to look a term up in, for where no command can be typed."""
    return {
        "type": "modal",
        "title": plain("Look up a term"),
        "close": plain("Close"),
        "blocks": [section("Type a few letters of a tool, a role or an idea.", buttons.look_up())],
    }


def _phases(context: Context, key: str, card: Card) -> list[Block]:
    blocks: list[Block] = []
    for phase, name in PHASES.items():
        fits = [verb for verb in context.verbs if verb.applies_to(card) or (verb.takes == "text" and not verb.about)]
        verbs = [verb for verb in fits if verb.when == phase]
        elements = [element for verb in verbs for element in _elements(verb, key)]
        if elements:
            blocks += [section(f"*{name}*"), *actions(*elements)]
    return blocks


def _elements(verb: Verb, key: str) -> list[Element]:
    if verb.by_level:
        return [
            buttons.show(f"{name.capitalize()} {verb.label.lower()}", Command(verb.name, (key,), name))
            for name in LEVELS
        ]
    command = Command(verb.name, (key,) if verb.takes != "text" or verb.about else ())
    make = buttons.open_form if verb.opens_form(command) else buttons.show
    return [make(verb.label, command)]
