"""Every kind of block has a form on a terminal."""

from typing import Any

import pytest

from bot.preview.validation import BLOCKS_OF_ANY_SURFACE, validate_blocks
from bot.render import render
from tests.preview.test_validation import (
    actions,
    alert,
    context_actions,
    icon_button,
    listed,
    option,
    picture,
    raw,
    rich,
    table,
    words,
)

Json = dict[str, Any]


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


DRAWN = [
    pytest.param({"type": "header", "text": plain("Docker")}, "Docker\n======", id="header"),
    pytest.param(
        {"type": "section", "text": mrkdwn("*bold* &amp; <https://x.example|link>")}, "bold & link", id="section"
    ),
    pytest.param({"type": "section", "fields": [mrkdwn("one"), plain("two")]}, "one\ntwo", id="fields"),
    pytest.param(
        {
            "type": "section",
            "text": plain("x"),
            "accessory": {"type": "button", "text": plain("Open"), "action_id": "a"},
        },
        "x\n[Open]",
        id="accessory",
    ),
    pytest.param(
        {"type": "section", "text": plain("x"), "accessory": picture(alt_text="A logo")}, "x\n(A logo)", id="image"
    ),
    pytest.param({"type": "context", "elements": [mrkdwn("one"), picture(alt_text="two")]}, "one  two", id="context"),
    pytest.param(
        actions(
            {"type": "button", "text": plain("Go")},
            {"type": "static_select", "placeholder": plain("Role"), "options": [option("SRE")]},
            {"type": "external_select"},
            {"type": "overflow", "options": [option("Rename"), option("Archive")]},
        ),
        "[Go]  [Role v]  [Select v]  [… Rename | Archive]",
        id="actions",
    ),
    pytest.param(
        {
            "type": "input",
            "label": plain("Level"),
            "optional": True,
            "element": {"type": "radio_buttons", "options": [option("Mid")]},
        },
        "Level (optional)\n  ( ) Mid",
        id="radio",
    ),
    pytest.param(
        {"type": "input", "label": plain("Note"), "hint": plain("No names"), "element": {"type": "plain_text_input"}},
        "Note\n  ______________________________\nNo names",
        id="field",
    ),
    pytest.param({"type": "divider"}, "-" * 40, id="divider"),
    pytest.param(picture(alt_text="A diagram"), "(A diagram)", id="picture"),
    pytest.param(alert(text=plain("Careful")), "! Careful", id="alert"),
    pytest.param(context_actions(icon_button(text=plain("Delete"))), "[Delete]", id="context_actions"),
    pytest.param(
        rich(
            words("Ask *this*:", bold=True),
            {"type": "rich_text_list", "style": "ordered", "elements": [words("one"), words("two")]},
            words("quoted\ntwice", kind="rich_text_quote"),
            words("code", kind="rich_text_preformatted"),
        ),
        "Ask *this*:\n1. one\n2. two\n> quoted\n> twice\ncode",
        id="rich_text",
    ),
    pytest.param(listed("bullet", words("deep"), indent=1), "  •  deep", id="bullets"),
    pytest.param(
        table(
            [raw("Name"), raw("What it does")],
            [raw("Airflow"), rich(words("plans")) | {"type": "rich_text"}],
            [raw("x")],
        ),
        "Name     What it does\n-------  ------------\nAirflow  plans\nx",
        id="table",
    ),
]


@pytest.mark.parametrize(("block", "drawn"), DRAWN)
def test_a_block_is_drawn(block: Json, drawn: str) -> None:
    assert block["type"] == "alert" or validate_blocks([block]) == []
    assert render({"blocks": [block]}) == drawn


def test_none_is_forgotten() -> None:
    tried = {parameters.values[0]["type"] for parameters in DRAWN}  # type: ignore[index]
    assert tried == {*BLOCKS_OF_ANY_SURFACE, "table", "alert", "context_actions"}


def test_a_modal_has_its_title() -> None:
    assert render({"title": plain("Form"), "blocks": [{"type": "divider"}]}).startswith("[ Form ]\n\n")


def test_a_message_without_blocks_is_its_text() -> None:
    assert render({"text": "*Hello*"}) == "Hello"
