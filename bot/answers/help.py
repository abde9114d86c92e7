"""`help` and the Home tab: what the bot can do, told from the table of verbs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot import buttons
from bot.block_kit import escape, header, quiet, row, section
from bot.message import Message
from bot.verb import Verb
from knowledge.base import Knowledge

GREETING = "I explain engineering roles and terms to recruiters, in plain words."
WITHOUT_BUTTON = ("help", "find")  # the one is on the screen, the other needs words
PRIVACY = "What you ask with the command is seen by you alone, and I keep no candidate data."


def message(verbs: Sequence[Verb], knowledge: Knowledge) -> Message:
    blocks = [
        header("What I can do"),
        section(GREETING),
        *_groups(verbs, knowledge),
        quiet(f"{_ways_in(knowledge)} {PRIVACY}"),
    ]
    return Message.of(f"{GREETING} Try /mlops define, /mlops questions senior or /mlops synonyms.", blocks)


def home(verbs: Sequence[Verb], knowledge: Knowledge) -> View:
    """The Home tab."""
    blocks = [
        header("MLOps for Recruiters"),
        section(GREETING),
        *_groups(verbs, knowledge),
        quiet(_ways_in(knowledge)),
        quiet(PRIVACY),
    ]
    return View(type="home", blocks=blocks)


def _groups(verbs: Iterable[Verb], knowledge: Knowledge) -> Iterator[Block]:
    """A group's commands, then buttons that do them."""
    subject = knowledge.default.term if knowledge.default else ""
    for group, members in groupby(verbs, key=lambda verb: verb.group):
        listed = list(members)
        lines = (f"`/mlops {escape(verb.usage)}`  {escape(verb.help)}" for verb in listed)
        yield section(f"*{group}*\n" + "\n".join(lines))
        yield from row([_try_it(verb, subject) for verb in listed if verb.name not in WITHOUT_BUTTON])


def _try_it(verb: Verb, subject: str) -> ButtonElement:
    return buttons.onward(verb.label, verb.name, subject if verb.needs in ("card", "role") else "")


def _ways_in(knowledge: Knowledge) -> str:
    subject = f"Without a role I speak of {escape(knowledge.default.term)}. " if knowledge.default else ""
    return f"{subject}Spelling does not matter, and a plain question will do: _what is a feature store?_"
