"""A text that names no card for sure: a slip of one, something unknown, or none of the two."""

from collections.abc import Collection

from bot.parser.silence import says_nothing
from bot.parser.text import Text
from bot.verb import Verb
from knowledge.base import Knowledge, Lookup

BARE = 2  # words; no sentence is as short as this


def strange_name(text: Text, used: Collection[int]) -> str:
    """The whole of a short text that names a card, where a strange word beside it says that it names something else.

    Empty where there is no such word.
    """
    if not text.is_short:
        return ""
    is_strange = any(text.free[at] and at not in used and not says_nothing(word) for at, word in enumerate(text.words))
    return text.trimmed(0, len(text.words), used) if is_strange else ""


def left_over_subject(text: Text, used: Collection[int], knowledge: Knowledge) -> tuple[str, Lookup] | None:
    """The words left over that mean most, and what they mean. Words of everyday speech are no subject in a sentence."""
    best: tuple[str, Lookup] | None = None
    in_sentence = not text.is_short
    for start, stop in text.left_over(used):
        subject = text.trimmed(start, stop)
        if not subject:
            continue
        found = knowledge.lookup(subject)
        if found.card:
            return subject, found
        content = [word for word in text.words[start:stop] if not says_nothing(word, in_sentence=in_sentence)]
        for word in content if in_sentence else ():
            if word != subject and (alone := knowledge.lookup(word)).card:
                return word, alone
        if content and (best is None or (found.suggestions and not best[1].suggestions)):
            best = subject, found
    return best


def is_about_else(text: Text, verb: Verb, used: Collection[int], opening: Verb) -> bool:
    """Whether a sentence without a card is about something else: "where is the coffee machine"."""
    if len(text.words) <= BARE:
        return False
    if verb is opening:
        return True
    rest = (word for at, word in enumerate(text.words) if at not in used)
    return verb.takes == "role" and any(not says_nothing(word) for word in rest)
