"""The limits and word lists of knowledge/style.yml, where each is explained."""

from pathlib import Path
from typing import Literal

import msgspec

Prose = Literal["shows", "does_not_show", "strong", "fair", "weak", "why_it_matters", "still_new"]


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way of putting a field's text that tires when it comes too often."""

    field: Prose
    name: str
    pattern: str
    percent: int


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file. Percentages are of all texts of a field in all cards."""

    words: dict[str, int]
    sentence_words: int
    grade: int
    at_least: dict[str, int]
    jargon: list[str]
    instead: dict[str, str]
    american: dict[str, str]
    not_aloud: list[str]
    said_aloud: list[str]
    enough: int
    openings: dict[Prose, int]
    shapes: list[Shape]
    worn: dict[str, int]
    by_their_account: list[str]
    ordinary_word: int
    meant_as_names: list[str]
    protected_topics: dict[str, list[str]]


STYLE = msgspec.yaml.decode(Path(__file__).parent.with_name("style.yml").read_bytes(), type=Style)
