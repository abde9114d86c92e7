"""Boolean searches as trees: how each kind of engine writes them, what they mean in words, and how to split them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from knowledge.engines import Syntax

OPERATORS = frozenset(["AND", "OR", "NOT"])

_PLAIN = re.compile(r"[^\W_]+")
_SIGNS = dict.fromkeys(map(ord, '"“”„‟«»″*'), " ")  # what ends a phrase or stands for other words in it


@dataclass(frozen=True)
class Term:
    """A word, a phrase in quotes or a qualifier such as site:…, as it stands in a string."""

    text: str


@dataclass(frozen=True)
class Not:
    of: "Node"


@dataclass(frozen=True)
class Every:
    """All of these."""

    of: tuple["Node", ...]


@dataclass(frozen=True)
class Either:
    """Any of these."""

    of: tuple["Node", ...]


Node = Term | Not | Every | Either


class UnwritableError(ValueError):
    """A search that an engine's way of writing can't say."""


class TooLongError(ValueError):
    """A search of which not even one alternative of each kind keeps to an engine's limits."""


def phrase(words: str, *, always: bool = False) -> Term:
    """A term for exactly these words: in straight quotes unless it is one plain word. Quotes and * in it are dropped.

    >>> phrase("Kubeflow").text, phrase("CI/CD").text, phrase("OR").text, phrase('the “best”').text
    ('Kubeflow', '"CI/CD"', '"OR"', '"the best"')
    """
    told = " ".join("".join(sign if sign.isprintable() else " " for sign in words.translate(_SIGNS)).split())
    if not always and _PLAIN.fullmatch(told) and told.upper() not in OPERATORS:
        return Term(told)
    return Term(f'"{told}"')


def either(*of: Node) -> Node:
    """Alternatives, flat; one alone stands for itself."""
    flat = tuple(chain.from_iterable(node.of if isinstance(node, Either) else (node,) for node in of))
    return flat[0] if len(flat) == 1 else Either(flat)


def every(*of: Node) -> Node:
    """Conditions, flat, what is excluded last; one alone stands for itself."""
    flat = list(chain.from_iterable(node.of if isinstance(node, Every) else (node,) for node in of))
    flat.sort(key=lambda node: isinstance(node, Not))
    return flat[0] if len(flat) == 1 else Every(tuple(flat))


def negated(node: Node) -> Node:
    return node.of if isinstance(node, Not) else Not(node)


# Writing ---------------------------------------------------------------------------------------------------------


def written(node: Node, syntax: Syntax) -> str:
    """The search as one string. Raises UnwritableError."""
    return {"boolean": _boolean, "google": _google, "github": _github}[syntax](node)


def _boolean(node: Node) -> str:
    match node:
        case Every(of):
            positive = " AND ".join(_inside(part) for part in of if not isinstance(part, Not))
            negative = " ".join(_boolean(part) for part in of if isinstance(part, Not))
            return f"{positive} {negative}".strip()
        case Either(of):
            return " OR ".join(map(_inside, of))
        case Not(of):
            return f"NOT {_inside(of)}"
        case Term(text):
            return text


def _inside(node: Node) -> str:
    """In brackets where it has parts."""
    return _boolean(node) if isinstance(node, Term) else f"({_boolean(node)})"


def _google(node: Node) -> str:
    """OR joins its neighbors alone, so a row of ORs needs no brackets, which Google ignores."""
    return " ".join(_conditions(node, lambda text: f"-{text}"))


def _github(node: Node) -> str:
    """Nothing says whether OR or AND comes first there, so alternatives stand beside qualifiers and nothing else."""
    parts = list(_conditions(node, lambda text: f"NOT {text}"))
    loose = [part for part in parts if not _is_qualifier(part)]
    if len(loose) > 1 and any(" OR " in part for part in loose):
        raise UnwritableError("alternatives beside other words")
    return " ".join(parts)


def _conditions(node: Node, without: Callable[[str], str]) -> Iterator[str]:
    for part in node.of if isinstance(node, Every) else (node,):
        match part:
            case Term(text):
                yield text
            case Either(of) if all(isinstance(one, Term) for one in of):
                yield " OR ".join(one.text for one in of if isinstance(one, Term))
            case Not(Term(text)):
                yield without(text)
            case Not(Either(of)) if all(isinstance(one, Term) for one in of):
                yield from (without(one.text) for one in of if isinstance(one, Term))
            case _:
                raise UnwritableError("brackets within brackets")


def _is_qualifier(text: str) -> bool:
    return re.match(r"-?[a-z]+:", text) is not None


# Meaning ---------------------------------------------------------------------------------------------------------


def in_words(node: Node) -> list[str]:
    """What a string asks for, a condition a line.

    >>> in_words(every(either(Term('"ML Engineer"'), Term("SRE")), Term("Python"), Not(either(Term("a"), Term("b")))))
    ['“ML Engineer” or SRE', 'and Python', 'and neither a nor b']
    """
    parts = node.of if isinstance(node, Every) else (node,)
    return [f"and {_told(part)}" if number else _told(part) for number, part in enumerate(parts)]


def _told(node: Node) -> str:
    match node:
        case Term(text):
            return _spoken(text)
        case Not(Either(of)):
            return f"neither {' nor '.join(map(_nested, of))}"
        case Not(of):
            return f"not {_nested(of)}"
        case Either(of):
            return _listed([_nested(part) for part in of], "or")
        case Every(of):
            return _listed([_nested(part) for part in of], "and")


def _nested(node: Node) -> str:
    return _told(node) if isinstance(node, Term | Not) else f"({_told(node)})"


def _spoken(text: str) -> str:
    return f"“{text[1:-1]}”" if text.startswith('"') and text.endswith('"') and len(text) > 1 else text


def _listed(parts: list[str], word: str) -> str:
    return f" {word} ".join((", ".join(parts[:-1]), parts[-1]))


# Splitting -------------------------------------------------------------------------------------------------------


def split(node: Node, fits: Callable[[Node], bool], may_be: Callable[[Node], bool]) -> Iterator[Node]:
    """Searches that together ask for the same: the longest row of alternatives is dealt out over several.

    Each of them `fits`, or can't be split any further and is at least what it `may_be`. Raises TooLongError where one
    can't. Nothing is left out, and what is excluded is excluded from each.
    """
    if fits(node):
        yield node
        return
    parts = node.of if isinstance(node, Every) else (node,)
    rows = [part for part in parts if isinstance(part, Either)]
    if not rows:
        if not may_be(node):
            raise TooLongError
        yield node
        return
    longest = max(rows, key=lambda row: len(row.of))
    rest = [part for part in parts if part is not longest]
    size = len(longest.of)
    for number in range(2, size + 1):
        dealt = [every(either(*longest.of[start:stop]), *rest) for start, stop in _shares(size, number)]
        if all(map(fits, dealt)):
            yield from dealt
            return
    for alone in longest.of:
        yield from split(every(alone, *rest), fits, may_be)


def _shares(size: int, number: int) -> Iterator[tuple[int, int]]:
    """`number` runs of nearly the same length, in order."""
    ends = [size * share // number for share in range(number + 1)]
    return pairwise(ends)
