"""A person at the stand-in, for tests and for the terminal: types, clicks, and says what is on the screen."""

import html
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from bot.preview.server import PreviewSlack
from bot.preview.workspace import Message, View

T = TypeVar("T")

PATIENCE = 6.0  # seconds until something awaited counts as not coming


class NotSeen(AssertionError):
    """What was looked for is not on the screen; the text says what is."""


class UserDriver:
    """Does what a person does in one conversation at a time, and waits for what appears."""

    def __init__(self, slack: PreviewSlack, name: str) -> None:
        self._slack = slack
        self.id = next(user.id for user in slack.workspace.users.values() if user.name.lower() == name.lower())
        self.channel = "C0RECRUIT"
        self.errors: dict[str, str] = {}  # of the last submission
        self._entered: dict[str, dict[str, Any]] = {}  # state of the open modal, by block_id

    # Moving around -----------------------------------------------------------------------------------------------

    def goes_to(self, name: str) -> None:
        """Open a channel by its name."""
        conversations = self._slack.workspace.conversations.values()
        self.channel = next(conversation.id for conversation in conversations if conversation.name == name)

    def goes_to_the_bot(self) -> None:
        """Open the direct messages with the bot."""
        self.channel = self._slack.workspace.direct(self.id).id

    def opens_home(self) -> None:
        self._do(self._slack.user_actions.open_home(self.id))

    # Doing -------------------------------------------------------------------------------------------------------

    def types(self, text: str, thread_ts: str | None = None) -> None:
        """Send what the composer holds; `@mlops` becomes a mention of the bot, and Slack escapes the rest."""
        bot = self._slack.workspace.bot
        marked_up = html.escape(text, quote=False).replace(f"@{bot.name}", f"<@{bot.id}>")
        self._do(self._slack.user_actions.send(self.id, self.channel, marked_up, thread_ts))

    def clicks(self, label: str) -> None:
        """Use the newest button with this label: in the open modal, else on Home or in a message."""
        where, action = self._await(lambda: self._button(label), f"a button “{label}”")
        if isinstance(where, View):
            state = {"values": dict(self._entered)}
            self._do(self._slack.user_actions.click_in_view(self.id, where, action, state))
        else:
            self._do(self._slack.user_actions.click(self.id, where, action))

    def ticks(self, label: str, under: str) -> None:
        """Tick a checkbox in the field with the label `under`."""
        block = self._field(under)
        element = block["element"]
        option = next(option for option in element["options"] if option["text"]["text"] == label)
        entered = self._entered.setdefault(block["block_id"], {}).setdefault(
            element["action_id"], {"type": element["type"], "selected_options": []}
        )
        if option in entered["selected_options"]:
            entered["selected_options"].remove(option)
        else:
            entered["selected_options"].append(option)

    def enters(self, text: str, under: str) -> None:
        """Write into the field with the label `under`."""
        block = self._field(under)
        element = block["element"]
        self._entered[block["block_id"]] = {element["action_id"]: {"type": element["type"], "value": text}}

    def submits(self) -> None:
        view = self.awaits_modal()
        values: dict[str, dict[str, Any]] = {}
        for block in _inputs(view):
            values[block["block_id"]] = {block["element"]["action_id"]: _blank(block["element"])}
        for block_id, entered in self._entered.items():
            values[block_id].update(entered)
        self.errors = self._do(self._slack.user_actions.submit(self.id, view, {"values": values}))
        if not self.errors:
            self._entered = {}

    # Seeing ------------------------------------------------------------------------------------------------------

    @property
    def modal(self) -> View | None:
        """The modal on top."""
        stack = self._slack.workspace.modals.get(self.id, [])
        return stack[-1] if stack else None

    def awaits_modal(self) -> View:
        """The modal on top, as soon as there is one."""
        view: View = self._await(lambda: self.modal, "a modal")
        return view

    @property
    def messages(self) -> list[Message]:
        """The messages of the open conversation that this person can see, oldest first."""
        return self._look(self._messages)

    @property
    def answer(self) -> Message:
        """The newest message from the bot."""
        bot = self._slack.workspace.bot.id
        message: Message = self._await(
            lambda: next((message for message in reversed(self._messages()) if message.user == bot), None), "an answer"
        )
        return message

    @property
    def screen(self) -> str:
        """Everything readable: the modal on top where there is one, else the conversation and Home."""
        return self._look(self._screen)

    def sees(self, text: str) -> None:
        """Wait until the text is on the screen. Raises NotSeen."""
        self._await(lambda: text in self._screen(), f"“{text}”")

    # Waiting -----------------------------------------------------------------------------------------------------

    def _do(self, act: Any) -> Any:
        return self._slack.run(act)

    def _await(self, look: Any, what: str) -> Any:
        deadline = time.monotonic() + PATIENCE
        while True:
            if found := self._look(look):
                return found
            if time.monotonic() > deadline:
                raise NotSeen(f"{what} is not on the screen. There is:\n{self.screen}")
            time.sleep(0.01)

    def _look(self, look: Callable[[], T]) -> T:
        """Look at the workspace on its own loop, where nothing changes meanwhile."""

        async def looking() -> T:
            return look()

        return self._slack.run(looking())

    def _messages(self) -> list[Message]:
        return [message for message in self._slack.workspace.visible(self.id) if message.channel == self.channel]

    def _screen(self) -> str:
        if self.modal:
            return readable(self.modal.payload)
        home = self._slack.workspace.homes.get(self.id)
        shown = [readable({"blocks": m.blocks} if m.blocks else {"text": m.text}) for m in self._messages()]
        return "\n\n".join(shown + ([readable(home.payload)] if home else []))

    def _field(self, label: str) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            blocks = _inputs(self.modal) if self.modal else []
            return next((block for block in blocks if block["label"]["text"] == label), None)

        field: dict[str, Any] = self._await(look, f"a field “{label}”")
        return field

    def _button(self, label: str) -> tuple[Message | View, dict[str, Any]] | None:
        places: list[tuple[Message | View, list[dict[str, Any]]]]
        if self.modal:
            places = [(self.modal, self.modal.payload["blocks"])]
        else:
            places = [(message, message.blocks or []) for message in reversed(self._messages())]
            if home := self._slack.workspace.homes.get(self.id):
                places.append((home, home.payload["blocks"]))
        for where, blocks in places:
            for block in blocks:
                for element in _elements(block):
                    if element["type"] == "button" and element["text"]["text"] == label:
                        names = ("type", "action_id", "text", "value")
                        action: dict[str, Any] = {name: element[name] for name in names if name in element}
                        return where, {**action, "block_id": block["block_id"]}
        return None


def _elements(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if block["type"] == "actions":
        yield from block["elements"]
    if "accessory" in block:
        yield block["accessory"]


def _inputs(view: View) -> list[dict[str, Any]]:
    return [block for block in view.payload["blocks"] if block["type"] == "input"]


def _blank(element: dict[str, Any]) -> dict[str, Any]:
    if element["type"] == "checkboxes":
        return {"type": "checkboxes", "selected_options": element.get("initial_options", [])}
    if element["type"] == "plain_text_input":
        return {"type": "plain_text_input", "value": element.get("initial_value")}
    return {"type": element["type"], "selected_option": element.get("initial_option")}


def readable(payload: dict[str, Any]) -> str:
    """All the text of a message or view, one piece a line, as Slack's markup has it."""
    blocks = payload.get("blocks")
    if not blocks:
        return str(payload.get("text", ""))
    title = payload.get("title")
    return "\n".join(([title["text"]] if title else []) + [line for block in blocks for line in _lines(block)])


def _lines(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from _lines(item)
    elif isinstance(part, dict):
        if part.get("type") in ("plain_text", "mrkdwn"):
            yield part["text"]
        else:
            for name in (
                "label",
                "text",
                "fields",
                "elements",
                "element",
                "accessory",
                "options",
                "description",
                "hint",
            ):
                yield from _lines(part.get(name))
