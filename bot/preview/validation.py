"""What Slack refuses in blocks and views: every documented limit, also those that slack_sdk's models let pass.

The tables follow https://docs.slack.dev/reference/block-kit. Block types that they lack are refused on every surface:
stricter, never laxer.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from bot.preview.rich_text_rules import rich_text, text_of
from bot.preview.rules import Problem, Rule, boolean, choice, every, fields, items, number, one_of, string

MAX_TEXT = 40_000  # characters of a message's text, https://docs.slack.dev/reference/methods/chat.postMessage
MAX_MESSAGE_BLOCKS = 50
MAX_VIEW_BLOCKS = 100
MAX_VIEW_BYTES = 250_000
MAX_OPTIONS = 100
MAX_TABLE = 10_000  # characters of a table's cells, https://docs.slack.dev/reference/block-kit/blocks/table-block


def plain_text(most: int) -> Rule:
    return one_of({"plain_text": fields({"text": string(most)}, {"emoji": boolean})})


def any_text(most: int) -> Rule:
    return one_of(
        {
            "plain_text": fields({"text": string(most)}, {"emoji": boolean}),
            "mrkdwn": fields({"text": string(most)}, {"verbatim": boolean}),
        }
    )


def _chosen_among_options(value: Any, at: str) -> Iterator[Problem]:
    """What is chosen from the start must be one of the options. (Their shapes are judged elsewhere.)"""
    offered = _list(value.get("options")) + [
        option
        for group in _list(value.get("option_groups"))
        if isinstance(group, dict)
        for option in _list(group.get("options"))
    ]
    for chosen in [value[name] for name in ("initial_option",) if name in value] + _list(value.get("initial_options")):
        if chosen not in offered:
            yield Problem(at, "the initial options must be among the options")


def _options_or_groups(value: Any, at: str) -> Iterator[Problem]:
    if ("options" in value) == ("option_groups" in value):
        yield Problem(at, "must define either `options` or `option_groups`")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def option(text: Rule, **more: Rule) -> Rule:
    """Its description is written as its text is."""
    return fields({"text": text, "value": string(150)}, {"description": text, **more})


PLAIN_OPTION = option(plain_text(75))
ANY_OPTION = option(any_text(75))  # of checkboxes and radio buttons
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
}
MULTI_SELECTS: dict[str, Rule] = {
    "multi_static_select": every(
        fields(
            {}, {**ACTING, **FOCUS, **PLACEHOLDER, **OPTIONS, **SEVERAL, "initial_options": items(PLAIN_OPTION, 100)}
        ),
        _options_or_groups,
        _chosen_among_options,
    ),
    "multi_external_select": fields(
        {},
        {
            **ACTING,
            **FOCUS,
            **PLACEHOLDER,
            **SEVERAL,
            "initial_options": items(PLAIN_OPTION, 100),
            "min_query_length": number(0, 3000),
        },
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

CLICKABLE = one_of({"button": BUTTON, "overflow": OVERFLOW, **SELECTS, **TICKS})  # Slack refuses multi-selects here
ACCESSORY = one_of(
    {"button": BUTTON, "overflow": OVERFLOW, "image": IMAGE_ELEMENT, **SELECTS, **MULTI_SELECTS, **TICKS}
)
INPUTTABLE = one_of({"plain_text_input": TEXT_INPUT, **SELECTS, **MULTI_SELECTS, **TICKS})
CONTEXTUAL = one_of(
    {
        "image": IMAGE_ELEMENT,
        "plain_text": fields({"text": string(3000)}, {"emoji": boolean}),
        "mrkdwn": fields({"text": string(3000)}, {"verbatim": boolean}),
    }
)
BLOCK_ID: dict[str, Rule] = {"block_id": string(255)}


def _section(value: Any, at: str) -> Iterator[Problem]:
    if not value.get("text") and not value.get("fields"):
        yield Problem(at, "must define either `text` or `fields`")
    optional = {"text": any_text(3000), "fields": items(any_text(2000), 10), "accessory": ACCESSORY, "expand": boolean}
    yield from fields({}, {**BLOCK_ID, **optional})(value, at)


FEEDBACK = fields(
    {"text": plain_text(75), "value": string(2000, least=0)},
    {"accessibility_label": string(75)},
)
CONTEXT_ACTION = one_of(
    {
        "feedback_buttons": fields(
            {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, {"action_id": string(255)}
        ),
        "icon_button": fields(
            {"icon": choice("trash"), "text": plain_text(75)},
            {
                **ACTING,
                "value": string(2000, least=0),
                "accessibility_label": string(75),
                "visible_to_user_ids": items(string(255), 100),
            },
        ),
    }
)
CELL = one_of({"raw_text": fields({"text": string(MAX_TABLE)}, {}), "rich_text": rich_text(**BLOCK_ID)})
COLUMN = fields({}, {"align": choice("left", "center", "right"), "is_wrapped": boolean})


def _column(value: Any, at: str) -> Iterator[Problem]:
    """A column's settings; null skips a column."""
    if value is not None:
        yield from COLUMN(value, at)


def _table(value: Any, at: str) -> Iterator[Problem]:
    shape = fields({"rows": items(items(CELL, 20), 100)}, {**BLOCK_ID, "column_settings": items(_column, 20)})
    problems = list(shape(value, at))
    yield from problems
    if not problems:
        cells = (cell for row in value["rows"] for cell in row)
        if sum(len(text) for cell in cells for text in cell_text(cell)) > MAX_TABLE:
            message = f"must be less than {MAX_TABLE + 1} characters in all cells"
            yield Problem(f"{at}/rows", message, {"type": "max_length", "expected": MAX_TABLE})


def cell_text(cell: Mapping[str, Any]) -> Iterator[str]:
    """The pieces of text in a table's cell, in order."""
    if cell["type"] == "raw_text":
        yield cell["text"]
    else:
        yield from text_of(cell)


Surface = Literal["message", "modal", "home"]

BLOCKS_OF_ANY_SURFACE: dict[str, Rule] = {
    "header": fields({"text": plain_text(150)}, BLOCK_ID),
    "section": _section,
    "rich_text": rich_text(**BLOCK_ID),
    "context": fields({"elements": items(CONTEXTUAL, 10)}, BLOCK_ID),
    "divider": fields({}, BLOCK_ID),
    "actions": fields({"elements": items(CLICKABLE, 25)}, BLOCK_ID),
    "input": fields(
        {"label": plain_text(2000), "element": INPUTTABLE},
        {**BLOCK_ID, "hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "image": fields({"alt_text": string(2000), "image_url": string(3000)}, {**BLOCK_ID, "title": plain_text(2000)}),
}
BLOCK: Mapping[Surface, Rule] = {
    "message": one_of(
        {
            **BLOCKS_OF_ANY_SURFACE,
            "table": _table,
            "context_actions": fields({"elements": items(CONTEXT_ACTION, 5)}, BLOCK_ID),
        }
    ),
    "modal": one_of(
        {
            **BLOCKS_OF_ANY_SURFACE,
            "alert": fields(
                {"text": any_text(200)},
                {**BLOCK_ID, "level": choice("default", "info", "warning", "error", "success")},
            ),
        }
    ),
    "home": one_of(BLOCKS_OF_ANY_SURFACE),
}
PARTS_OF_ANY_VIEW: dict[str, Rule] = {
    "callback_id": string(255, least=0),
    "private_metadata": string(3000, least=0),
    "external_id": string(255),
}
VIEW: Mapping[str, Rule] = {
    "modal": fields(
        {"title": plain_text(24), "blocks": items(BLOCK["modal"], MAX_VIEW_BLOCKS, least=0)},
        {
            **PARTS_OF_ANY_VIEW,
            "submit": plain_text(24),
            "close": plain_text(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
        },
    ),
    "home": fields({"blocks": items(BLOCK["home"], MAX_VIEW_BLOCKS, least=0)}, PARTS_OF_ANY_VIEW),
}


def _twice(names: list[str], what: str, at: str) -> Iterator[Problem]:
    for name, count in Counter(names).items():
        if count > 1:
            yield Problem(at, f"{what} `{name}` already exists")


def _identifiers(blocks: list[Any], at: str) -> Iterator[Problem]:
    """block_ids are unique in a message or view, action_ids in a block."""
    sound = [block for block in blocks if isinstance(block, dict)]
    yield from _twice([block["block_id"] for block in sound if "block_id" in block], "block_id", at)
    for block in sound:
        elements = block.get("elements")
        acting = [element for element in elements if isinstance(element, dict)] if isinstance(elements, list) else []
        yield from _twice([element["action_id"] for element in acting if "action_id" in element], "action_id", at)


def validate_blocks(blocks: Any, at: str = "/blocks") -> list[Problem]:
    """What Slack would say about a message's blocks; nothing when they are sound. `at` is the way to them."""
    problems = list(items(BLOCK["message"], MAX_MESSAGE_BLOCKS, least=0)(blocks, at))
    if not problems and sum(block["type"] == "table" for block in blocks) > 1:
        problems.append(Problem(at, "only_one_table_allowed", {"type": "max_items", "expected": 1}))
    return problems or list(_identifiers(blocks, at))


def validate_view(view: Any, expected: Literal["modal", "home"], at: str = "/view") -> list[Problem]:
    """What Slack would say about a view; nothing when it is sound. `at` is the way to it."""
    if not isinstance(view, dict) or view.get("type") != expected:
        return [Problem(f"{at}/type", f"the view's type must be {expected}")]
    problems = list(VIEW[expected](view, at))
    if problems:
        return problems
    if expected == "modal" and "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        problems.append(Problem(at, "submit is required when an input block is within blocks"))
    if len(json.dumps(view).encode()) > MAX_VIEW_BYTES:
        problems.append(Problem(at, f"the view is larger than {MAX_VIEW_BYTES} bytes"))
    if sum(block.get("element", {}).get("focus_on_load", False) for block in view["blocks"]) > 1:
        problems.append(Problem(f"{at}/blocks", "only one element can have focus_on_load"))
    return problems + list(_identifiers(view["blocks"], f"{at}/blocks"))


def validate_options(answer: Any) -> list[Problem]:
    """What Slack would say about the answer to an external select's type-ahead."""
    rule = fields({}, {"options": items(PLAIN_OPTION, MAX_OPTIONS, least=0), "option_groups": OPTIONS["option_groups"]})
    return list(rule(answer, ""))
