"""Words of a job ad that shut people out, and how to put it instead. They are warned of, never blocked."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Annotated

import msgspec
from msgspec import Meta

LONGEST_FOUND = 60  # characters of the ad's own words that are shown

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where it can be read."""

    title: str
    url: Annotated[str, Meta(pattern=r"^https://[^\s<>|]+$")]


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of wording.yml, where each field is explained."""

    name: str
    reason: str
    instead: str
    source: Source
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True, array_like=True):
    """An entry, by its name, and the words of the ad that it is about."""

    name: str
    words: str


@cache
def wordings() -> dict[str, Wording]:
    """By name, in the order of the file."""
    packed = resources.files("bot.answers.decode").joinpath("wording.yml").read_bytes()
    return {each.name: each for each in msgspec.yaml.decode(packed, type=list[Wording])}


def find(ad: str) -> list[Found]:
    """Each entry once, in the order of the ad."""
    marks = list(_WORD.finditer(ad))
    words = [_fold(mark[0]) for mark in marks]
    there = set(words)
    first: dict[str, tuple[int, str]] = {}
    for name, start, stop in _all(ad, marks, words):
        if name not in first and there.isdisjoint(wordings()[name].unless):
            first[name] = start, " ".join(ad[start:stop].split())[:LONGEST_FOUND]
    return [Found(name, said) for name, (_, said) in sorted(first.items(), key=lambda each: each[1])]


def _all(ad: str, marks: list[re.Match[str]], words: list[str]) -> Iterator[tuple[str, int, int]]:
    phrases, patterns = _table()
    for at in (at for at, word in enumerate(words) if word in phrases):
        if ad[max(0, marks[at].start() - 1)] == "-":  # as in "cloud-native" and "non-native"
            continue
        for phrase, name in phrases[words[at]]:
            stop = at + len(phrase)
            said = words[at:stop]
            if said == phrase or (said[:-1] == phrase[:-1] and said[-1:] == [f"{phrase[-1]}s"]):
                yield name, marks[at].start(), marks[stop - 1].end()
    for pattern, name in patterns:
        for match in pattern.finditer(ad):
            yield name, match.start(), match.end()


@cache
def _table() -> tuple[dict[str, list[tuple[list[str], str]]], list[tuple[re.Pattern[str], str]]]:
    """The phrases by their first word, also in the plural where it is the only one; and the patterns."""
    phrases: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for entry in wordings().values():
        for said in entry.words:
            phrase = [_fold(word) for word in _WORD.findall(said)]
            phrases[phrase[0]].append((phrase, entry.name))
            if len(phrase) == 1:
                phrases[f"{phrase[0]}s"].append((phrase, entry.name))
    patterns = [
        (re.compile(pattern, re.IGNORECASE), entry.name) for entry in wordings().values() for pattern in entry.patterns
    ]
    return dict(phrases), patterns


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'")
