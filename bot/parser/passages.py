"""A pasted passage, or a question?"""

from collections.abc import Sequence

from bot.command import Command
from bot.parser.comparing import COMPARED, is_linked
from bot.parser.text import Named, Text
from bot.parser.wording import Heard
from bot.verb import Verb
from knowledge.base import Knowledge

DECODED = 8  # cards of a passage that a command carries
PASTED = 40  # words; a text longer than this that names several cards is no question, whatever words are in it
FEW = 4  # words beside two cards, up to which the two are compared


def decoded(text: Text, verb: Verb, named: Sequence[Named], knowledge: Knowledge) -> Command:
    """`verb` decodes passages."""
    return Command(verb.name, tuple(knowledge.key(each.card) for each in named[:DECODED]), text=text.plain)


def is_pasted(text: Text, heard: Sequence[Heard]) -> bool:
    """Whether the whole text is pasted: long and naming several cards, or several clauses of which none asks."""
    cards = len(text.named_once)
    if cards < 2 or text.is_short or any(words.is_command for words in heard):
        return False
    if len(text.words) > PASTED and cards >= COMPARED:
        return True
    is_spread = len({named.clause for named in text.named}) > 1
    return is_spread and not text.asking and not any(words.is_clear for words in heard)


def is_passage(text: Text, chosen: Sequence[Named], is_opened: bool) -> bool:
    """Whether the text is a pasted line rather than a question. `is_opened` says that a card is asked for outright.

    It names three cards, or two that no word links or of which it tells something.
    """
    if len(chosen) < 2:
        return False
    if len(chosen) == 2 and (is_opened or (sum(text.free) <= FEW and is_linked(text, chosen))):
        return False
    return len(chosen) > COMPARED or (not text.is_short and chosen[0].clause not in text.asking)
