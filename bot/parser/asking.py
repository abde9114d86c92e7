"""Which verb a text asks for."""

from collections.abc import Sequence

from bot.parser.level import AROUND
from bot.parser.silence import says_nothing
from bot.parser.text import Text, tokens_of
from bot.parser.wording import Heard, Wording
from bot.parser.words import ARTICLES, PRONOUNS
from bot.verb import Verb, Verbs

ASIDE = 0.4  # what words outside the clause that asks weigh
DEFINING = 1.5  # what "what is" weighs before a card; a single word that asks for another verb weighs 2


def heard_in(text: Text, manners: set[int], wording: Wording, verbs: Verbs) -> list[Heard]:
    """The words that ask for verbs. `manners` are the tokens of courtesies."""
    around = manners | {at for at, word in enumerate(text.words) if word in AROUND}
    heard = [
        words
        for words in wording.heard(text.words, text.free, around)
        if not manners.issuperset(words.span)
        # What is decoded stands behind its name, so at the end of a text that is a word like any other.
        and not (words.verb == verbs.decoding.name and words.is_name and words.start)
    ]
    return _without_modest(text, heard, verbs)


def without_inner(heard: Sequence[Heard]) -> list[Heard]:
    """Without words that stand inside longer ones of another verb: "job titles" inside "titles should"."""
    return [
        words
        for words in heard
        if not any(
            other.start <= words.start and words.stop <= other.stop and len(other.span) > len(words.span)
            for other in heard
        )
    ]


def is_more_than_manners(text: Text, heard: Sequence[Heard], manners: set[int]) -> bool:
    """Whether a text asks for a verb, or has words besides its courtesies that may mean something."""
    if heard:
        return True
    rest = (word for at, word in enumerate(text.words) if at not in manners)
    return any(not says_nothing(word, in_sentence=True) for word in rest)


def asked_for(text: Text, heard: Sequence[Heard], verbs: Verbs) -> Verb | None:
    """The verb asked for most clearly."""
    scores: dict[str, float] = {}
    for words in heard:
        beside = text.asking and text.tokens[words.start].clause not in text.asking and not words.is_name
        weight = _weight(text, words, verbs.opening) * (ASIDE if beside else 1.0)
        scores[words.verb] = scores.get(words.verb, 0) + weight
    best = max(scores, key=scores.__getitem__, default=None)
    return verbs[best] if best else None


def _without_modest(text: Text, heard: Sequence[Heard], verbs: Verbs) -> list[Heard]:
    """Without verbs that give way: "suggest questions for an sre" asks for questions, "code review" for nothing.

    "Suggest feature flags" still names something unknown, whatever verb "flags" asks for.
    """
    modest = [words for words in heard if verbs[words.verb].is_modest]
    others = [words for words in heard if not verbs[words.verb].is_modest] if modest else list(heard)
    if modest and any(words.is_clear for words in others):
        taken = tokens_of(heard)
        is_strange = any(at not in taken and not says_nothing(word) for at, word in enumerate(text.words))
        if text.named or not is_strange:
            return others
    return [*(words for words in modest if words.start == 0), *others]


def _weight(text: Text, words: Heard, opening: Verb) -> float:
    """ "What is" asks for a definition where a card or a pronoun follows; else it begins any question."""
    if words.verb != opening.name:
        return words.weight
    at = words.stop
    while at < len(text.words) and text.words[at] in ARTICLES:
        at += 1
    is_defining = at == len(text.words) or not text.free[at] or text.words[at] in PRONOUNS
    return DEFINING if is_defining else words.weight
