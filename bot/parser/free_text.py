"""Verbs that take a text, and those that take a role and a text: what of the words is theirs."""

from collections.abc import Sequence

from bot.command import Command
from bot.parser.silence import says_nothing
from bot.parser.subject import first_for, role_of
from bot.parser.text import Text, tokens_of
from bot.parser.wording import Heard
from bot.parser.words import FILLING
from bot.verb import Verb, Verbs
from knowledge.base import Knowledge

_AROUND = " ,:?!."  # signs around a text that are no part of it
_OPERATORS = "()|"  # signs that say something even where words don't


def text_after_name(
    text: Text, heard: Sequence[Heard], manners: set[int], verbs: Verbs, knowledge: Knowledge
) -> Command | None:
    """What a verb takes that is called at the start: whatever follows. Of its names, the longest one counts."""
    for words in sorted(heard, key=lambda words: words.stop, reverse=True):
        verb = verbs[words.verb]
        if verb.takes == "text" and words.is_command:
            if verb.about:
                return text_about_role(text, verb, words, manners, knowledge)
            if verb is verbs.decoding and not _is_more_than_a_term(text, words.stop):
                return None if text.named else Command(verb.name)
            return Command(verb.name, text=text.plain[text.tokens[words.stop - 1].stop :].strip(_AROUND))
    return None


def text_about_role(text: Text, verb: Verb, words: Heard, manners: set[int], knowledge: Knowledge) -> Command:
    """A role, and what is said of it behind the words that ask for the verb: no text where that is nothing."""
    named = first_for(verb, text.named, knowledge) if text.named else None
    card = role_of(text, verb, named, knowledge) if named else None
    said = text.from_token(words.stop)
    begin = words.stop
    if named and named.stop <= words.start:
        begin = named.start
        said = f"{text.from_token(begin)[: -len(text.from_token(words.start)) or None]} {said}"
    used = manners | tokens_of([words, named] if named else [words])
    rest = [word for at, word in enumerate(text.words) if at >= begin and at not in used]
    if FILLING.issuperset(rest) and not any(sign in said for sign in _OPERATORS):
        said = ""
        card = card or knowledge.default
    return Command(verb.name, (knowledge.key(card),) if card else (), text=said.strip(_AROUND))


def text_beside(text: Text, verb: Verb, heard: Sequence[Heard], manners: set[int]) -> Command:
    """What stands in the same clause as the words that ask for the verb."""
    asking = [words for words in heard if words.verb == verb.name]
    clause = text.tokens[asking[0].start].clause
    runs = text.left_over(manners | tokens_of(asking))
    said = (text.trimmed(start, stop) for start, stop in runs if text.tokens[start].clause == clause)
    return Command(verb.name, text=max(said, key=len, default=""))


def _is_more_than_a_term(text: Text, start: int) -> bool:
    """Whether there is something to decode from a token on: not just one name in words that say nothing."""
    cards = {named.card.term for named in text.named if named.start >= start}
    return len(cards) > 1 or any(
        free and not says_nothing(word, in_sentence=True)
        for word, free in zip(text.words[start:], text.free[start:], strict=True)
    )
