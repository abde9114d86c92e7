"""YAML for those who keep the cards: a new card to fill in, a mend of one, the line that says who has read it."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml
from msgspec import inspect

from knowledge.card import KINDS, Card

WIDTH = 100  # characters of a line
TO_WRITE = "TODO: "  # a test of the cards finds it, so that no placeholder is shown to a recruiter


def new_card(file: str, term: str, asked: str = "", explained: str = "") -> str:
    """A card that can be loaded as it stands, with what is left to write in it. `asked` is what people want to know."""
    card = {
        "term": term,
        "kind": "concept",
        "field": _to_write("field"),
        "in_short": _to_write("in_short"),
        "definition": explained or _to_write("definition"),
        "why_it_matters": _to_write("why_it_matters"),
    }
    comments = [file, f"kind: one of {', '.join(KINDS)}"]
    if asked:
        comments += ["Somebody would like to know:", *(f"  {line}" for line in asked.split("\n"))]
    return "".join(f"# {line}\n" for line in comments) + _yaml(card)


def mend(file: str, key: str, wrong: str, better: str = "") -> str:
    """What somebody found wrong or missing in a card, and how they would put it."""
    return _yaml({"file": file, "card": key, "wrong_or_missing": wrong, **({"better": better} if better else {})})


def reviewed(by: str, on: date) -> str:
    """The line for a card that a person has read. Without a name the loader refuses it, so that somebody gives one."""
    name = (
        yaml.safe_dump([by], default_flow_style=True, allow_unicode=True, width=10 * WIDTH).strip()[1:-1] if by else ""
    )
    return f"reviewed: {{by: {name}, on: {on}}}\n"


def file_name(term: str) -> str:
    """What the file of a term is called."""
    words = re.sub(r"[\W_]+", "-", term.casefold()).strip("-")
    return f"{words or 'new-card'}.yml"


def _to_write(field: str) -> str:
    """What card.py says that belongs into a field."""
    kinds = {one.name: one.type for one in inspect.type_info(Card).fields}  # type: ignore[attr-defined]
    kind = kinds[field]
    described = kind.extra_json_schema if isinstance(kind, inspect.Metadata) else None
    return TO_WRITE + str((described or {}).get("description", field))


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as they were written, not on one line with escapes."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _yaml(fields: Mapping[str, Any]) -> str:
    made: str = yaml.dump(dict(fields), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return made
