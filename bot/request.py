"""What a person typed -> a Request. One grammar for slash commands, mentions and direct messages."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Protocol

from rapidfuzz.distance import OSA

from knowledge.base import Knowledge
from knowledge.card import Card, LevelName
from knowledge.words import normalise

MAX_TEXT = 300  # characters; no question about a term is longer, and a pasted page must not slow anyone down

LEVEL_WORDS: Mapping[str, LevelName] = {
    **dict.fromkeys(("junior", "juniors", "jr", "entry", "graduate", "grad", "intern", "beginner"), "junior"),
    **dict.fromkeys(("mid", "middle", "intermediate", "medior", "midlevel", "mids"), "mid"),
    **dict.fromkeys(("senior", "seniors", "sr", "snr", "staff", "lead", "principal"), "senior"),
}

# Words that stand around a term without being part of it.
FILLER = frozenset(
    normalise(
        """
        a an the of for to in on at as about with and or from is are be do does can should would could know able
        i me my we us our you your please some any good best one level levels role roles position job
        candidate candidates people person interview screen call
        """
    ).split()
)


Pattern = tuple[tuple[str, ...], str]


@dataclass(frozen=True)
class Request:
    """What a person wants. `subject` is the term in their own words, "" when they named none.

    `card` is the card they mean (the default one when they named none), or None with up to three `suggestions`.
    """

    verb: str
    level: LevelName | None = None
    subject: str = ""
    card: Card | None = None
    suggestions: tuple[Card, ...] = ()

    def __str__(self) -> str:
        """The command that asks for the same thing: what a button carries."""
        return command(self.verb, self.card.term if self.card else self.subject, self.level)


def command(verb: str, subject: str = "", level: str | None = None) -> str:
    return " ".join(filter(None, (verb, level, subject)))


class Spoken(Protocol):
    """How people ask for one verb: its `names` begin or end what they type, its `phrases` may stand anywhere in it.

    What follows a verb that `needs` "words" is taken as it stands; such a verb always comes first.
    """

    @property
    def name(self) -> str: ...
    @property
    def needs(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def phrases(self) -> tuple[str, ...]: ...


def plain(text: str) -> str:
    """Slack's markup -> the words a person typed: mentions dropped, links as their label, `&amp;` as `&`."""
    text = re.sub(r"<[@#!][^>]*>", " ", text)
    text = re.sub(r"<(?:[^|>]*\|)?([^>]*)>", r"\1", text)
    return " ".join(unescape(text).split())[:MAX_TEXT]


class Grammar:
    """Reads a text in the light of the verbs there are and the cards that are known."""

    def __init__(self, verbs: Sequence[Spoken], knowledge: Knowledge, fallback: str, level_alone: str) -> None:
        """`fallback` is the verb for a bare term, `level_alone` the one for a bare level."""
        self._knowledge = knowledge
        self._fallback = fallback
        self._level_alone = level_alone
        self._alone = {verb.name for verb in verbs if verb.needs == "nothing"}
        self._free = _patterns((name, verb) for verb in verbs for name in _names(verb) if verb.needs == "words")
        self._names = _patterns((name, verb) for verb in verbs for name in _names(verb) if verb.needs != "words")
        self._phrases = _patterns((phrase, verb) for verb in verbs for phrase in verb.phrases)

    def parse(self, text: str) -> Request:
        """`text` is as Slack sends it. Every text gives a Request; none raises."""
        typed = plain(text)
        words = normalise(typed).split()
        if not words:
            return Request("help")
        if request := self._free_text(typed) or self._read(words, forgiving=False):
            return request
        misspelt = self._read(words, forgiving=True)
        if misspelt and misspelt.subject and misspelt.card:
            return misspelt
        found = self._knowledge.lookup(typed)
        if found.card:
            return Request(self._fallback, _take_level(words, forgiving=False)[0], typed, found.card)
        return misspelt or Request(self._fallback, None, typed, None, found.suggestions)

    def _free_text(self, typed: str) -> Request | None:
        words = typed.split()
        for name, verb in self._free:
            if tuple(normalise(" ".join(words[: len(name)])).split()) == name:
                return Request(verb, None, " ".join(words[len(name) :]))
        return None

    def _read(self, words: Sequence[str], forgiving: bool) -> Request | None:
        """A verb with its level and subject, or None where no verb is named."""
        level, rest = _take_level(words, forgiving)
        for start, end, verb in self._verbs(rest, forgiving):
            subject = _strip_filler([*rest[:start], *rest[end:]])
            return self._about(verb, level, " ".join(subject))
        if level and not _strip_filler(rest):
            return self._about(self._level_alone, level, "")
        return None

    def _verbs(self, words: Sequence[str], forgiving: bool) -> Iterator[tuple[int, int, str]]:
        """Where a verb's words stand: (start, end, verb), the likeliest first."""
        for at_end in (False, True):
            for name, verb in self._names:
                start = len(words) - len(name) if at_end else 0
                if _stands(name, words, start, forgiving):
                    yield start, start + len(name), verb
        for phrase, verb in self._phrases:
            for start in range(len(words) - len(phrase) + 1):
                if _stands(phrase, words, start, forgiving):
                    yield start, start + len(phrase), verb

    def _about(self, verb: str, level: LevelName | None, subject: str) -> Request:
        if verb in self._alone:
            return Request(verb)
        if not subject:
            return Request(verb, level, "", self._knowledge.default)
        found = self._knowledge.lookup(subject)
        return Request(verb, level, subject, found.card, found.suggestions)


def _names(verb: Spoken) -> tuple[str, ...]:
    return (verb.name, *verb.names)


def _patterns(spoken: Iterable[tuple[str, Spoken]]) -> list[Pattern]:
    """The words of each name or phrase and the verb they ask for, the longest first: "red flags" before "flags"."""
    patterns = [(tuple(words.split()), verb.name) for words, verb in spoken]
    return sorted(patterns, key=lambda pattern: -len(pattern[0]))


def _take_level(words: Sequence[str], forgiving: bool) -> tuple[LevelName | None, list[str]]:
    """The level named and the other words. Two different levels are as good as none: all of them are meant."""
    found: dict[int, LevelName] = {}
    for at, word in enumerate(words):
        for name, level in LEVEL_WORDS.items():
            if _same(name, word, forgiving):
                found.setdefault(at, level)
    levels = set(found.values())
    rest = [word for at, word in enumerate(words) if at not in found]
    return (levels.pop() if len(levels) == 1 else None), rest


def _strip_filler(words: Sequence[str]) -> list[str]:
    kept = list(words)
    while kept and kept[0] in FILLER:
        kept.pop(0)
    while kept and kept[-1] in FILLER:
        kept.pop()
    return kept


def _stands(pattern: Sequence[str], words: Sequence[str], start: int, forgiving: bool) -> bool:
    return 0 <= start <= len(words) - len(pattern) and all(
        _same(wanted, word, forgiving) for wanted, word in zip(pattern, words[start:], strict=False)
    )


def _same(wanted: str, typed: str, forgiving: bool) -> bool:
    """Equal, or when forgiving within one slip from five letters on and two from eight."""
    if wanted == typed:
        return True
    if not forgiving or len(typed) < 5 or wanted[0] != typed[0]:
        return False
    slips = 1 if len(wanted) < 8 else 2
    return OSA.distance(wanted, typed, score_cutoff=slips) <= slips
