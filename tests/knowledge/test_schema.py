"""The schema that editors use for cards."""

import json

from knowledge.card import Card
from knowledge.schema import SCHEMA, schema


def test_it_is_current() -> None:
    assert SCHEMA.read_text("utf-8") == schema(), "run: python -m knowledge.schema"


def test_every_field_says_what_belongs_there() -> None:
    definitions = json.loads(schema())["$defs"]
    assert set(definitions["Card"]["properties"]) == set(Card.__struct_fields__)
    for name, definition in definitions.items():
        for field, described in definition["properties"].items():
            assert described.get("description"), f"{name}.{field}"
