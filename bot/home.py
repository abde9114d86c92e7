"""The Home tab: what a recruiter does before, on and after a call, a click away."""

from typing import Any

from bot import buttons
from bot.answers.help import PRIVACY
from bot.block_kit import actions, header, note, section
from bot.verb import Context


def home(context: Context) -> dict[str, Any]:
    """The view."""
    blocks = [
        header("Before, on and after the call"),
        section("I explain engineering roles and terms to recruiters, in plain words."),
    ]
    for example in context.verbs.examples(context.knowledge):
        verb = context.verbs[example.command.verb]
        make = buttons.open_form if verb.opens_form(example.command) else buttons.show
        blocks += [section(f"`{example.typed}`\n{example.help}", make(verb.label, example.command))]
    blocks += actions(buttons.show("All cards", context.verbs.contents), buttons.show("Help", context.verbs.overview))
    blocks.append(note(PRIVACY))
    return {"type": "home", "blocks": blocks}
