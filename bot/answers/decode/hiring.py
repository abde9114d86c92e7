"""What an ad means for the hire: the likely role, and tools named together of which one would do."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.answers.decode.own_names import fold, is_own_name, own_names
from knowledge.base import Knowledge, Mention
from knowledge.card import LEVELS, Card, LevelName

TITLE = 160  # characters at the start of an ad, among which its title stands
_SOUGHT = re.compile(
    r"\b(?:looking for|hiring|seeking|as|need|wanted:?|join us as)\s(?:an?\s|our\s)?(?:\w+\s){0,2}$", re.I
)
_OR = re.compile(r"\bor\b|/", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;!?](?:\s|$)|\n")
_ASKED_FOR = 60  # characters before a role's name that are looked at
_WIDEST_CHOICE = 120  # characters within which "or" makes a choice of tools


def likely_role(knowledge: Knowledge, text: str, mentions: Sequence[Mention]) -> tuple[Card | None, bool]:
    """The role that the ad is for, and whether the ad says so itself; else the one whose people use what it names."""
    for mention in mentions:
        if mention.card.role:
            before = text[max(0, mention.start - _ASKED_FOR) : mention.start]
            if mention.card.kind == "role" and (mention.start < TITLE or _SOUGHT.search(before)):
                return mention.card, True
    weights: dict[str, int] = defaultdict(int)
    cards = {mention.card.term: mention.card for mention in mentions}
    roles = _roles(knowledge)
    for card in cards.values():
        for term in card.used_by:
            weights[term] += 2
        for term, other in roles.items():
            if other.role and card.term in other.role.search.skills:
                weights[term] += 1
    if not weights or max(weights.values()) < 2:
        return None, False
    return roles.get(max(weights, key=weights.__getitem__)), False


@lru_cache(2)
def _roles(knowledge: Knowledge) -> dict[str, Card]:
    return {card.term: card for card in knowledge.cards.values() if card.role}


def level_of(text: str, role: Card | None, mentions: Sequence[Mention]) -> LevelName | None:
    """The level that the ad's title gives: "Senior Data Engineer"."""
    for mention in mentions:
        if role and mention.card.term == role.term:
            before = text[max(0, mention.start - 20) : mention.start].casefold().split()
            return next((level for level in LEVELS if level in before), None)
    return None


def alike(knowledge: Knowledge, text: str, mentions: Sequence[Mention]) -> list[tuple[str, ...]]:
    """The keys of cards of which one would do, and single keys that several names count as.

    Without those between which the ad leaves the choice already: "Airflow or Prefect".
    """
    first: dict[str, Mention] = {}
    counting: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        first.setdefault(knowledge.key(mention.card), mention)
        if not is_own_name(mention.card, mention.name):
            counting[knowledge.key(mention.card)].setdefault(fold(mention.name), mention)
    groups = [group for group in _groups(first) if not _is_choice(text, [first[key] for key in group])]
    for key, named in counting.items():
        others = list(named.values())
        if len(others) > 1 and not _is_choice(text, others):
            groups.append((key,))
    return groups


def _groups(first: Mapping[str, Mention]) -> Iterator[tuple[str, ...]]:
    """Cards that lead to each other, in the order in which they are named."""
    by_name = {name: key for key, mention in first.items() for name in own_names(mention.card)}
    near: dict[str, set[str]] = defaultdict(set)
    for key, mention in first.items():
        for other in _alike(mention.card, by_name):
            if other != key and first[other].card.kind == mention.card.kind:
                near[key].add(other)
                near[other].add(key)
    done: set[str] = set()
    for key in first:
        if key in near and key not in done:
            group, ahead = {key}, [key]
            while ahead:
                new = near[ahead.pop()] - group
                group |= new
                ahead += new
            done |= group
            yield tuple(other for other in first if other in group)


def _alike(card: Card, by_name: Mapping[str, str]) -> Iterable[str]:
    names = (*card.counts_as, *(transfer.term for transfer in card.carries_over))
    return [by_name[name] for name in map(fold, names) if name in by_name]


def _is_choice(text: str, named: Sequence[Mention]) -> bool:
    start, stop = min(each.stop for each in named), max(each.start for each in named)
    between = text[start:stop]
    return len(between) <= _WIDEST_CHOICE and bool(_OR.search(between)) and not _SENTENCE_END.search(between)
