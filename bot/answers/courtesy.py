"""The short replies to what is no question."""

from typing import Literal

from bot import buttons
from bot.block_kit import actions, section
from bot.message import Message
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


def courtesy(context: Context, kind: Kind) -> Message:
    leads_on = actions(buttons.show("What can you do?", context.verbs.overview)) if kind in LEADS_ON else ()
    return Message.of(section(REPLIES[kind]), leads_on)
