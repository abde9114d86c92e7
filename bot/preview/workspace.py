"""The state of one small Slack workspace: people, conversations, messages, views, and the ids that Slack hands out.

Everything here runs on one event loop; every change is told to those who watch (the open pages).
"""

import itertools
import secrets
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

TEAM = {"id": "T0RECRUIT", "domain": "recruiting-demo"}
APP_ID = "A0MLOPS"
BOT_ID = "B0MLOPS"
SLACKBOT = "USLACKBOT"

TRIGGER_LIFETIME = 3.0  # seconds, https://docs.slack.dev/interactivity/handling-user-interaction
RESPONSE_URL_LIFETIME = 30 * 60.0  # seconds, same page
RESPONSE_URL_USES = 5
REMEMBERED = 60.0  # seconds that an expired trigger or response_url is still told from an invented one
MAX_MODALS = 3  # in one stack, https://docs.slack.dev/surfaces/modals
MAX_MESSAGES = 2000  # a conversation; older ones are forgotten, so that a preview can stay open for days

Frame = dict[str, Any]


class SlackError(Exception):
    """Slack says no: `error` is its name for the reason, `messages` its explanation."""

    def __init__(self, error: str, messages: list[str] | None = None, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages or []
        self.more = more


@dataclass
class User:
    id: str
    name: str
    is_bot: bool = False

    @property
    def frame(self) -> Frame:
        return {"id": self.id, "name": self.name, "is_bot": self.is_bot}


@dataclass
class Message:
    channel: str
    ts: str
    user: str
    text: str
    blocks: list[dict[str, Any]] | None = None
    thread_ts: str | None = None
    only_for: str | None = None  # the one user who sees an ephemeral message
    files: tuple[str, ...] = ()  # names
    is_broadcast: bool = False  # a reply that its author has also sent to the channel
    edited_ts: str = ""  # when a person last changed it
    reply_count: int = 0
    client_msg_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def frame(self) -> Frame:
        return {
            "channel": self.channel,
            "ts": self.ts,
            "user": self.user,
            "text": self.text,
            "blocks": self.blocks,
            "thread_ts": self.thread_ts,
            "reply_count": self.reply_count,
            "ephemeral": self.only_for is not None,
            "edited": bool(self.edited_ts),
            "files": list(self.files),
            "broadcast": self.is_broadcast,
        }


@dataclass
class Conversation:
    id: str
    name: str
    kind: Literal["channel", "im"]
    members: set[str]
    messages: deque[Message] = field(default_factory=lambda: deque(maxlen=MAX_MESSAGES))

    @property
    def name_for_apps(self) -> str:
        """Apps are not told with whom a direct message is."""
        return "directmessage" if self.kind == "im" else self.name


@dataclass
class View:
    id: str
    hash: str
    user: str
    payload: dict[str, Any]  # as the app sent it

    @property
    def frame(self) -> Frame:
        return {"submit": None, "close": None, "callback_id": "", **self.payload, "id": self.id, "hash": self.hash}


@dataclass
class Trigger:
    user: str
    expires: float
    view_id: str | None = None  # the modal it was made in
    used: bool = False


@dataclass
class ResponseUrl:
    """Where an answer to a click or a command may go."""

    user: str
    channel: str
    message_ts: str | None
    expires: float
    uses_left: int = RESPONSE_URL_USES


class Workspace:
    """`clock` gives seconds since the epoch."""

    def __init__(self, bot_name: str, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.bot = User("U0MLOPSBOT", bot_name, is_bot=True)
        self.users = {
            user.id: user
            for user in (
                User("U0ALICE", "Alice"),
                User("U0BOB", "Bob"),
                self.bot,
                User(SLACKBOT, "Slackbot", is_bot=True),
            )
        }
        people = {"U0ALICE", "U0BOB"}
        self.conversations = {
            "C0RECRUIT": Conversation("C0RECRUIT", "recruiting", "channel", people | {self.bot.id}),
            "C0GENERAL": Conversation("C0GENERAL", "general", "channel", set(people)),
        }
        self.homes: dict[str, View] = {}
        self.modals: dict[str, list[View]] = {}
        self.watchers: list[Callable[[str, Frame], None]] = []
        self._triggers: dict[str, Trigger] = {}
        self._response_urls: dict[str, ResponseUrl] = {}
        self._counter = itertools.count(1)
        self._last_ts = 0.0

    # What people and apps see ------------------------------------------------------------------------------------

    def direct(self, user: str) -> Conversation:
        """The direct messages between a user and the bot, opened when first needed."""
        channel = "D0" + user.removeprefix("U0")
        if channel not in self.conversations:
            self.conversations[channel] = Conversation(channel, self.bot.name, "im", {user, self.bot.id})
        return self.conversations[channel]

    def conversation(self, channel: str) -> Conversation:
        """The conversation of an id; a user's id stands for their direct messages. Raises SlackError."""
        if channel in self.users and not self.users[channel].is_bot:
            return self.direct(channel)
        if channel not in self.conversations:
            raise SlackError("channel_not_found")
        return self.conversations[channel]

    def visible(self, user: str) -> Iterator[Message]:
        for conversation in self.conversations.values():
            if user in conversation.members:
                yield from (message for message in conversation.messages if message.only_for in (None, user))

    def message(self, channel: str, ts: str) -> Message:
        for message in reversed(self.conversation(channel).messages):
            if message.ts == ts:
                return message
        raise SlackError("message_not_found")

    # Messages ----------------------------------------------------------------------------------------------------

    def post(
        self,
        channel: str,
        user: str,
        text: str,
        blocks: list[dict[str, Any]] | None = None,
        thread_ts: str | None = None,
        only_for: str | None = None,
        files: Sequence[str] = (),
        is_broadcast: bool = False,
    ) -> Message:
        conversation = self.conversation(channel)
        ts, named = self.next_ts(), _with_ids(blocks)
        message = Message(
            conversation.id, ts, user, text, named, thread_ts, only_for, files=tuple(files), is_broadcast=is_broadcast
        )
        from_app = only_for is not None and user == self.bot.id
        if from_app and thread_ts and not self._is_active(conversation, thread_ts):
            return message  # nobody ever sees it: https://docs.slack.dev/reference/methods/chat.postEphemeral
        conversation.messages.append(message)
        self._show(message)
        if thread_ts and not only_for:
            for parent in conversation.messages:
                if parent.ts == thread_ts:
                    parent.reply_count += 1
                    self._show(parent)
        return message

    def _is_active(self, conversation: Conversation, thread_ts: str) -> bool:
        """Whether a thread has replies that everyone sees."""
        return any(one.thread_ts == thread_ts and one.only_for is None for one in conversation.messages)

    def add_member(self, channel: str, user: str) -> None:
        """Let someone into a conversation, and tell all that they are in. Raises SlackError."""
        conversation = self.conversation(channel)
        if user not in conversation.members:
            conversation.members.add(user)
            self.post(channel, user, f"joined #{conversation.name}.")

    def edit(self, message: Message, text: str, blocks: list[dict[str, Any]] | None) -> None:
        message.text, message.blocks = text, _with_ids(blocks)
        if message.user != self.bot.id:  # Slack marks only what people change
            message.edited_ts = self.next_ts()
        self._show(message)

    def delete(self, message: Message) -> None:
        self.conversation(message.channel).messages.remove(message)
        for user in self._audience(message):
            self.tell(user, {"type": "message_deleted", "channel": message.channel, "ts": message.ts})

    def _show(self, message: Message) -> None:
        for user in self._audience(message):
            self.tell(user, {"type": "message", "message": message.frame})

    def _audience(self, message: Message) -> set[str]:
        return {message.only_for} if message.only_for else self.conversations[message.channel].members

    # Views -------------------------------------------------------------------------------------------------------

    def publish(self, user: str, payload: dict[str, Any]) -> View:
        self.homes[user] = View(self.homes[user].id if user in self.homes else self._id("V"), "", user, {})
        return self._set(self.homes[user], payload)

    def open(self, trigger: Trigger, payload: dict[str, Any]) -> View:
        return self._push(trigger.user, [], payload)

    def push(self, trigger: Trigger, payload: dict[str, Any]) -> View:
        stack = self.modals.get(trigger.user, [])
        if trigger.view_id not in [view.id for view in stack]:
            raise SlackError("not_found")
        return self._push(trigger.user, stack, payload)

    def push_onto(self, user: str, payload: dict[str, Any]) -> View:
        """What `response_action: push` does."""
        return self._push(user, self.modals.get(user, []), payload)

    def _push(self, user: str, stack: list[View], payload: dict[str, Any]) -> View:
        if len(stack) >= MAX_MODALS:
            raise SlackError("push_limit_reached")
        view = View(self._id("V"), "", user, {})
        self._check_external_id(view, payload)
        self.modals[user] = [*stack, view]
        return self._set(view, payload)

    def update(self, view_id: str, payload: dict[str, Any], expected_hash: str | None = None) -> View:
        view = self.view(view_id)
        if expected_hash is not None and expected_hash != view.hash:
            raise SlackError("hash_conflict")
        self._check_external_id(view, payload)
        return self._set(view, payload)

    def view(self, view_id: str) -> View:
        """Raises SlackError where the view is not open."""
        for view in self._views():
            if view.id == view_id:
                return view
        raise SlackError("not_found")

    def named_view(self, external_id: str) -> View:
        """Raises SlackError where no open view has this external_id."""
        for view in self._views():
            if view.payload.get("external_id") == external_id:
                return view
        raise SlackError("not_found")

    def _views(self) -> Iterator[View]:
        return itertools.chain(self.homes.values(), *self.modals.values())

    def _check_external_id(self, view: View, payload: dict[str, Any]) -> None:
        """An external_id names one view at a time."""
        name = payload.get("external_id")
        if name and any(other.id != view.id and other.payload.get("external_id") == name for other in self._views()):
            raise SlackError("duplicate_external_id")

    def close(self, user: str, everything: bool = False) -> None:
        self.modals[user] = [] if everything else self.modals.get(user, [])[:-1]
        self.show_modals(user)

    def _set(self, view: View, payload: dict[str, Any]) -> View:
        view.payload = {**payload, "blocks": _with_ids(payload["blocks"])}
        view.hash = f"{int(self.clock())}.{secrets.token_hex(4)}"
        if payload["type"] == "home":
            self.tell(view.user, {"type": "home", "view": view.frame})
        else:
            self.show_modals(view.user)
        return view

    def show_modals(self, user: str) -> None:
        self.tell(user, {"type": "modals", "stack": [view.frame for view in self.modals.get(user, [])]})

    # What Slack hands out ----------------------------------------------------------------------------------------

    def new_trigger(self, user: str, view_id: str | None = None) -> str:
        self._forget_expired()
        trigger_id = f"{next(self._counter)}.{TEAM['id']}.{secrets.token_hex(16)}"
        self._triggers[trigger_id] = Trigger(user, self.clock() + TRIGGER_LIFETIME, view_id)
        return trigger_id

    def take_trigger(self, trigger_id: str) -> Trigger:
        """Exchange a trigger, once and in time. Raises SlackError."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self.clock() > trigger.expires:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def new_response_url(self, user: str, channel: str, message_ts: str | None = None) -> str:
        """The secret part of a response_url."""
        self._forget_expired()
        key = f"{next(self._counter)}/{secrets.token_hex(16)}"
        self._response_urls[key] = ResponseUrl(user, channel, message_ts, self.clock() + RESPONSE_URL_LIFETIME)
        return key

    def take_response_url(self, key: str) -> ResponseUrl:
        """Use a response_url once. Raises SlackError."""
        response_url = self._response_urls.get(key)
        if response_url is None:
            raise SlackError("no_service")
        if self.clock() > response_url.expires:
            raise SlackError("expired_url")
        if not response_url.uses_left:
            raise SlackError("used_url")
        response_url.uses_left -= 1
        return response_url

    def _forget_expired(self) -> None:
        """Keep what is long past from piling up, but long enough to say *why* it is refused."""
        for handed_out in (self._triggers, self._response_urls):
            stale = [
                key for key, response_url in handed_out.items() if response_url.expires + REMEMBERED < self.clock()
            ]
            for key in stale:
                del handed_out[key]

    def next_ts(self) -> str:
        """Message times are ids: no two are the same."""
        self._last_ts = max(self.clock(), self._last_ts + 0.000001)
        return f"{self._last_ts:.6f}"

    def event_id(self) -> str:
        return self._id("Ev")

    def _id(self, prefix: str) -> str:
        return f"{prefix}0{next(self._counter):07d}"

    # Watching ----------------------------------------------------------------------------------------------------

    def tell(self, user: str, frame: Frame) -> None:
        for watcher in self.watchers:
            watcher(user, frame)


def _with_ids(blocks: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Slack names the blocks and elements that the app did not name."""
    if blocks is None:
        return None
    return [_with_id(block) for block in blocks]


def _with_id(block: Mapping[str, Any]) -> dict[str, Any]:
    named = {"block_id": secrets.token_urlsafe(4), **block}
    if block["type"] in ("actions", "context_actions"):
        named["elements"] = [{"action_id": secrets.token_urlsafe(4), **element} for element in block["elements"]]
    for part in ("element", "accessory"):
        if part in block:
            named[part] = {"action_id": secrets.token_urlsafe(4), **block[part]}
    return named
