"""Every limit on messages and views, from both of its sides: what is just within it and what is just beyond it.

Everything goes as plain JSON through the Web API, so that no model in between can refuse it first.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.preview.delivery import Envelope
from bot.preview.server import PreviewSlack
from bot.preview.workspace import View
from tests.preview.conftest import ALICE, RECRUITING, client_of, refused_with, trigger

Json = dict[str, Any]
Case = Any  # what pytest.param gives

# Pieces ----------------------------------------------------------------------------------------------------------


def text(length: int) -> str:
    return "x" * length


def plain(length: int = 1, **more: Any) -> Json:
    return {"type": "plain_text", "text": text(length), **more}


def mrkdwn(length: int = 1, **more: Any) -> Json:
    return {"type": "mrkdwn", "text": text(length), **more}


def section(**more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(), **more}


def fielded(*fields: Json) -> Json:
    return {"type": "section", "fields": list(fields)}


def beside(**accessory: Any) -> Json:
    return section(accessory=accessory)


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(), **more}


def option(name: str = "x", **more: Any) -> Json:
    return {"text": {"type": "plain_text", "text": name}, "value": name, **more}


def options(count: int) -> list[Json]:
    return [option(str(number)) for number in range(count)]


def group(options: list[Json], label: Json | None = None) -> Json:
    return {"label": label or plain(), "options": options}


def select(**more: Any) -> Json:
    return beside(type="static_select", **({"options": options(1)} | more))


def grouped(*groups: Json) -> Json:
    return beside(type="static_select", option_groups=list(groups))


def several(**more: Any) -> Json:
    return beside(type="multi_static_select", **({"options": options(1)} | more))


def ticks(kind: str, **more: Any) -> Json:
    return beside(type=kind, **({"options": options(1)} | more))


def field(**element: Any) -> Json:
    return {"type": "input", "label": plain(), "element": {"type": "plain_text_input", **element}}


def confirming(**more: Any) -> Json:
    parts: Json = {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain()}
    return beside(type="button", text=plain(), confirm=parts | more)


def picture(**more: Any) -> Json:
    return {"type": "image", "image_url": "https://example.com/x.png", "alt_text": "x", **more}


def words(content: str, kind: str = "rich_text_section", **style: Any) -> Json:
    """One piece of rich text."""
    return {"type": kind, "elements": [{"type": "text", "text": content, **({"style": style} if style else {})}]}


def rich(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": list(parts)}


def listed(style: str, *points: Json, **more: Any) -> Json:
    return rich({"type": "rich_text_list", "style": style, "elements": list(points), **more})


def raw(content: str = "x") -> Json:
    return {"type": "raw_text", "text": content}


def table(*rows: list[Json], **more: Any) -> Json:
    return {"type": "table", "rows": list(rows), **more}


def alert(**more: Any) -> Json:
    return {"type": "alert", "text": plain(), **more}


def icon_button(**more: Any) -> Json:
    return {"type": "icon_button", "icon": "trash", "text": plain(), **more}


def feedback(**more: Any) -> Json:
    buttons: Json = {name: {"text": plain(), "value": "x"} for name in ("positive_button", "negative_button")}
    return {"type": "feedback_buttons", **buttons, **more}


def context_actions(*elements: Json) -> Json:
    return {"type": "context_actions", "elements": list(elements)}


def without(name: str, whole: Json) -> Json:
    return {key: value for key, value in whole.items() if key != name}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain(), "submit": plain(), "blocks": list(blocks), **more}


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}


# Tables ----------------------------------------------------------------------------------------------------------


def either(name: str, sound: Any, refused: Any, at: str) -> Case:
    """What is accepted, what is refused, and the place that Slack points to."""
    return pytest.param(sound, refused, at, id=name)


def most(name: str, limit: int, make: Callable[[int], Any], at: str) -> Case:
    return either(name, make(limit), make(limit + 1), at)


def least(name: str, limit: int, make: Callable[[int], Any], at: str) -> Case:
    return either(name, make(limit), make(limit - 1), at)


CONFIRM = "/blocks/0/accessory/confirm"
ELEMENT = "/blocks/0/element"
ACCESSORY = "/blocks/0/accessory"

BLOCKS = [  # rules for one block, in a message and in a modal alike
    # every block
    most("block_id", 255, lambda n: section(block_id=text(n)), "/blocks/0/block_id"),
    least("block_id-empty", 1, lambda n: section(block_id=text(n)), "/blocks/0/block_id"),
    either("block_id-number", section(block_id="1"), section(block_id=1), "/blocks/0/block_id"),
    either("block-type-unknown", {"type": "divider"}, {"type": "carrousel"}, "/blocks/0/type"),
    either("block-type-missing", {"type": "divider"}, {}, "/blocks/0"),
    either("block-type-number", {"type": "divider"}, {"type": 1}, "/blocks/0/type"),
    either("block-no-object", {"type": "divider"}, "divider", "/blocks/0"),
    either("block-property-unknown", section(), section(colour="red"), "/blocks/0"),
    # header
    most("header-text", 150, lambda n: {"type": "header", "text": plain(n)}, "/blocks/0/text/text"),
    least("header-text-empty", 1, lambda n: {"type": "header", "text": plain(n)}, "/blocks/0/text/text"),
    either(
        "header-mrkdwn",
        {"type": "header", "text": plain()},
        {"type": "header", "text": mrkdwn()},
        "/blocks/0/text/type",
    ),
    either("header-textless", {"type": "header", "text": plain()}, {"type": "header"}, "/blocks/0"),
    # section
    most("section-text", 3000, lambda n: section(text=mrkdwn(n)), "/blocks/0/text/text"),
    least("section-text-empty", 1, lambda n: section(text=plain(n)), "/blocks/0/text/text"),
    most("section-fields", 10, lambda n: fielded(*[mrkdwn()] * n), "/blocks/0/fields"),
    most("section-field-text", 2000, lambda n: fielded(mrkdwn(n)), "/blocks/0/fields/0/text"),
    either("section-blank", fielded(plain()), {"type": "section"}, "/blocks/0"),
    either("section-text-string", section(), section(text="x"), "/blocks/0/text"),
    either(
        "section-text-type", section(text=plain()), section(text={"type": "html", "text": "x"}), "/blocks/0/text/type"
    ),
    either("section-text-number", section(), section(text={"type": "mrkdwn", "text": 1}), "/blocks/0/text/text"),
    either("section-fields-object", fielded(plain()), section(fields=plain()), "/blocks/0/fields"),
    either("section-expand", section(expand=True), section(expand="yes"), "/blocks/0/expand"),
    either("emoji", section(text=plain(emoji=True)), section(text=plain(emoji=1)), "/blocks/0/text/emoji"),
    either("emoji-in-mrkdwn", section(text=mrkdwn()), section(text=mrkdwn(emoji=True)), "/blocks/0/text"),
    either(
        "verbatim", section(text=mrkdwn(verbatim=True)), section(text=mrkdwn(verbatim="no")), "/blocks/0/text/verbatim"
    ),
    either("accessory-input", beside(**button()), beside(type="plain_text_input"), f"{ACCESSORY}/type"),
    # context
    most("context-elements", 10, lambda n: {"type": "context", "elements": [mrkdwn()] * n}, "/blocks/0/elements"),
    least("context-empty", 1, lambda n: {"type": "context", "elements": [plain()] * n}, "/blocks/0/elements"),
    most("context-text", 3000, lambda n: {"type": "context", "elements": [mrkdwn(n)]}, "/blocks/0/elements/0/text"),
    either(
        "context-button",
        {"type": "context", "elements": [picture()]},
        {"type": "context", "elements": [button()]},
        "/blocks/0/elements/0/type",
    ),
    # actions
    most("actions-elements", 25, lambda n: actions(*[button()] * n), "/blocks/0/elements"),
    least("actions-empty", 1, lambda n: actions(*[button()] * n), "/blocks/0/elements"),
    either(
        "actions-selects",
        actions(
            {"type": "static_select", "options": options(1)},
            {"type": "external_select", "min_query_length": 0},
            {"type": "overflow", "options": options(1)},
            {"type": "radio_buttons", "options": options(1)},
        ),
        actions({"type": "multi_static_select", "options": options(1)}),
        "/blocks/0/elements/0/type",
    ),
    either(
        "actions-multi-external",
        beside(type="multi_external_select"),
        actions({"type": "multi_external_select"}),
        "/blocks/0/elements/0/type",
    ),
    either("actions-image", actions(button()), actions(picture()), "/blocks/0/elements/0/type"),
    # every element
    most("action_id", 255, lambda n: actions(button(action_id=text(n))), "/blocks/0/elements/0/action_id"),
    least("action_id-empty", 1, lambda n: actions(button(action_id=text(n))), "/blocks/0/elements/0/action_id"),
    most("placeholder", 150, lambda n: select(placeholder=plain(n)), f"{ACCESSORY}/placeholder/text"),
    either(
        "placeholder-mrkdwn", select(placeholder=plain()), select(placeholder=mrkdwn()), f"{ACCESSORY}/placeholder/type"
    ),
    either("focus", field(focus_on_load=True), field(focus_on_load="yes"), f"{ELEMENT}/focus_on_load"),
    # button
    most("button-text", 75, lambda n: actions(button(text=plain(n))), "/blocks/0/elements/0/text/text"),
    either("button-mrkdwn", actions(button()), actions(button(text=mrkdwn())), "/blocks/0/elements/0/text/type"),
    most("button-value", 2000, lambda n: actions(button(value=text(n))), "/blocks/0/elements/0/value"),
    most("button-url", 3000, lambda n: actions(button(url=text(n))), "/blocks/0/elements/0/url"),
    either(
        "button-style",
        actions(button(style="danger")),
        actions(button(style="default")),
        "/blocks/0/elements/0/style",
    ),
    most(
        "button-label",
        75,
        lambda n: actions(button(accessibility_label=text(n))),
        "/blocks/0/elements/0/accessibility_label",
    ),
    # options
    most(
        "option-text", 75, lambda n: select(options=[option() | {"text": plain(n)}]), f"{ACCESSORY}/options/0/text/text"
    ),
    most("option-value", 150, lambda n: select(options=[option(value=text(n))]), f"{ACCESSORY}/options/0/value"),
    least("option-value-empty", 1, lambda n: select(options=[option(value=text(n))]), f"{ACCESSORY}/options/0/value"),
    either("option-valueless", select(), select(options=[without("value", option())]), f"{ACCESSORY}/options/0"),
    most(
        "option-description",
        75,
        lambda n: select(options=[option(description=plain(n))]),
        f"{ACCESSORY}/options/0/description/text",
    ),
    either(
        "option-description-mrkdwn",
        ticks("checkboxes", options=[option(description=mrkdwn())]),
        select(options=[option(description=mrkdwn())]),
        f"{ACCESSORY}/options/0/description/type",
    ),
    most(
        "option-url",
        3000,
        lambda n: beside(type="overflow", options=[option(url=text(n))]),
        f"{ACCESSORY}/options/0/url",
    ),
    either(
        "select-option-mrkdwn",
        select(),
        select(options=[option() | {"text": mrkdwn()}]),
        f"{ACCESSORY}/options/0/text/type",
    ),
    # selects
    most("select-options", 100, lambda n: select(options=options(n)), f"{ACCESSORY}/options"),
    least("select-empty", 1, lambda n: select(options=options(n)), f"{ACCESSORY}/options"),
    most("select-groups", 100, lambda n: grouped(*[group(options(1))] * n), f"{ACCESSORY}/option_groups"),
    most("group-label", 75, lambda n: grouped(group(options(1), plain(n))), f"{ACCESSORY}/option_groups/0/label/text"),
    most("group-options", 100, lambda n: grouped(group(options(n))), f"{ACCESSORY}/option_groups/0/options"),
    least("group-empty", 1, lambda n: grouped(group(options(n))), f"{ACCESSORY}/option_groups/0/options"),
    most(
        "multi-options",
        100,
        lambda n: several(options=options(n)) if n == 0 else beside(type="multi_static_select", options=options(n)),
        f"{ACCESSORY}/options",
    ),
    most("multi-selected", 100, lambda n: several(max_selected_items=n), f"{ACCESSORY}/max_selected_items"),
    least("multi-selected-none", 1, lambda n: several(max_selected_items=n), f"{ACCESSORY}/max_selected_items"),
    either(
        "external-query",
        beside(type="external_select", min_query_length=1),
        beside(type="external_select", min_query_length="1"),
        f"{ACCESSORY}/min_query_length",
    ),
    either(
        "external-options",
        beside(type="external_select"),
        beside(type="external_select", options=options(1)),
        ACCESSORY,
    ),
    # overflow, checkboxes, radio buttons
    most("overflow-options", 5, lambda n: beside(type="overflow", options=options(n)), f"{ACCESSORY}/options"),
    least("overflow-empty", 1, lambda n: beside(type="overflow", options=options(n)), f"{ACCESSORY}/options"),
    most("checkboxes-options", 10, lambda n: ticks("checkboxes", options=options(n)), f"{ACCESSORY}/options"),
    most("radio-options", 10, lambda n: ticks("radio_buttons", options=options(n)), f"{ACCESSORY}/options"),
    least("checkboxes-empty", 1, lambda n: ticks("checkboxes", options=options(n)), f"{ACCESSORY}/options"),
    least("radio-empty", 1, lambda n: ticks("radio_buttons", options=options(n)), f"{ACCESSORY}/options"),
    either("checkboxes-optionless", ticks("checkboxes"), beside(type="checkboxes"), ACCESSORY),
    most(
        "checkbox-text",
        75,
        lambda n: ticks("checkboxes", options=[option() | {"text": mrkdwn(n)}]),
        f"{ACCESSORY}/options/0/text/text",
    ),
    least(
        "checkboxes-initial",
        1,
        lambda n: ticks("checkboxes", initial_options=options(1) if n else []),
        f"{ACCESSORY}/initial_options",
    ),
    # text input
    most("input-max_length", 3000, lambda n: field(max_length=n), f"{ELEMENT}/max_length"),
    least("input-max_length-none", 1, lambda n: field(max_length=n), f"{ELEMENT}/max_length"),
    most("input-min_length", 3000, lambda n: field(min_length=n), f"{ELEMENT}/min_length"),
    least("input-min_length-negative", 0, lambda n: field(min_length=n), f"{ELEMENT}/min_length"),
    either("input-max_length-bool", field(max_length=1), field(max_length=True), f"{ELEMENT}/max_length"),
    most("input-initial_value", 3000, lambda n: field(initial_value=text(n)), f"{ELEMENT}/initial_value"),
    either("input-multiline", field(multiline=True), field(multiline="yes"), f"{ELEMENT}/multiline"),
    either("input-property-unknown", field(), field(confirm={}), ELEMENT),
    most(
        "input-triggers",
        2,
        lambda n: field(dispatch_action_config={"trigger_actions_on": ["on_enter_pressed"] * n}),
        f"{ELEMENT}/dispatch_action_config/trigger_actions_on",
    ),
    # input
    most("input-label", 2000, lambda n: field() | {"label": plain(n)}, "/blocks/0/label/text"),
    either("input-label-mrkdwn", field(), field() | {"label": mrkdwn()}, "/blocks/0/label/type"),
    either("input-labelless", field(), without("label", field()), "/blocks/0"),
    most("input-hint", 2000, lambda n: field() | {"hint": plain(n)}, "/blocks/0/hint/text"),
    either("input-optional", field() | {"optional": True}, field() | {"optional": "yes"}, "/blocks/0/optional"),
    either("input-button", field(), field() | {"element": button()}, f"{ELEMENT}/type"),
    either("input-elementless", field(), without("element", field()), "/blocks/0"),
    # confirmation
    most("confirm-title", 100, lambda n: confirming(title=plain(n)), f"{CONFIRM}/title/text"),
    most("confirm-text", 300, lambda n: confirming(text=plain(n)), f"{CONFIRM}/text/text"),
    most("confirm-confirm", 30, lambda n: confirming(confirm=plain(n)), f"{CONFIRM}/confirm/text"),
    most("confirm-deny", 30, lambda n: confirming(deny=plain(n)), f"{CONFIRM}/deny/text"),
    either("confirm-title-mrkdwn", confirming(), confirming(title=mrkdwn()), f"{CONFIRM}/title/type"),
    either("confirm-style", confirming(style="primary"), confirming(style="blue"), f"{CONFIRM}/style"),
    either(
        "confirm-partless",
        confirming(),
        beside(type="button", text=plain(), confirm={"title": plain(), "text": plain(), "confirm": plain()}),
        CONFIRM,
    ),
    # rich text
    either("rich_text", rich(words("x")), rich(words("")), "/blocks/0/elements/0/elements/0/text"),
    either("rich_text-empty", rich(words("x")), {"type": "rich_text", "elements": []}, "/blocks/0/elements"),
    either(
        "rich_text-style",
        rich(words("x", bold=True, italic=True, strike=True, code=True)),
        rich(words("x", blinking=True)),
        "/blocks/0/elements/0/elements/0/style",
    ),
    either(
        "rich_text-part",
        rich(words("x")),
        {"type": "rich_text", "elements": [{"type": "rich_text_table"}]},
        "/blocks/0/elements/0/type",
    ),
    either(
        "rich_text-list-style",
        listed("ordered", words("x")),
        listed("dotted", words("x")),
        "/blocks/0/elements/0/style",
    ),
    least("rich_text-list", 1, lambda n: listed("bullet", *[words("x")] * n), "/blocks/0/elements/0/elements"),
    either(
        "rich_text-list-item",
        listed("bullet", words("x")),
        listed("bullet", listed("bullet", words("x"))["elements"][0]),
        "/blocks/0/elements/0/elements/0/type",
    ),
    most("rich_text-list-indent", 8, lambda n: listed("bullet", words("x"), indent=n), "/blocks/0/elements/0/indent"),
    either(
        "rich_text-quote",
        rich(words("x", kind="rich_text_quote")),
        rich(words("x", kind="rich_text_quote") | {"border": 2}),
        "/blocks/0/elements/0/border",
    ),
    either(
        "rich_text-preformatted",
        rich(words("x", kind="rich_text_preformatted")),
        rich({"type": "rich_text_preformatted", "elements": [{"type": "emoji", "name": "x"}]}),
        "/blocks/0/elements/0/elements/0/type",
    ),
    either(
        "rich_text-link",
        rich({"type": "rich_text_section", "elements": [{"type": "link", "url": "https://example.com"}]}),
        rich({"type": "rich_text_section", "elements": [{"type": "link", "text": "x"}]}),
        "/blocks/0/elements/0/elements/0",
    ),
    # image
    most("image-alt_text", 2000, lambda n: picture(alt_text=text(n)), "/blocks/0/alt_text"),
    least("image-alt_text-empty", 1, lambda n: picture(alt_text=text(n)), "/blocks/0/alt_text"),
    either("image-alt_textless", picture(), without("alt_text", picture()), "/blocks/0"),
    either("image-urlless", picture(), without("image_url", picture()), "/blocks/0"),
    most("image-url", 3000, lambda n: picture(image_url=text(n)), "/blocks/0/image_url"),
    most("image-title", 2000, lambda n: picture(title=plain(n)), "/blocks/0/title/text"),
    most("accessory-alt_text", 2000, lambda n: beside(**picture(alt_text=text(n))), f"{ACCESSORY}/alt_text"),
    either("accessory-alt_textless", beside(**picture()), beside(**without("alt_text", picture())), ACCESSORY),
]

RELATIONS = [  # rules about how the parts of an element go together
    either("select-optionless", select(), beside(type="static_select"), ACCESSORY),
    either("select-options-and-groups", select(), select(option_groups=[group(options(1))]), ACCESSORY),
    either("select-initial-foreign", select(initial_option=option("0")), select(initial_option=option("1")), ACCESSORY),
    either(
        "checkboxes-initial-foreign",
        ticks("checkboxes", initial_options=[option("0")]),
        ticks("checkboxes", initial_options=[option("1")]),
        ACCESSORY,
    ),
    either("select-option-url", select(), select(options=[option(url="https://example.com")]), ACCESSORY),
    either("accessory-image-urlless", beside(**picture()), beside(**without("image_url", picture())), ACCESSORY),
    either(
        "input-triggers-unknown",
        field(dispatch_action_config={"trigger_actions_on": ["on_character_entered"]}),
        field(dispatch_action_config={"trigger_actions_on": ["on_blur"]}),
        f"{ELEMENT}/dispatch_action_config/trigger_actions_on",
    ),
]

MESSAGE_BLOCKS = [  # rules for one block that only messages take
    most("table-rows", 100, lambda n: table(*[[raw()]] * n), "/blocks/0/rows"),
    least("table-rowless", 1, lambda n: table(*[[raw()]] * n), "/blocks/0/rows"),
    most("table-cells", 20, lambda n: table([raw()] * n), "/blocks/0/rows/0"),
    least("table-cell-empty", 1, lambda n: table([raw(text(n))]), "/blocks/0/rows/0/0/text"),
    most("table-characters", 10_000, lambda n: table([raw(text(5000)), raw(text(n - 5000))]), "/blocks/0/rows"),
    either(
        "table-rich",
        table([rich(words("x"))]),
        table([rich(words(""))]),
        "/blocks/0/rows/0/0/elements/0/elements/0/text",
    ),
    either("table-cell-type", table([raw()]), table([mrkdwn()]), "/blocks/0/rows/0/0/type"),
    most(
        "table-columns",
        20,
        lambda n: table([raw()], column_settings=[{"align": "right"}] * n),
        "/blocks/0/column_settings",
    ),
    either(
        "table-align",
        table([raw()], column_settings=[None, {"align": "center", "is_wrapped": True}]),
        table([raw()], column_settings=[{"align": "top"}]),
        "/blocks/0/column_settings/0/align",
    ),
    most("context_actions", 5, lambda n: context_actions(*[icon_button()] * n), "/blocks/0/elements"),
    either(
        "context_actions-button", context_actions(feedback()), context_actions(button()), "/blocks/0/elements/0/type"
    ),
    either(
        "context_actions-icon",
        context_actions(icon_button()),
        context_actions(icon_button(icon="bin")),
        "/blocks/0/elements/0/icon",
    ),
    either(
        "context_actions-feedback",
        context_actions(feedback()),
        context_actions(without("negative_button", feedback())),
        "/blocks/0/elements/0",
    ),
]

MODAL_BLOCKS = [  # rules for one block that only modals take
    most("alert-text", 200, lambda n: alert(text=mrkdwn(n)), "/blocks/0/text/text"),
    either("alert-level", alert(level="warning"), alert(level="fatal"), "/blocks/0/level"),
    either("alert-textless", alert(), without("text", alert()), "/blocks/0"),
]

MESSAGES = [  # rules for all blocks of a message
    most("blocks", 50, lambda n: [section()] * n, "/blocks"),
    most("tables", 1, lambda n: [section(), *[table([raw()])] * n], "/blocks"),
    either("block_ids", [section(block_id=i) for i in "ab"], [section(block_id=i) for i in "aa"], "/blocks"),
    either(
        "action_ids",
        [actions(button(action_id="a"), button(action_id="b")), actions(button(action_id="a"))],
        [actions(button(action_id="a"), button(action_id="a"))],
        "/blocks",
    ),
]

TEXTS = [
    pytest.param({"text": text(40_000)}, {"text": text(40_001)}, "msg_too_long", id="text"),
    pytest.param({"text": "x"}, {"text": ""}, "no_text", id="text-empty"),
    pytest.param({"blocks": [section()]}, {}, "no_text", id="nothing"),
    pytest.param({"blocks": [section()]}, {"blocks": []}, "no_text", id="no-blocks"),
    pytest.param({"text": "x", "blocks": []}, {"text": "x", "blocks": section()}, "invalid_blocks_format", id="object"),
    pytest.param({"blocks": [section()]}, {"blocks": 1}, "invalid_blocks_format", id="number"),
    pytest.param({"blocks": json.dumps([section()])}, {"blocks": '"x"'}, "invalid_blocks_format", id="string"),
    pytest.param(
        {"blocks": json.dumps([section()])},
        {"blocks": "[{"},
        "invalid_blocks_format",
        id="no-json",
    ),
]

MODALS = [
    most("blocks", 100, lambda n: modal(*[section()] * n), "/view/blocks"),
    either("blockless", modal(), without("blocks", modal()), "/view"),
    most("title", 24, lambda n: modal(title=plain(n)), "/view/title/text"),
    least("title-empty", 1, lambda n: modal(title=plain(n)), "/view/title/text"),
    either("title-mrkdwn", modal(), modal(title=mrkdwn()), "/view/title/type"),
    either("titleless", modal(), without("title", modal()), "/view"),
    most("submit", 24, lambda n: modal(submit=plain(n)), "/view/submit/text"),
    most("close", 24, lambda n: modal(close=plain(n)), "/view/close/text"),
    most("callback_id", 255, lambda n: modal(callback_id=text(n)), "/view/callback_id"),
    most("private_metadata", 3000, lambda n: modal(private_metadata=text(n)), "/view/private_metadata"),
    most("external_id", 255, lambda n: modal(external_id=text(n)), "/view/external_id"),
    either("clear_on_close", modal(clear_on_close=True), modal(clear_on_close="yes"), "/view/clear_on_close"),
    either("notify_on_close", modal(notify_on_close=True), modal(notify_on_close=1), "/view/notify_on_close"),
    either("property-unknown", modal(), modal(colour="red"), "/view"),
    either("input-without-submit", modal(field()), without("submit", modal(field())), "/view"),
    either("type-home", modal(), home(), "/view/type"),
    either("type-missing", modal(), without("type", modal()), "/view/type"),
    either("no-object", modal(), [], "/view/type"),
    pytest.param(
        modal(section(block_id="a"), section(block_id="b")),
        modal(section(block_id="a"), section(block_id="a")),
        "/view/blocks",
        id="block_ids",
    ),
]

HOMES = [
    most("blocks", 100, lambda n: home(*[section()] * n), "/view/blocks"),
    either("title", home(), home(title=plain()), "/view"),
    either("submit", home(field()), home(field(), submit=plain()), "/view"),
    most("callback_id", 255, lambda n: home(callback_id=text(n)), "/view/callback_id"),
    most("private_metadata", 3000, lambda n: home(private_metadata=text(n)), "/view/private_metadata"),
    most("external_id", 255, lambda n: home(external_id=text(n)), "/view/external_id"),
    either("type-modal", home(), modal(), "/view/type"),
]

# Tests -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def slack() -> Iterator[PreviewSlack]:
    """One for all: no test here depends on what another left behind."""
    with PreviewSlack() as slack:
        yield slack


@pytest.fixture(scope="module")
def client(slack: PreviewSlack) -> WebClient:
    return client_of(slack)


def post(client: WebClient, blocks: Any) -> SlackResponse:
    return client.api_call("chat.postMessage", json={"channel": RECRUITING, "text": "x", "blocks": blocks})


def open_modal(slack: PreviewSlack, view: Any) -> SlackResponse:
    return client_of(slack).api_call("views.open", json={"trigger_id": trigger(slack), "view": view})


def publish(client: WebClient, view: Any) -> SlackResponse:
    return client.api_call("views.publish", json={"user_id": ALICE, "view": view})


def points_to(response: SlackResponse) -> list[str]:
    """The places of which Slack complains."""
    return [message.partition("[json-pointer:")[2].rstrip("]") for message in response["response_metadata"]["messages"]]


@pytest.mark.parametrize(("sound", "refused", "at"), BLOCKS)
def test_a_message_holds_each_block_to_its_limits(client: WebClient, sound: Json, refused: Any, at: str) -> None:
    assert post(client, [sound])["ok"]
    answer = refused_with(lambda: post(client, [refused]))
    assert answer["error"] == "invalid_blocks"
    assert points_to(answer) == [at]


@pytest.mark.parametrize(("sound", "refused", "at"), BLOCKS)
def test_a_modal_holds_each_block_to_its_limits(slack: PreviewSlack, sound: Json, refused: Any, at: str) -> None:
    assert open_modal(slack, modal(sound))["ok"]
    answer = refused_with(lambda: open_modal(slack, modal(refused)))
    assert answer["error"] == "invalid_arguments"
    assert points_to(answer) == [f"/view{at}"]


@pytest.mark.parametrize(("sound", "refused", "at"), MESSAGE_BLOCKS)
def test_what_only_messages_hold_is_held_to_its_limits(client: WebClient, sound: Json, refused: Any, at: str) -> None:
    assert post(client, [sound])["ok"]
    assert points_to(refused_with(lambda: post(client, [refused]))) == [at]


@pytest.mark.parametrize(("sound", "refused", "at"), MODAL_BLOCKS)
def test_what_only_modals_hold_is_held_to_its_limits(slack: PreviewSlack, sound: Json, refused: Any, at: str) -> None:
    assert open_modal(slack, modal(sound))["ok"]
    assert points_to(refused_with(lambda: open_modal(slack, modal(refused)))) == [f"/view{at}"]


@pytest.mark.parametrize(
    "block", [table([raw()]), context_actions(icon_button()), alert()], ids=lambda block: block["type"]
)
def test_blocks_are_refused_where_slack_does_not_have_them(slack: PreviewSlack, client: WebClient, block: Json) -> None:
    refused = points_to(refused_with(lambda: publish(client, home(block))))
    if block["type"] == "alert":
        refused += points_to(refused_with(lambda: post(client, [block])))
    else:
        refused += points_to(refused_with(lambda: open_modal(slack, modal(block))))
    assert [place.removeprefix("/view") for place in refused] == ["/blocks/0/type"] * 2


@pytest.mark.parametrize(("sound", "refused", "at"), RELATIONS)
def test_a_message_holds_the_parts_of_an_element_to_each_other(
    client: WebClient, sound: Json, refused: Any, at: str
) -> None:
    assert post(client, [sound])["ok"]
    answer = refused_with(lambda: post(client, [refused]))
    assert any(place.startswith(at) for place in points_to(answer))


def test_only_one_element_of_a_view_takes_the_focus(slack: PreviewSlack) -> None:
    assert open_modal(slack, modal(field(focus_on_load=True), field(focus_on_load=False)))["ok"]
    refused_with(lambda: open_modal(slack, modal(field(focus_on_load=True), field(focus_on_load=True))))


@pytest.mark.parametrize(("sound", "refused", "at"), MESSAGES)
def test_a_message_holds_its_blocks_to_the_limits(client: WebClient, sound: Any, refused: Any, at: str) -> None:
    assert post(client, sound)["ok"]
    answer = refused_with(lambda: post(client, refused))
    assert answer["error"] == "invalid_blocks"
    assert points_to(answer) == [at]


@pytest.mark.parametrize(("sound", "refused", "error"), TEXTS)
def test_a_message_needs_text_or_blocks_within_reason(
    client: WebClient, sound: Json, refused: Json, error: str
) -> None:
    assert client.api_call("chat.postMessage", json={"channel": RECRUITING, **sound})["ok"]
    answer = refused_with(lambda: client.api_call("chat.postMessage", json={"channel": RECRUITING, **refused}))
    assert answer["error"] == error


@pytest.mark.parametrize(("sound", "refused", "at"), MODALS)
def test_a_modal_is_held_to_its_limits(slack: PreviewSlack, sound: Any, refused: Any, at: str) -> None:
    assert open_modal(slack, sound)["ok"]
    answer = refused_with(lambda: open_modal(slack, refused))
    assert answer["error"] == "invalid_arguments"
    assert points_to(answer) == [at]


@pytest.mark.parametrize(("sound", "refused", "at"), HOMES)
def test_home_is_held_to_its_limits(client: WebClient, sound: Any, refused: Any, at: str) -> None:
    assert publish(client, sound)["ok"]
    answer = refused_with(lambda: publish(client, refused))
    assert answer["error"] == "invalid_arguments"
    assert points_to(answer) == [at]


def test_a_view_of_more_than_250_kilobytes_is_too_large(slack: PreviewSlack, client: WebClient) -> None:
    def of_size(size: int, view: Callable[..., Json]) -> Json:
        full = [section(text=plain(3000)) for _ in range(80)]
        missing = size - len(json.dumps(view(*full, section(), private_metadata="")))
        metadata = min(missing, 3000)
        return view(*full, section(text=mrkdwn(1 + missing - metadata)), private_metadata=text(metadata))

    assert len(json.dumps(of_size(250_000, modal))) == 250_000
    assert open_modal(slack, of_size(250_000, modal))["ok"]
    assert refused_with(lambda: open_modal(slack, of_size(250_001, modal)))["error"] == "view_too_large"
    assert publish(client, of_size(250_000, home))["ok"]
    assert refused_with(lambda: publish(client, of_size(250_001, home)))["error"] == "view_too_large"


def test_the_limits_hold_for_whatever_shows_a_message_or_a_view(slack: PreviewSlack, client: WebClient) -> None:
    too_long = [section(text=mrkdwn(3001))]
    shown = client.chat_postMessage(channel=RECRUITING, text="x")
    opened = open_modal(slack, modal())["view"]["id"]
    assert refused_with(lambda: client.chat_update(channel=RECRUITING, ts=shown["ts"], text="x", blocks=too_long))[
        "error"
    ] == ("invalid_blocks")
    assert refused_with(lambda: client.chat_postEphemeral(channel=RECRUITING, user=ALICE, text="x", blocks=too_long))[
        "error"
    ] == ("invalid_blocks")
    assert (
        refused_with(lambda: client.views_update(view_id=opened, view=modal(*too_long)))["error"] == "invalid_arguments"
    )
    assert refused_with(lambda: client.views_push(trigger_id=trigger(slack), view=modal(*too_long)))["error"] == (
        "invalid_arguments"
    )


@dataclass
class Answering:
    """An app that answers everything with the same payload."""

    payload: Any

    async def send(self, envelope: Envelope) -> Any:
        return self.payload


@pytest.mark.parametrize(
    ("sound", "refused"),
    [
        pytest.param({"options": options(100)}, {"options": options(101)}, id="options"),
        pytest.param({"options": [option(value=text(150))]}, {"options": [option(value=text(151))]}, id="value"),
        pytest.param(
            {"option_groups": [group(options(1))] * 100}, {"option_groups": [group(options(1))] * 101}, id="groups"
        ),
        pytest.param({"options": options(1)}, {"options": options(1), "more": True}, id="property-unknown"),
    ],
)
def test_an_external_select_offers_nothing_when_the_answer_is_beyond_the_limits(
    monkeypatch: pytest.MonkeyPatch, slack: PreviewSlack, sound: Json, refused: Json
) -> None:
    view = View("V1", "1", ALICE, modal())

    def offered(answer: Json) -> Json:
        monkeypatch.setattr(slack.delivery, "transport", Answering(answer))
        return slack.run(slack.user_actions.options(ALICE, view, "block", "action", "x"))

    assert offered(sound) == sound
    assert offered(refused) == {"options": []}


# Free-form JSON --------------------------------------------------------------------------------------------------

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
WORDS = st.sampled_from(
    [
        "section",
        "header",
        "context",
        "actions",
        "divider",
        "input",
        "image",
        "button",
        "overflow",
        "checkboxes",
        "radio_buttons",
        "static_select",
        "external_select",
        "multi_static_select",
        "rich_text",
        "rich_text_section",
        "rich_text_list",
        "table",
        "raw_text",
        "alert",
        "context_actions",
        "icon_button",
        "plain_text_input",
        "plain_text",
        "mrkdwn",
        "modal",
        "home",
    ]
)
NAMES = st.sampled_from(
    [
        "type",
        "text",
        "fields",
        "elements",
        "element",
        "accessory",
        "block_id",
        "action_id",
        "options",
        "option_groups",
        "option",
        "value",
        "label",
        "hint",
        "confirm",
        "placeholder",
        "initial_option",
        "initial_options",
        "initial_value",
        "style",
        "url",
        "alt_text",
        "image_url",
        "title",
        "rows",
        "column_settings",
        "level",
        "indent",
    ]
)
ANY_JSON = st.recursive(
    LEAVES | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=4), inner, max_size=5),
    max_leaves=25,
)


def answer_to(call: Callable[[], SlackResponse]) -> SlackResponse:
    try:
        return call()
    except SlackApiError as error:
        response: SlackResponse = error.response
        return response


@settings(max_examples=150, deadline=None)
@given(blocks=ANY_JSON | st.lists(ANY_JSON, max_size=3))
def test_no_blocks_however_odd_are_more_than_refused(client: WebClient, blocks: Any) -> None:
    answer = answer_to(lambda: post(client, blocks))
    assert answer.status_code == 200
    assert answer.get("error") in (None, "invalid_blocks", "invalid_blocks_format", "invalid_arguments")


@settings(max_examples=100, deadline=None)
@given(view=ANY_JSON | st.fixed_dictionaries({"type": st.just("home"), "blocks": ANY_JSON}))
def test_no_view_however_odd_is_more_than_refused(client: WebClient, view: Any) -> None:
    answer = answer_to(lambda: publish(client, view))
    assert answer.status_code == 200
    assert answer.get("error") in (None, "invalid_arguments")
