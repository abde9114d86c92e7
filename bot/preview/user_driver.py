"""A person at the stand-in, for tests and for the terminal: types, clicks, picks, and says what is on the screen."""

import asyncio
import html
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

from bot.preview.controls import STATEFUL, Control, controls
from bot.preview.readable import readable as readable  # for those who read what a person sees
from bot.preview.server import PreviewSlack
from bot.preview.workspace import Message, View

T = TypeVar("T")
Place = Message | View
Entered = dict[str, dict[str, dict[str, Any]]]  # values by block_id and action_id, as `state.values` has them

PATIENCE = 6.0  # seconds until something awaited counts as not coming
REQUIRED = "Please complete this required field."
BUTTONS = ("button", "icon_button", "feedback_buttons")


class NotSeen(AssertionError):
    """What was looked for is not on the screen; the text says what is."""


class UserDriver:
    """Does what a person does in one conversation at a time, and waits for what appears."""

    def __init__(self, slack: PreviewSlack, name: str) -> None:
        self._slack = slack
        self.id = next(user.id for user in slack.workspace.users.values() if user.name.lower() == name.lower())
        self.channel = "C0RECRUIT"
        self.errors: dict[str, str] = {}  # of the last submission, by block_id
        self._entered: dict[str, Entered] = {}  # by the id of the view or the ts of the message
        self._asked: tuple[dict[str, Any], Callable[[], None]] | None = None  # a confirm dialog, and what Yes does

    # Moving around -----------------------------------------------------------------------------------------------

    def goes_to(self, name: str) -> None:
        """Open a channel by its name."""
        conversations = self._slack.workspace.conversations.values()
        self.channel = next(conversation.id for conversation in conversations if conversation.name == name)

    def goes_to_the_bot(self) -> None:
        """Write to the bot directly from now on."""
        self.channel = self._slack.workspace.direct(self.id).id

    def opens_home(self) -> None:
        """Look at the bot's Home tab."""
        self._do(self._slack.user_actions.open_home(self.id))

    def opens_messages_tab(self) -> None:
        """Look at the bot's direct messages, of which the bot is told."""
        self.goes_to_the_bot()
        self._do(self._slack.user_actions.open_home(self.id, "messages"))

    # Writing -----------------------------------------------------------------------------------------------------

    def types(self, text: str, thread_ts: str | None = None, *, also_to_channel: bool = False) -> None:
        """Send what the composer holds; `@mlops` becomes a mention of the bot, and Slack escapes the rest."""
        send = self._slack.user_actions.send
        self._do(send(self.id, self.channel, self._marked_up(text), thread_ts, is_broadcast=also_to_channel))

    def shares_file(self, name: str, text: str = "") -> None:
        """Send a file, perhaps with a text."""
        self._do(self._slack.user_actions.send(self.id, self.channel, self._marked_up(text), files=[name]))

    def edits(self, message: Message, text: str) -> None:
        """Change a message of one's own."""
        self._do(self._slack.user_actions.edit(self.id, message.channel, message.ts, self._marked_up(text)))

    def _marked_up(self, text: str) -> str:
        bot = self._slack.workspace.bot
        return html.escape(text, quote=False).replace(f"@{bot.name}", f"<@{bot.id}>")

    # Using what is shown -----------------------------------------------------------------------------------------

    def clicks(self, label: str, times: int = 1) -> None:
        """Use the newest button with this label: in the open modal, else in a message or on Home.

        Several clicks are as fast as a double click: each is sent before the first is answered. A button that asks
        for a confirmation waits for `confirms`.
        """
        where, control = self._awaits_control(
            lambda one: one.type in BUTTONS and label in one.labels, f"a button “{label}”"
        )
        self._uses(where, control, control.action(), times)

    def picks(self, option: str, under: str = "", typing: str | None = None) -> None:
        """Choose an option of a select, an overflow menu or radio buttons.

        `under` is the placeholder, the label or the text beside it; without it, whatever has this option. An external
        select is asked for what fits `typing` (the option's own words, where nothing else is said).
        """
        if not under:
            where, control = self._awaits_control(lambda one: option in _labels(one.options), f"an option “{option}”")
        else:
            where, control = self._awaits_control(
                lambda one: _offers(one) and one.is_called(under), f"a choice “{under}”"
            )
        options = self._options(where, control, option if typing is None else typing)
        chosen = next((one for one in options if one["text"]["text"] == option), None)
        if chosen is None:
            raise NotSeen(f"“{option}” is not offered. There is:\n{chr(10).join(_labels(options))}")
        if control.type.startswith("multi_"):
            self._toggles(where, control, chosen)
        else:
            self._enters(where, control, {"selected_option": chosen})
            self._tells(where, control, {"selected_option": chosen})

    def offered(self, under: str, typing: str = "") -> list[str]:
        """The labels of the options of a choice, for what is typed into it."""
        where, control = self._awaits_control(lambda one: _offers(one) and one.is_called(under), f"a choice “{under}”")
        return _labels(self._options(where, control, typing))

    def ticks(self, label: str, under: str = "") -> None:
        """Tick a checkbox, or take its tick away. `under` is the label or the text beside it."""

        def fits(one: Control) -> bool:
            return one.type == "checkboxes" and label in _labels(one.options) and (not under or one.is_called(under))

        where, control = self._awaits_control(fits, f"a box “{label}” under “{under}”")
        self._toggles(where, control, next(one for one in control.options if one["text"]["text"] == label))

    def enters(self, text: str, under: str) -> None:
        """Write into the field with this label."""
        where, control = self._awaits_field(under)
        self._enters(where, control, {"value": text})
        if "on_character_entered" in _triggers(control):
            self._tells(where, control, {"value": text})

    def presses_enter(self, under: str) -> None:
        """Press Enter in the field with this label: the app hears of it where the field asks for that."""
        where, control = self._awaits_field(under)
        if "on_enter_pressed" in _triggers(control):
            value = self._values(where)[control.block_id][control.action_id]["value"]
            self._tells(where, control, {"value": value})

    def confirms(self) -> None:
        """Say yes to the question that a click or a choice has brought up."""
        if self._asked is None:
            raise NotSeen("nothing asks for a confirmation")
        (_, act), self._asked = self._asked, None
        act()

    def declines(self) -> None:
        """Say no to it."""
        self._asked = None

    def submits(self) -> None:
        """Submit the modal on top; what the app says against it is in `errors`."""
        view = self.awaits_modal()
        values = self._values(view)
        self.errors = {
            control.block_id: REQUIRED
            for control in controls(view.payload["blocks"])
            if control.is_required and _is_blank(values[control.block_id][control.action_id])
        }
        if not self.errors:  # as Slack's own client, which sends no form that lacks an answer
            self.errors = self._do(self._slack.user_actions.submit(self.id, view, {"values": values}))

    def closes(self) -> None:
        """Close the modal on top."""
        self._do(self._slack.user_actions.close(self.id, self.awaits_modal()))

    def uses_shortcut(self, name: str, message: Message | None = None) -> None:
        """Use a global shortcut, or one in the menu of a message. Raises NotSeen where the menu lacks it."""
        kind = "message" if message else "global"
        known = [one for one in self._slack.manifest.shortcuts if one["type"] == kind]
        callback_id = next((one["callback_id"] for one in known if one["name"] == name), None)
        if callback_id is None:
            raise NotSeen(f"“{name}” is no {kind} shortcut. There is:\n{chr(10).join(one['name'] for one in known)}")
        self._do(self._slack.user_actions.shortcut(self.id, callback_id, message))

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

    # Controls ----------------------------------------------------------------------------------------------------

    def _awaits_control(self, fits: Callable[[Control], bool], what: str) -> tuple[Place, Control]:
        """The newest control that fits: in the open modal, else in a message or on Home."""

        def look() -> tuple[Place, Control] | None:
            for where, blocks in self._places():
                for control in controls(blocks):
                    if fits(control):
                        return where, control
            return None

        found: tuple[Place, Control] = self._await(look, what)
        return found

    def _awaits_field(self, label: str) -> tuple[Place, Control]:
        return self._awaits_control(
            lambda one: one.type == "plain_text_input" and one.is_called(label), f"a field “{label}”"
        )

    def _places(self) -> Iterator[tuple[Place, list[dict[str, Any]]]]:
        if self.modal:
            yield self.modal, self.modal.payload["blocks"]
            return
        for message in reversed(self._messages()):
            yield message, message.blocks or []
        if home := self._slack.workspace.homes.get(self.id):
            yield home, home.payload["blocks"]

    def _options(self, where: Place, control: Control, typed: str) -> list[dict[str, Any]]:
        """What the control offers; an external select asks the app, once enough is typed."""
        if "external" not in control.type:
            return control.options
        least = control.element.get("min_query_length", 3)
        if len(typed) < least:
            raise NotSeen(f"“{typed}” is too short: this select asks for {least} characters")
        ask = self._slack.user_actions.options(self.id, where, control.block_id, control.action_id, typed)
        answer: dict[str, Any] = self._do(ask)
        groups = answer.get("option_groups", [])
        return [*answer.get("options", []), *(option for group in groups for option in group["options"])]

    def _toggles(self, where: Place, control: Control, option: dict[str, Any]) -> None:
        before = self._values(where)[control.block_id][control.action_id]["selected_options"]
        after = [one for one in before if one != option] if option in before else [*before, option]
        self._enters(where, control, {"selected_options": after})
        self._tells(where, control, {"selected_options": after})

    def _enters(self, where: Place, control: Control, value: dict[str, Any]) -> None:
        if control.type in STATEFUL:
            entered = self._entered.setdefault(_id(where), {}).setdefault(control.block_id, {})
            entered[control.action_id] = {"type": control.type, **value}

    def _tells(self, where: Place, control: Control, value: dict[str, Any]) -> None:
        if control.acts_at_once:
            self._uses(where, control, control.action(**value))

    def _uses(self, where: Place, control: Control, action: dict[str, Any], times: int = 1) -> None:
        """Send the action; first ask, where the control wants to."""

        def act() -> None:
            self._do(self._together([self._sends(where, action) for _ in range(times)]))

        if "confirm" in control.element:
            self._asked = control.element["confirm"], act
        else:
            act()

    def _sends(self, where: Place, action: dict[str, Any]) -> Coroutine[Any, Any, None]:
        state = {"values": self._values(where)}
        if isinstance(where, View):
            return self._slack.user_actions.click_in_view(self.id, where, action, state)
        return self._slack.user_actions.click(self.id, where, action, state)

    async def _together(self, acts: list[Coroutine[Any, Any, None]]) -> None:
        await asyncio.gather(*acts)

    def _values(self, where: Place) -> Entered:
        """What `state.values` holds: for each field what was entered, or what it began with."""
        blocks = where.payload["blocks"] if isinstance(where, View) else where.blocks or []
        entered = self._entered.get(_id(where), {})
        values: Entered = {}
        for control in controls(blocks):
            if (initial := control.initial) is not None:
                kept = entered.get(control.block_id, {}).get(control.action_id, initial)
                values.setdefault(control.block_id, {})[control.action_id] = kept
        return values

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
        if self._asked:
            return readable({"blocks": [self._asked[0]]})
        if self.modal:
            return readable(self.modal.payload)
        home = self._slack.workspace.homes.get(self.id)
        shown = [readable({"blocks": m.blocks} if m.blocks else {"text": m.text}) for m in self._messages()]
        return "\n\n".join(shown + ([readable(home.payload)] if home else []))


def _id(where: Place) -> str:
    return where.id if isinstance(where, View) else where.ts


def _labels(options: list[dict[str, Any]]) -> list[str]:
    return [option["text"]["text"] for option in options]


def _offers(control: Control) -> bool:
    return bool(control.options) or "external" in control.type


def _is_blank(entry: dict[str, Any]) -> bool:
    value = next((value for name, value in entry.items() if name != "type"), None)
    return not (value.strip() if isinstance(value, str) else value)


def _triggers(control: Control) -> list[str]:
    """What in a field tells the app at once. Enter does where an input says nothing else."""
    if not control.acts_at_once:
        return []
    config: dict[str, list[str]] = control.element.get("dispatch_action_config", {})
    return config.get("trigger_actions_on", ["on_enter_pressed"])
