"""What a text names, reduced to keys and names: a form keeps nothing else of what was pasted."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from bot.answers.decode import hiring
from bot.answers.decode.kinds import is_ad
from bot.answers.decode.own_names import is_own_name
from bot.answers.decode.unknown import unknown
from bot.answers.decode.wording import Found, find
from bot.answers.decode.years import Claim, impossible
from bot.verb import FormState
from knowledge.base import Knowledge, Mention
from knowledge.card import Card, LevelName

Kind = Literal["guess", "ad", "line"]

LONGEST_TEXT = 40_000  # characters, as many as Slack takes in one message
MOST_TERMS = 60
MOST_NAMES = 4  # of one card
FEWEST_UNKNOWN = 10  # names without a card that are left out only after all else
MAX_STATE = 2_500  # characters of JSON, so that a view can carry it

_WORD = re.compile(r"[^\W_]{4,}")
_AROUND = 150  # characters around a name that say how it is spoken of


class Named(msgspec.Struct, frozen=True, array_like=True):
    """A card that is named; `names` are those found that count as it, `line` is its résumé line that reads alike."""

    key: str
    names: tuple[str, ...] = ()
    line: int = 0


class Reading(FormState, frozen=True, omit_defaults=True):
    """All that is known of a text. `more` and `more_unknown` count what was found and left out."""

    kind: Literal["ad", "line"] = "line"
    named: tuple[Named, ...] = ()
    unknown: tuple[str, ...] = ()
    impossible: tuple[Claim, ...] = ()
    wording: tuple[Found, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()
    role: str = ""
    says_role: bool = False
    level: LevelName | None = None
    is_blank: bool = False
    is_cut: bool = False
    more: int = 0
    more_unknown: int = 0


def read(knowledge: Knowledge, text: str, kind: Kind, today: date) -> Reading:
    """`kind` is what the person says the text is."""
    is_cut = len(text) > LONGEST_TEXT or text.rstrip().endswith("…")
    text = text[:LONGEST_TEXT]
    mentions = knowledge.mentions(text)
    keys = [knowledge.key(mention.card) for mention in mentions]
    for_hire = is_ad(text) if kind == "guess" else kind == "ad"
    reading = Reading(
        kind="ad" if for_hire else "line",
        named=tuple(_named(text, mentions, keys, with_lines=not for_hire)),
        unknown=tuple(unknown(text, mentions)),
        impossible=tuple(impossible(text, mentions, keys, today)),
        is_blank=not text.strip(),
        is_cut=is_cut,
    )
    if for_hire:
        role, says_role = hiring.likely_role(knowledge, text, mentions)
        reading = replace(
            reading,
            wording=tuple(find(text)),
            alike=tuple(hiring.alike(knowledge, text, mentions)),
            role=knowledge.key(role) if role else "",
            says_role=says_role,
            level=hiring.level_of(text, role, mentions),
        )
    return _fitting(reading)


def _named(text: str, mentions: Sequence[Mention], keys: Sequence[str], *, with_lines: bool) -> list[Named]:
    """Each card once, where it is named first."""
    found: dict[str, Named] = {}
    for key, mention in zip(keys, mentions, strict=True):
        one = found.get(key)
        if one is None:
            one = Named(key, (), _line(text, mention) if with_lines else 0)
        if not is_own_name(mention.card, mention.name) and mention.name not in one.names:
            one = replace(one, names=(*one.names, mention.name)[:MOST_NAMES])
        found[key] = one
    return list(found.values())


def _line(text: str, mention: Mention) -> int:
    """The place of the card's résumé line that shares most words with what stands around the name."""
    lines = mention.card.resume_lines
    if len(lines) < 2:
        return 0
    around = _words(text[max(0, mention.start - _AROUND) : mention.stop + _AROUND])
    shared = [len(around & words) for words in _line_words(mention.card)]
    return shared.index(max(shared))


def _line_words(card: Card) -> list[set[str]]:
    return [_words(line.line) for line in card.resume_lines]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _fitting(reading: Reading) -> Reading:
    """Within what a view carries: first the unknown names go, then the last of the terms."""
    left_out = max(0, len(reading.named) - MOST_TERMS)
    reading = replace(reading, named=reading.named[:MOST_TERMS], more=left_out)
    while (over := len(msgspec.json.encode(reading).decode()) - MAX_STATE) > 0:
        share = 1 + over // 40  # a term or a name takes some 20 to 40 characters
        if len(reading.unknown) > FEWEST_UNKNOWN:
            names = reading.unknown[: max(FEWEST_UNKNOWN, len(reading.unknown) - share)]
            left_out = reading.more_unknown + len(reading.unknown) - len(names)
            reading = replace(reading, unknown=names, more_unknown=left_out)
        elif reading.named:
            kept = reading.named[: max(0, len(reading.named) - share)]
            reading = replace(reading, named=kept, more=reading.more + len(reading.named) - len(kept))
        elif reading.unknown:
            reading = replace(reading, unknown=(), more_unknown=reading.more_unknown + len(reading.unknown))
        elif reading.alike:
            reading = replace(reading, alike=reading.alike[:-1])
        elif reading.impossible:
            reading = replace(reading, impossible=reading.impossible[:-1])
        else:
            reading = replace(reading, wording=reading.wording[:-1])
    return reading
