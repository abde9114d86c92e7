"""What Slack refuses in blocks and views: every documented limit, also those that slack_sdk's models let pass.

The table follows https://docs.slack.dev/reference/block-kit. A rule takes a value and the way to it (a JSON pointer)
and yields what Slack would say about it. Block types that the table lacks are refused: stricter, never laxer.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

Rule = Callable[[Any, str], Iterator[str]]

MAX_TEXT = 40_000  # characters of a message's text, https://docs.slack.dev/reference/methods/chat.postMessage
MAX_MESSAGE_BLOCKS = 50
MAX_VIEW_BLOCKS = 100
MAX_VIEW_BYTES = 250_000
MAX_OPTIONS = 100


def _error(message: str, at: str) -> str:
    return f"[ERROR] {message} [json-pointer:{at or '/'}]"


def string(most: int, least: int = 1) -> Rule:
    def rule(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield _error("must be a string", at)
        elif len(value) > most:
            yield _error(f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            yield _error(f"must be more than {least - 1} characters", at)

    return rule


def boolean(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield _error("must be a boolean", at)


def number(least: int, most: int) -> Rule:
    def rule(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            yield _error(f"must be a number from {least} to {most}", at)

    return rule


def choice(*values: str) -> Rule:
    def rule(value: Any, at: str) -> Iterator[str]:
        if value not in values:
            yield _error(f"must be one of {', '.join(values)}", at)

    return rule


def items(rule: Rule, most: int, least: int = 1) -> Rule:
    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield _error("must be a list", at)
            return
        if len(value) > most:
            yield _error(f"no more than {most} items allowed", at)
        if len(value) < least:
            yield _error(f"no fewer than {least} items allowed", at)
        for place, item in enumerate(value):
            yield from rule(item, f"{at}/{place}")

    return check


def fields(required: Mapping[str, Rule], optional: Mapping[str, Rule]) -> Rule:
    """An object with exactly these fields; `type` is judged by whoever chose the rule."""

    def rule(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield _error("must be an object", at)
            return
        for name in required:
            if name not in value:
                yield _error(f"missing required field: {name}", at)
        for name, item in value.items():
            if name == "type" and name not in required:
                continue
            inner = required.get(name) or optional.get(name)
            if inner is None:
                yield _error(f"invalid additional property: {name}", at)
            else:
                yield from inner(item, f"{at}/{name}")

    return rule


def one_of(rules: Mapping[str, Rule]) -> Rule:
    """An object whose `type` says which rule holds."""

    def rule(value: Any, at: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in rules:
            yield _error(f"unsupported type: {kind}", at)
        else:
            yield from rules[kind](value, at)

    return rule


def plain_text(most: int) -> Rule:
    return one_of({"plain_text": fields({"text": string(most)}, {"emoji": boolean})})


def any_text(most: int) -> Rule:
    return one_of(
        {
            "plain_text": fields({"text": string(most)}, {"emoji": boolean}),
            "mrkdwn": fields({"text": string(most)}, {"verbatim": boolean}),
        }
    )


def every(*rules: Rule) -> Rule:
    def check(value: Any, at: str) -> Iterator[str]:
        for rule in rules:
            yield from rule(value, at)

    return check


def _chosen_among_options(value: Any, at: str) -> Iterator[str]:
    """What is chosen from the start must be one of the options. (Their shapes are judged elsewhere.)"""
    offered = _list(value.get("options")) + [
        option
        for group in _list(value.get("option_groups"))
        if isinstance(group, dict)
        for option in _list(group.get("options"))
    ]
    for chosen in [value[name] for name in ("initial_option",) if name in value] + _list(value.get("initial_options")):
        if chosen not in offered:
            yield _error("the initial options must be among the options", at)


def _options_or_groups(value: Any, at: str) -> Iterator[str]:
    if ("options" in value) == ("option_groups" in value):
        yield _error("must define either `options` or `option_groups`", at)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def option(text: Rule, **more: Rule) -> Rule:
    return fields({"text": text, "value": string(150)}, {"description": any_text(75), **more})


PLAIN_OPTION = option(plain_text(75))
ANY_OPTION = option(any_text(75))
LINK_OPTION = option(plain_text(75), url=string(3000))
OPTION_GROUP = fields({"label": plain_text(75), "options": items(PLAIN_OPTION, MAX_OPTIONS)}, {})
CONFIRM = fields(
    {"title": plain_text(100), "text": any_text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": choice("primary", "danger")},
)
ACTING: dict[str, Rule] = {"action_id": string(255), "confirm": CONFIRM}
FOCUS: dict[str, Rule] = {"focus_on_load": boolean}
PLACEHOLDER: dict[str, Rule] = {"placeholder": plain_text(150)}
SEVERAL: dict[str, Rule] = {"max_selected_items": number(1, 100)}
OPTIONS: dict[str, Rule] = {"options": items(PLAIN_OPTION, MAX_OPTIONS), "option_groups": items(OPTION_GROUP, 100)}

BUTTON = fields(
    {"text": plain_text(75)},
    {
        **ACTING,
        "value": string(2000, least=0),
        "url": string(3000),
        "style": choice("primary", "danger"),
        "accessibility_label": string(75),
    },
)
SELECTS: dict[str, Rule] = {
    "static_select": every(
        fields({}, {**ACTING, **FOCUS, **PLACEHOLDER, **OPTIONS, "initial_option": PLAIN_OPTION}),
        _options_or_groups,
        _chosen_among_options,
    ),
    "external_select": fields(
        {}, {**ACTING, **FOCUS, **PLACEHOLDER, "initial_option": PLAIN_OPTION, "min_query_length": number(0, 3000)}
    ),
    "multi_static_select": every(
        fields(
            {}, {**ACTING, **FOCUS, **PLACEHOLDER, **OPTIONS, **SEVERAL, "initial_options": items(PLAIN_OPTION, 100)}
        ),
        _options_or_groups,
        _chosen_among_options,
    ),
}
TICKS: dict[str, Rule] = {
    "checkboxes": every(
        fields({"options": items(ANY_OPTION, 10)}, {**ACTING, **FOCUS, "initial_options": items(ANY_OPTION, 10)}),
        _chosen_among_options,
    ),
    "radio_buttons": every(
        fields({"options": items(ANY_OPTION, 10)}, {**ACTING, **FOCUS, "initial_option": ANY_OPTION}),
        _chosen_among_options,
    ),
}
OVERFLOW = fields({"options": items(LINK_OPTION, 5)}, ACTING)
TEXT_INPUT = fields(
    {},
    {
        **FOCUS,
        **PLACEHOLDER,
        "action_id": string(255),
        "initial_value": string(3000, least=0),
        "multiline": boolean,
        "min_length": number(0, 3000),
        "max_length": number(1, 3000),
        "dispatch_action_config": fields(
            {"trigger_actions_on": items(choice("on_enter_pressed", "on_character_entered"), 2)}, {}
        ),
    },
)
IMAGE_ELEMENT = fields({"alt_text": string(2000), "image_url": string(3000)}, {})

CLICKABLE = one_of({"button": BUTTON, "overflow": OVERFLOW, **SELECTS, **TICKS})
ACCESSORY = one_of({"button": BUTTON, "overflow": OVERFLOW, "image": IMAGE_ELEMENT, **SELECTS, **TICKS})
INPUTTABLE = one_of({"plain_text_input": TEXT_INPUT, **SELECTS, **TICKS})
CONTEXTUAL = one_of(
    {
        "image": IMAGE_ELEMENT,
        "plain_text": fields({"text": string(3000)}, {"emoji": boolean}),
        "mrkdwn": fields({"text": string(3000)}, {"verbatim": boolean}),
    }
)
BLOCK_ID: dict[str, Rule] = {"block_id": string(255)}


def _section(value: Any, at: str) -> Iterator[str]:
    if not value.get("text") and not value.get("fields"):
        yield _error("must define either `text` or `fields`", at)
    optional = {"text": any_text(3000), "fields": items(any_text(2000), 10), "accessory": ACCESSORY, "expand": boolean}
    yield from fields({}, {**BLOCK_ID, **optional})(value, at)


BLOCK = one_of(
    {
        "header": fields({"text": plain_text(150)}, BLOCK_ID),
        "section": _section,
        "context": fields({"elements": items(CONTEXTUAL, 10)}, BLOCK_ID),
        "divider": fields({}, BLOCK_ID),
        "actions": fields({"elements": items(CLICKABLE, 25)}, BLOCK_ID),
        "input": fields(
            {"label": plain_text(2000), "element": INPUTTABLE},
            {**BLOCK_ID, "hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
        ),
        "image": fields({"alt_text": string(2000), "image_url": string(3000)}, {**BLOCK_ID, "title": plain_text(2000)}),
    }
)
PARTS_OF_ANY_VIEW: dict[str, Rule] = {
    "callback_id": string(255, least=0),
    "private_metadata": string(3000, least=0),
    "external_id": string(255),
}
VIEW: Mapping[str, Rule] = {
    "modal": fields(
        {"title": plain_text(24), "blocks": items(BLOCK, MAX_VIEW_BLOCKS, least=0)},
        {
            **PARTS_OF_ANY_VIEW,
            "submit": plain_text(24),
            "close": plain_text(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
        },
    ),
    "home": fields({"blocks": items(BLOCK, MAX_VIEW_BLOCKS, least=0)}, PARTS_OF_ANY_VIEW),
}


def _twice(names: list[str], what: str, at: str) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield _error(f"{what} `{name}` already exists", at)


def _identifiers(blocks: list[Any], at: str) -> Iterator[str]:
    """block_ids are unique in a message or view, action_ids in a block."""
    sound = [block for block in blocks if isinstance(block, dict)]
    yield from _twice([block["block_id"] for block in sound if "block_id" in block], "block_id", at)
    for block in sound:
        elements = block.get("elements")
        acting = [element for element in elements if isinstance(element, dict)] if isinstance(elements, list) else []
        yield from _twice([element["action_id"] for element in acting if "action_id" in element], "action_id", at)


def validate_blocks(blocks: Any) -> list[str]:
    """What Slack would say about a message's blocks; nothing when they are sound."""
    problems = list(items(BLOCK, MAX_MESSAGE_BLOCKS, least=0)(blocks, "/blocks"))
    return problems or list(_identifiers(blocks, "/blocks"))


def validate_view(view: Any, expected: Literal["modal", "home"]) -> list[str]:
    """What Slack would say about a view; nothing when it is sound."""
    if not isinstance(view, dict) or view.get("type") != expected:
        return [_error(f"the view's type must be {expected}", "/view/type")]
    problems = list(VIEW[expected](view, "/view"))
    if problems:
        return problems
    if expected == "modal" and "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        problems.append(_error("submit is required when an input block is within blocks", "/view"))
    if len(json.dumps(view).encode()) > MAX_VIEW_BYTES:
        problems.append(_error(f"the view is larger than {MAX_VIEW_BYTES} bytes", "/view"))
    if sum(block.get("element", {}).get("focus_on_load", False) for block in view["blocks"]) > 1:
        problems.append(_error("only one element can have focus_on_load", "/view/blocks"))
    return problems + list(_identifiers(view["blocks"], "/view/blocks"))


def validate_options(answer: Any) -> list[str]:
    """What Slack would say about the answer to an external select's type-ahead."""
    rule = fields({}, {"options": items(PLAIN_OPTION, MAX_OPTIONS, least=0), "option_groups": OPTIONS["option_groups"]})
    return list(rule(answer, ""))
