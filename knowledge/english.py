"""Ordinary English words, and how often they are used."""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib import resources
from string import ascii_lowercase

import msgspec

# Counts in the list's source, mostly film subtitles. About 2,700 words are more frequent than EVERYDAY.
EVERYDAY, RARE = 25_000, 200


@cache
def frequencies() -> Mapping[str, int]:
    """Each of 160,000 English words with its count. The list is pyspellchecker's, which is purged of misspellings.

    Read straight from the package's file: its own reader builds a spell checker, which takes four times as long.
    """
    packed = resources.files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    return msgspec.json.decode(gzip.decompress(packed), type=dict[str, int])


def is_everyday(word: str) -> bool:
    """Whether everybody uses this word all the time."""
    return frequencies().get(word.casefold(), 0) >= EVERYDAY


def is_near_english(word: str) -> bool:
    """Whether `word` is one slip away from an English word."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = [head + tail[1:] for head, tail in halves]
    near += [head + tail[1] + tail[0] + tail[2:] for head, tail in halves if len(tail) > 1]
    for letter in ascii_lowercase:
        near += [head + letter + tail for head, tail in halves]
        near += [head + letter + tail[1:] for head, tail in halves]
    return not frequencies().keys().isdisjoint(near)


def is_compound(typed: str, meant: str) -> bool:
    """Whether an English word stands before the same ending: a safemaker makes safes and has no slip in it."""
    known = frequencies()
    for cut in range(len(typed) - 3, 2, -1) if len(typed) >= len(meant) else ():
        if not meant.endswith(typed[cut:]):
            return False
        if typed[:cut] in known and typed[cut:] in known:
            return True
    return False
