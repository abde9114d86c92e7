"""The job ads and résumé lines of passages.yml, and how what is read out of them is counted."""

import re
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from knowledge import Knowledge
from knowledge.words import key

_MARK = re.compile(r"\[([^\[\]|]+)(?:\|([^\[\]|]*))?\]")
_MAYBE = "?"


class _Marked(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["ad", "line"]
    text: str
    never: tuple[str, ...] = ()


class Passage(NamedTuple):
    """A text without its marks; `named` has the term of each name, or "?" for any or none, by where it stands."""

    kind: str
    text: str
    never: tuple[str, ...]
    named: dict[tuple[int, int], str]


class Count(NamedTuple):
    """How many names were found, and those missed and found wrongly, each with the words around it."""

    found: int
    missed: list[str]
    wrong: list[str]


def passages(knowledge: Knowledge) -> list[Passage]:
    """A mark whose term has no card marks a name that may be anything."""
    terms = {key(term): term for term in (card.term for card in knowledge.cards.values())}
    packed = (Path(__file__).parent / "passages.yml").read_bytes()
    return [_unmarked(each, terms) for each in msgspec.yaml.decode(packed, type=list[_Marked])]


def _unmarked(marked: _Marked, terms: dict[str, str]) -> Passage:
    text, named, done = "", {}, 0
    for match in _MARK.finditer(marked.text):
        text += marked.text[done : match.start()]
        named[len(text), len(text) + len(match[1])] = terms.get(key(match[2] or match[1]), _MAYBE)
        text += match[1]
        done = match.end()
    return Passage(marked.kind, text + marked.text[done:], marked.never, named)


def counted(knowledge: Knowledge, texts: list[Passage]) -> Count:
    """A name counts as found where the term is right and the places overlap."""
    found, missed, wrong = 0, [], []
    for passage in texts:
        left = dict(passage.named)
        for mention in knowledge.mentions(passage.text):
            places = [at for at in left if at[0] < mention.stop and mention.start < at[1]]
            right = next((at for at in places if left[at] in (mention.card.term, _MAYBE)), None)
            if mention.card.term in passage.never or right is None:
                wrong.append(f"{mention.card.term}: {_around(passage.text, mention.start)}")
            elif left.pop(right) != _MAYBE:
                found += 1
        missed += [f"{term}: {_around(passage.text, at[0])}" for at, term in left.items() if term != _MAYBE]
    return Count(found, missed, wrong)


def _around(text: str, at: int) -> str:
    return repr(text[max(0, at - 25) : at + 35])
