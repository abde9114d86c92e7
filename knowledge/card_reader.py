"""The text of one card file -> a Card, or every problem in it with its line.

The types in card.py drive the reading: a plain `No` or `2024` stays the text the author wrote wherever the card wants
text, whatever YAML would make of it.
"""

import difflib
import re
import stat
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from msgspec import inspect

from knowledge.card import Card
from knowledge.problem import CardError, Problem, Source, Where, describe, shown

MAX_FILE = 1 << 20  # bytes; a card is a few thousand

TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}

CARD = inspect.type_info(Card)


class _Untyped(yaml.CSafeLoader):
    """Leaves open whether a plain `2024` is a number or a text: the card's types say so, and it saves a third of the
    time."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: object) -> str:
        return TAGS[kind]


class _Unreadable(Exception):
    """Raised where a value is unusable, once its problem is noted, so that nothing is built from it."""


def read_card(path: Path) -> tuple[Card, Source]:
    """Read one file. The source says where each field stands. Raises CardError with every problem in the file."""
    file = shown(path)
    reader = _Reader(file)
    try:
        # Opening a pipe or a device could wait for ever.
        message = None if stat.S_ISREG(path.stat().st_mode) else "this is no regular file; delete it"
        raw = b"" if message else _read(path)
    except OSError as error:
        message = f"the file can't be read ({error.strerror}); restore it or delete it"
    if message is None and len(raw) > MAX_FILE:
        message = "the file is larger than a card can be; split it or delete it"
    if message:
        raise CardError([Problem(file, 1, "", message)])
    node = reader.compose(raw)
    try:
        card = reader.read(node, CARD, ())
    except _Unreadable:
        raise CardError(reader.problems) from None
    if reader.problems:
        raise CardError(reader.problems)
    return card, Source(file, reader.lines)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_FILE + 1)


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Where, int] = {}
        self.problems: list[Problem] = []

    def note(self, line: int, where: Where, message: str) -> None:
        self.problems.append(Problem(self.file, line, describe(where), message))

    def refuse(self, line: int, where: Where, message: str) -> _Unreadable:
        self.note(line, where, message)
        return _Unreadable()

    def compose(self, raw: bytes) -> yaml.Node:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            self.note(line, (), "this is not UTF-8 text; save the file again with the encoding UTF-8")
            raise CardError(self.problems) from None
        try:
            node = yaml.compose(text, Loader=_Untyped)
        except yaml.MarkedYAMLError as error:
            # Of an open quote or bracket, the parser complains where the text ends, even a line below it.
            opened = (error.context or "").startswith(("while scanning a quoted", "while parsing a flow"))
            mark = error.context_mark if opened else error.problem_mark
            line = min(mark.line + 1 if mark else 1, len(text.splitlines()) or 1)
            self.note(line, (), f"this is not valid YAML ({error.problem}); check the indentation, quotes and colons")
            raise CardError(self.problems) from None
        except yaml.reader.ReaderError as error:
            line = text.encode().count(b"\n", 0, error.position) + 1  # the position counts bytes
            self.note(line, (), "a character here is not allowed in YAML; delete it and type it again")
            raise CardError(self.problems) from None
        if node is None:
            self.note(1, (), "the file is empty; write a card in it (the README shows how), or delete the file")
            raise CardError(self.problems)
        return node

    def read(self, node: yaml.Node, kind: inspect.Type, where: Where) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(where, line)
        if isinstance(kind, inspect.Metadata):
            return self.read(node, kind.type, where)
        if isinstance(kind, inspect.UnionType):  # every union in card.py is "something or None"
            kind = next(option for option in kind.types if not isinstance(option, inspect.NoneType))
            return self.read(node, kind, where)
        if isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null"):
            raise self.refuse(line, where, "nothing is written here; fill it in, or delete the line if it is optional")
        return READERS[type(kind)](self, node, kind, where)

    def read_struct(self, node: yaml.Node, kind: inspect.StructType, where: Where) -> Any:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            names = ", ".join(field.encode_name for field in kind.fields if field.required)
            raise self.refuse(line, where, f"this should be a block of fields ({names}), each on its own line")
        fields = {field.encode_name: field for field in kind.fields}
        values: dict[str, Any] = {}
        misspelt: set[str] = set()  # fields that are there under a wrong name: one problem each, not two
        sound = True
        for key, value in node.value:
            name, at = key.value, key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.note(at, where, "a field's name should be a single word; delete the '? ' or the brackets")
                sound = False
            elif name not in fields:
                misspelt.update(difflib.get_close_matches(str(name), fields, n=1))
                self.note(at, (*where, str(name)), f"there is no such field here; {_nearest(str(name), list(fields))}")
                sound = False
            elif name in values:
                self.note(at, (*where, name), "this field is given twice; keep one of them")
            else:
                self.lines[*where, name] = at
                values[name] = None
                try:
                    values[name] = self.read(value, fields[name].type, (*where, name))
                except _Unreadable:
                    sound = False
        for name, field in fields.items():
            if field.required and name not in values and name not in misspelt:
                self.note(line, where, f"'{name}' is missing; add it: {_description(field.type)}")
                sound = False
        if not sound:
            raise _Unreadable
        return kind.cls(**values)

    def read_list(self, node: yaml.Node, kind: inspect.VarTupleType, where: Where) -> tuple[Any, ...]:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.SequenceNode):
            raise self.refuse(line, where, "this should be a list; start each entry on a new line with '- '")
        items, sound = [], True
        for number, item in enumerate(node.value):
            try:
                items.append(self.read(item, kind.item_type, (*where, number)))
            except _Unreadable:
                sound = False
        if kind.min_length and len(node.value) < kind.min_length:
            raise self.refuse(line, where, f"the list is empty; give at least {kind.min_length}")
        if kind.max_length and len(node.value) > kind.max_length:
            raise self.refuse(line, where, f"{len(node.value)} entries are too many; keep the best {kind.max_length}")
        if not sound:
            raise _Unreadable
        return tuple(items)

    def read_text(self, node: yaml.Node, kind: inspect.StrType, where: Where) -> str:
        text = " ".join(self.scalar(node, where).split())
        line = node.start_mark.line + 1
        if not text:
            raise self.refuse(line, where, "nothing is written here; fill it in, or delete the line if it is optional")
        if kind.max_length and len(text) > kind.max_length:
            raise self.refuse(line, where, f"{len(text)} characters are too many; shorten it to {kind.max_length}")
        if kind.pattern and not re.search(kind.pattern, text):
            raise self.refuse(line, where, f"'{text}' has another form than it should; {PATTERNS[kind.pattern]}")
        return text

    def read_dict(self, node: yaml.Node, kind: inspect.DictType, where: Where) -> dict[str, Any]:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise self.refuse(line, where, "each entry should be a word, a colon and its meaning, on its own line")
        found, sound = {}, True
        for key, value in node.value:
            try:
                word = self.read(key, kind.key_type, (*where, str(key.value)))
                found[word] = self.read(value, kind.value_type, (*where, word))
            except _Unreadable:
                sound = False
        if kind.max_length and len(node.value) > kind.max_length:
            raise self.refuse(line, where, f"{len(node.value)} entries are too many; keep the best {kind.max_length}")
        if not sound:
            raise _Unreadable
        return found

    def read_choice(self, node: yaml.Node, kind: inspect.LiteralType, where: Where) -> str:
        text = self.scalar(node, where)
        if text not in kind.values:
            line = node.start_mark.line + 1
            choices = [str(value) for value in kind.values]
            raise self.refuse(line, where, f"'{text}' is not one of the choices; {_nearest(text, choices)}")
        return text

    def read_date(self, node: yaml.Node, kind: inspect.DateType, where: Where) -> date:
        text = self.scalar(node, where)
        try:
            return date.fromisoformat(text)
        except ValueError:
            line = node.start_mark.line + 1
            raise self.refuse(line, where, f"'{text}' is not a date; write it as year-month-day: 2026-05-31") from None

    def scalar(self, node: yaml.Node, where: Where) -> str:
        if not isinstance(node, yaml.ScalarNode):
            line = node.start_mark.line + 1
            hint = "put the text in quotes" if isinstance(node, yaml.MappingNode) else "write one text, without '- '"
            raise self.refuse(line, where, f"this should be a single text; {hint}")
        return str(node.value)


# What to write where a text has to have a certain form.
PATTERNS = {
    r"^https://[^\s<>|]+$": "write an address that starts with https://",
    r"^(19|20)\d\d-(0[1-9]|1[0-2])$": "write year and month, as 2014-06",
}

READERS: dict[type, Callable[..., Any]] = {
    inspect.StructType: _Reader.read_struct,
    inspect.VarTupleType: _Reader.read_list,
    inspect.DictType: _Reader.read_dict,
    inspect.StrType: _Reader.read_text,
    inspect.LiteralType: _Reader.read_choice,
    inspect.DateType: _Reader.read_date,
}


def _nearest(word: str, choices: Sequence[str]) -> str:
    if near := difflib.get_close_matches(word, choices, n=1):
        return f"did you mean '{near[0]}'?"
    return f"use one of: {', '.join(choices)}"


def _description(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.Metadata):
        return str((kind.extra_json_schema or {}).get("description", "")) or _description(kind.type)
    return "knowledge/card.py says what belongs there"
