"""The JSON Schema of a card, for completion and checking in an editor. `python -m knowledge.schema` writes it anew."""

import json
from pathlib import Path

import msgspec

from knowledge.card import Card

SCHEMA = Path(__file__).parent / "card.schema.json"


def schema() -> str:
    """The file's text."""
    return json.dumps(msgspec.json.schema(Card), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema(), "utf-8")
