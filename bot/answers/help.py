"""`help`: examples to click, and on its second page every command."""

from collections.abc import Iterator
from itertools import groupby

from bot import buttons
from bot.block_kit import Block, actions, escape, header, labelled_bullets, note, section
from bot.command import Command
from bot.message import Message
from bot.product import COMMAND
from bot.verb import Context, Verb

EVERY_COMMAND = 2  # the page
PRIVACY = "Only you see the answers to the command, until you share them. I keep nothing about candidates."


def answer(context: Context, command: Command) -> Message:
    return Message.of(_every_command(context) if command.page == EVERY_COMMAND else _examples(context))


def _examples(context: Context) -> Iterator[Block]:
    yield header("Try one of these")
    for typed, help_, command in context.verbs.examples(context.knowledge):
        verb = context.verbs[command.verb]
        make = buttons.open_form if verb.opens_form(command) else buttons.show
        yield section(
            f"`{escape(typed)}`\n{escape(help_)}", {**make("Try", command), "accessibility_label": typed[:75]}
        )
    roles = len({card.role.title for card in context.knowledge.cards.values() if card.role})
    others = len(context.knowledge.cards) - roles
    yield note(f"I know {roles} roles and {others} tools and ideas. Spelling and order don't matter. {PRIVACY}")
    yield from actions(
        buttons.show("All cards", context.verbs.contents),
        buttons.switch("Every command", Command(VERB.name, page=EVERY_COMMAND)),
    )


def _every_command(context: Context) -> Iterator[Block]:
    yield header("Every command")
    for group, verbs in groupby(context.verbs, key=lambda verb: verb.group):
        yield section(f"*{group}*")
        yield labelled_bullets((f"{COMMAND} {verb.usage}", verb.help) for verb in verbs)
    yield note("The same words work in a direct message to me, and behind my name in a channel.")
    yield from actions(buttons.switch("Examples", Command(VERB.name)))


VERB = Verb(
    name="help",
    label="Help",
    group="Find your way",
    usage="help",
    help="this overview",
    answer=answer,
    names=("commands", "usage", "menu", "options", "what can you do", "how do you work", "instructions", "man"),
    phrases=(
        "how does this … work",
        "how does the … work",
        "how do … use this",
        "what is this bot",
        "what this bot",
        "what can you do",
        "what do you do",
        "what can i ask you",
        "what can you help",
        "what can you tell",
        "how do you work",
        "how does this work",
        "how does it work",
        "how do i use",
        "how to use you",
        "how to use this",
        "help me",
        "need help",
        "what are you",
        "what commands",
        "which commands",
        "get started",
        "what is this",
        "how can you help",
    ),
)
