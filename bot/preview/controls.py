"""What one can use in blocks: buttons, selects, boxes and fields, found by the words a person sees."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Blocks = Sequence[dict[str, Any]]

STATEFUL = {  # what an element adds to `state.values`, and from which field it starts
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "plain_text_input": ("value", "initial_value"),
}


@dataclass(frozen=True)
class Control:
    """An element in its block."""

    block: dict[str, Any]
    element: dict[str, Any]

    @property
    def type(self) -> str:
        kind: str = self.element["type"]
        return kind

    @property
    def block_id(self) -> str:
        ident: str = self.block["block_id"]
        return ident

    @property
    def action_id(self) -> str:
        ident: str = self.element["action_id"]
        return ident

    @property
    def labels(self) -> list[str]:
        """Its own words."""
        holders = (self.element.get("text"), self.element.get("placeholder"))
        texts = [html.unescape(holder["text"]) for holder in holders if holder]
        return [*texts, *filter(None, [self.element.get("accessibility_label")])]

    def is_called(self, name: str) -> bool:
        """Whether a person would call it so, by its own words or by a line of the text beside or above it."""
        holders = (self.block.get("label"), self.block.get("text"))
        beside = [line for holder in holders if holder for line in html.unescape(holder["text"]).splitlines()]
        return name in self.labels or any(name in line for line in beside)

    @property
    def acts_at_once(self) -> bool:
        """Whether using it tells the app: an input tells at its submission, unless it asks for more."""
        return self.block["type"] != "input" or bool(self.block.get("dispatch_action"))

    @property
    def is_required(self) -> bool:
        """Whether a form can't be submitted without it."""
        return self.block["type"] == "input" and not self.block.get("optional")

    @property
    def options(self) -> list[dict[str, Any]]:
        """The options that stand in the block; those of an external select are asked for."""
        groups = self.element.get("option_groups", [])
        return [*self.element.get("options", []), *(option for group in groups for option in group["options"])]

    @property
    def initial(self) -> dict[str, Any] | None:
        """Its entry in `state.values` before anyone touches it; None where it has none."""
        if self.type not in STATEFUL:
            return None
        name, start = STATEFUL[self.type]
        return {"type": self.type, name: self.element.get(start, [] if name == "selected_options" else None)}

    def action(self, **more: Any) -> dict[str, Any]:
        """Its entry in `actions` when it is used."""
        names = ("type", "action_id", "text", "value", "placeholder")
        own = {name: self.element[name] for name in names if name in self.element}
        return {**own, "block_id": self.block_id, **more}


def controls(blocks: Blocks) -> Iterator[Control]:
    """All of them, from top to bottom."""
    for block in blocks:
        elements: list[dict[str, Any]] = []
        if block["type"] in ("actions", "context_actions"):
            elements = block["elements"]
        elif block["type"] in ("section", "input"):
            elements = [block[part] for part in ("accessory", "element") if part in block]
        for element in elements:
            if element["type"] == "feedback_buttons":
                for name in ("positive_button", "negative_button"):
                    button = {"type": "feedback_buttons", "action_id": element["action_id"], **element[name]}
                    yield Control(block, button)
            elif element["type"] != "image":
                yield Control(block, element)
