"""What validation is made of. A rule takes a value and the way to it (a JSON pointer) and yields its problems."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple


class Problem(NamedTuple):
    """What Slack would say about one value. Its text is that of `response_metadata.messages`."""

    at: str  # a JSON pointer, "" for the whole
    message: str
    constraint: Mapping[str, Any] = {}  # as in the errors of blocks.validate

    def __str__(self) -> str:
        return f"[ERROR] {self.message} [json-pointer:{self.at or '/'}]"


Rule = Callable[[Any, str], Iterator[Problem]]


def _must_be(kind: str, at: str) -> Problem:
    article = "an" if kind == "object" else "a"
    return Problem(at, f"must be {article} {kind}", {"type": "type", "expected": kind})


def string(most: int, least: int = 1) -> Rule:
    """A text of so many characters."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield _must_be("string", at)
        elif len(value) > most:
            yield Problem(at, f"must be less than {most + 1} characters", {"type": "max_length", "expected": most})
        elif len(value) < least:
            yield Problem(at, f"must be more than {least - 1} characters", {"type": "min_length", "expected": least})

    return rule


def boolean(value: Any, at: str) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield _must_be("boolean", at)


def number(least: int, most: int) -> Rule:
    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            message = f"must be a number from {least} to {most}"
            yield Problem(at, message, {"type": "range", "expected": [least, most]})

    return rule


def choice(*values: Any) -> Rule:
    def rule(value: Any, at: str) -> Iterator[Problem]:
        if value not in values or isinstance(value, bool):
            message = f"must be one of {', '.join(map(str, values))}"
            yield Problem(at, message, {"type": "enum", "expected": list(values)})

    return rule


def items(rule: Rule, most: int, least: int = 1) -> Rule:
    """A list of so many values that each keep the rule."""

    def check(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield _must_be("list", at)
            return
        if len(value) > most:
            yield Problem(at, f"no more than {most} items allowed", {"type": "max_items", "expected": most})
        if len(value) < least:
            yield Problem(at, f"no fewer than {least} items allowed", {"type": "min_items", "expected": least})
        for place, item in enumerate(value):
            yield from rule(item, f"{at}/{place}")

    return check


def fields(required: Mapping[str, Rule], optional: Mapping[str, Rule]) -> Rule:
    """An object with exactly these fields; `type` is judged by whoever chose the rule."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield _must_be("object", at)
            return
        for name in required:
            if name not in value:
                yield Problem(at, f"missing required field: {name}", {"type": "required", "expected": name})
        for name, item in value.items():
            if name == "type" and name not in required:
                continue
            inner = required.get(name) or optional.get(name)
            if inner is None:
                yield Problem(at, f"invalid additional property: {name}")
            else:
                yield from inner(item, f"{at}/{name}")

    return rule


def one_of(rules: Mapping[str, Rule]) -> Rule:
    """An object whose `type` says which rule holds."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield _must_be("object", at)
        elif "type" not in value:
            yield Problem(at, "missing required field: type", {"type": "required", "expected": "type"})
        elif not isinstance(value["type"], str) or value["type"] not in rules:
            message = f"unsupported type: {value['type']}"
            yield Problem(f"{at}/type", message, {"type": "enum", "expected": list(rules)})
        else:
            yield from rules[value["type"]](value, at)

    return rule


def every(*rules: Rule) -> Rule:
    """What keeps all of them."""

    def check(value: Any, at: str) -> Iterator[Problem]:
        for rule in rules:
            yield from rule(value, at)

    return check
