"""The short replies to what is no question."""

from itertools import islice
from typing import Literal

from bot import buttons
from bot.block_kit import actions, section
from bot.message import Message
from bot.product import COMMAND
from bot.verb import Context

Kind = Literal["greeting", "thanks", "farewell", "apology", "nod", "who"]

REPLIES: dict[Kind, str] = {
    "greeting": "Hi! Send me a term, a role or a question, such as “what do I ask a senior data engineer?”",
    "thanks": "You're welcome. Good luck with the search!",
    "farewell": "See you. I'm here whenever a term comes up.",
    "apology": "No trouble at all. What would you like to know?",
    "nod": "Anything else? Send me a term, a role or a question.",
    "who": "I'm a bot with cards about engineering roles and terms, for recruiters. No language model, no guessing.",
}
LEADS_ON: frozenset[Kind] = frozenset({"greeting", "who", "apology"})


def greeting(context: Context) -> Message:
    """The first words to someone who has said nothing yet."""
    examples = islice(context.verbs.examples(context.knowledge), 2)
    return Message.of(
        section(
            "Hi! I explain engineering roles and terms in plain words. Send me a term, a role or a question here,"
            f" or type `{COMMAND}` in any channel: only you see the answer."
        ),
        actions(*(buttons.show(example.typed.removeprefix(f"{COMMAND} "), example.command) for example in examples)),
    )


def courtesy(context: Context, kind: Kind) -> Message:
    leads_on = actions(buttons.show("What can you do?", context.verbs.overview)) if kind in LEADS_ON else ()
    return Message.of(section(REPLIES[kind]), leads_on)
