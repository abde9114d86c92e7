"""Queries made from the names of terms: what people do to a name when they type, hear or half remember it.

Reproducible: the same names and the same seed give the same queries.
"""

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from knowledge.english import frequencies
from knowledge.words import key

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SOUNDS = {
    **{"ph": "f", "c": "k", "k": "c", "y": "i", "i": "y", "ea": "ee", "ai": "ay", "er": "or", "or": "er", "em": "im"},
    **{"ture": "chur", "ck": "k", "tt": "t", "ss": "s", "ll": "l", "oo": "u", "qu": "kw", "ke": "k", "en": "in"},
}
PHRASES = (
    *(
        "Senior {}",
        "{} developer",
        "{} experience",
        "5+ years of {}",
        "{} skills",
        "knows {}",
        "hands-on {}",
        "{} expert",
    ),
    *("Lead {} Engineer (remote)", "strong {} background", "experience with {}", "candidate has {} and nothing else"),
    *("JD says {}", "{} certification", "5 yrs {}", "{} contractor"),
)
QUESTIONS = (
    *(
        "What is {}",
        "what's {}??",
        "explain {} to me like im five",
        "what does {} mean",
        "define {}",
        "tell me about {}",
    ),
    *("can you explain {} please", "who uses {}?", "how do you pronounce {}", "is {} a tool?", "whats {} used for"),
)
SPECIALITIES = ("Biofuels", "Clinical", "Geospatial", "Marine", "Retail", "Fraud", "Aerospace")
OTHER_PEOPLE = (
    *("sales", "electrical", "quality", "backend", "frontend", "civil", "software", "solutions", "support", "process"),
    *("financial", "credit", "political", "soil", "rocket", "hardware", "network", "packaging", "field", "audio"),
)


class Query(NamedTuple):
    """A text of some kind and the terms that are right answers; none where there is nothing to answer."""

    text: str
    right: tuple[str, ...]
    kind: str


def keyboard_slip(text: str, chance: random.Random) -> str:
    """A letter dropped, doubled, swapped with the next, or replaced by a neighbour on the keyboard or another vowel."""
    at = chance.choice([at for at, sign in enumerate(text) if sign.isalpha()])
    head, sign, tail = text[:at], text[at], text[at + 1 :]
    row = next((row for row in KEYBOARD if sign in row), sign)
    near = row[max(row.find(sign) - 1, 0) : row.find(sign) + 2].replace(sign, "") or sign
    vowel = chance.choice("aeiou") if sign in "aeiou" else chance.choice(near)
    ways = [
        head + tail,
        head + sign + sign + tail,
        head + tail[:1] + sign + tail[1:],
        head + chance.choice(near) + tail,
    ]
    return chance.choice([*ways, head + vowel + tail, head + sign + chance.choice(near) + tail])


def heard(text: str, chance: random.Random) -> str:
    """One spelling of a sound for another."""
    found = [(match.start(), was) for was in SOUNDS for match in re.finditer(was, text)]
    if not found:
        return text
    at, was = chance.choice(found)
    return text[:at] + SOUNDS[was] + text[at + len(was) :]


def made(terms: Mapping[str, Iterable[str]], seed: int = 1) -> Iterator[Query]:
    """Queries of every kind for every name."""
    chance = random.Random(seed)
    owner = {key(name): term for term, aliases in terms.items() for name in (term, *aliases)}
    for term, aliases in terms.items():
        for name in (term, *aliases):
            for kind, text in ways(name, chance):
                yield Query(text, tuple({term, owner.get(key(text), term)}), kind)


def ways(name: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """What people make of one name: the kind, and the text."""
    small, letters = name.lower(), len(key(name))
    yield "exact", name
    yield "case", name.swapcase()
    yield "spacing", re.sub(r"[ -]", chance.choice(["-", "  ", "_", ""]), name)
    yield "phrase", chance.choice(PHRASES).format(name)
    yield "question", chance.choice(QUESTIONS).format(name)
    if letters >= 4 and small.replace(" ", "").isalpha():
        yield "plural", f"{small}s"
    if letters >= 5:
        yield from (("typo1", keyboard_slip(small, chance)) for _ in range(3))
        yield "phonetic", heard(small, chance)
    if letters >= 9:
        yield from (("typo2", keyboard_slip(keyboard_slip(small, chance), chance)) for _ in range(2))
    if small.endswith((" engineer", " scientist", " analyst")):
        yield "phrase", f"{chance.choice(SPECIALITIES)} {name}"


def misses(terms: Mapping[str, Iterable[str]], number: int, seed: int = 2) -> Iterator[Query]:
    """Texts that no term answers: English, misspelt English, other people, other acronyms."""
    chance = random.Random(seed)
    taken = {word for term, aliases in terms.items() for name in (term, *aliases) for word in name.lower().split()}
    keys = {key(name) for term, aliases in terms.items() for name in (term, *aliases)}
    words: Sequence[str] = [word for word in frequencies() if word.isalpha() and word not in taken and len(word) > 2]
    common = [word for word in words if frequencies()[word] > 2_000]
    acronyms = [name for name in keys if len(name) == 3 and name.isalpha()]
    for _ in range(number):
        acronym = chance.choice(acronyms)
        at = chance.randrange(3)
        other = acronym[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + acronym[at + 1 :]
        texts = [
            ("word", chance.choice(words)),
            ("two words", " ".join(chance.sample(common, 2))),
            ("misspelt word", keyboard_slip(chance.choice(common), chance)),
            (
                "people",
                f"{chance.choice(OTHER_PEOPLE)} {chance.choice(['engineer', 'analyst', 'scientist', 'architect'])}",
            ),
            ("acronym", other),
        ]
        yield from (Query(text, (), kind) for kind, text in texts if key(text) not in keys)
