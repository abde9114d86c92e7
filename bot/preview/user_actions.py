"""What people do in Slack, and what Slack makes of it: payloads to the app, its answers into the workspace.

Payloads follow https://docs.slack.dev/reference/interaction-payloads and https://docs.slack.dev/reference/events.
"""

from collections.abc import Mapping
from typing import Any

from bot.manifest import Manifest
from bot.preview import validation
from bot.preview.delivery import Delivery, Envelope, NotAcknowledged
from bot.preview.workspace import APP_ID, SLACKBOT, TEAM, Conversation, Message, SlackError, View, Workspace

Payload = dict[str, Any]

# The scope without which Slack does not send an event, https://docs.slack.dev/reference/events
EVENT_SCOPES = {"app_mention": "app_mentions:read", "message.im": "im:history"}


class UserActions:
    """Everything a person can do. Each act returns when Slack has done its part; the app may answer later."""

    def __init__(self, workspace: Workspace, manifest: Manifest, delivery: Delivery) -> None:
        self.workspace = workspace
        self.manifest = manifest
        self.delivery = delivery
        self.base_url = ""  # where the app reaches this Slack

    # Writing -----------------------------------------------------------------------------------------------------

    async def send(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> None:
        """What the composer does: a slash command or a message. The text is in Slack's markup, `&` as `&amp;`."""
        conversation = self.workspace.conversation(channel)
        if text.startswith("/"):
            await self._command(user, conversation, text, thread_ts)
            return
        message = self.workspace.post(channel, user, text, thread_ts=thread_ts)
        if conversation.kind == "im":
            await self._event("message.im", self._message_event(message, "message", channel_type="im"))
        elif f"<@{self.workspace.bot.id}>" in text:
            if self.workspace.bot.id in conversation.members:
                await self._event("app_mention", self._message_event(message, "app_mention"))
            else:
                invite = f"You mentioned <@{self.workspace.bot.id}>, but they're not in this channel."
                self._post_ephemeral(user, channel, invite, thread_ts)

    async def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Change one's own message; in a direct message, the app hears of it."""
        message = self.workspace.message(channel, ts)
        self.workspace.edit(message, text, None)
        if self.workspace.conversation(channel).kind == "im":
            changed = {"type": "message", "user": user, "text": text, "ts": ts}
            event = {"type": "message", "subtype": "message_changed", "channel": channel, "channel_type": "im"}
            await self._event("message.im", event | {"message": changed, "ts": self.workspace.next_ts()})

    async def _command(self, user: str, conversation: Conversation, text: str, thread_ts: str | None) -> None:
        name, _, rest = text.partition(" ")
        known = {command["command"] for command in self.manifest.commands if "commands" in self.manifest.scopes}
        if name not in known:
            self._post_ephemeral(user, conversation.id, f"`{name}` is not a valid command.", thread_ts)
            return
        if thread_ts:
            self._post_ephemeral(user, conversation.id, f"{name} is not supported in threads. Sorry!", thread_ts)
            return
        payload = {
            "token": "verification-token",
            "team_id": TEAM["id"],
            "team_domain": TEAM["domain"],
            "channel_id": conversation.id,
            "channel_name": "directmessage" if conversation.kind == "im" else conversation.name,
            "user_id": user,
            "user_name": self.workspace.users[user].name.lower(),
            "command": name,
            "text": rest.strip(),
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "response_url": self._response_url(user, conversation.id),
            "trigger_id": self.workspace.new_trigger(user),
        }
        try:
            answer = await self.delivery.send(Envelope("slash_commands", f"slash_commands {name}", payload))
        except NotAcknowledged as failure:
            self._post_ephemeral(
                user, conversation.id, f"{name} failed with the error “{failure}”: the app did not respond."
            )
            return
        if answer:
            try:
                self.show(user, conversation.id, answer)
            except SlackError as error:
                self._post_ephemeral(user, conversation.id, f"{name} failed with the error “{error.error}”.")

    # Clicking ----------------------------------------------------------------------------------------------------

    async def click(self, user: str, message: Message, action: Payload, state: Payload | None = None) -> None:
        """Use a button or another element of a message."""
        container = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.only_for is not None,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        conversation = self.workspace.conversation(message.channel)
        payload = self._actions(user, container, action) | {
            "channel": {"id": conversation.id, "name": conversation.name},
            "state": state or {"values": {}},
            "response_url": self._response_url(user, message.channel, message.ts),
        }
        if message.only_for is None:
            payload["message"] = self._message_payload(message)
        await self._interact(f"block_actions {action['action_id']}", payload, user, message.channel, message.thread_ts)

    async def click_in_view(self, user: str, view: View, action: Payload, state: Payload | None = None) -> None:
        """Use a button or another element of a modal or of Home."""
        payload = self._actions(user, {"type": "view", "view_id": view.id}, action, view.id)
        payload["view"] = self._view_payload(view, state)
        await self._interact(f"block_actions {action['action_id']}", payload, user)

    async def submit(self, user: str, view: View, state: Payload) -> dict[str, str]:
        """Submit a modal. Gives the errors that the app reports, by block_id."""
        payload = self._base("view_submission", user) | {
            "view": self._view_payload(view, state),
            "trigger_id": self.workspace.new_trigger(user, view.id),
            "response_urls": [],
        }
        trouble = {"": "We had some trouble connecting. Try again?"}
        try:
            answer = await self._send_interactive(f"view_submission {view.payload.get('callback_id', '')}", payload)
            return self._after_submission(user, view, answer or {})
        except NotAcknowledged:
            return trouble
        except SlackError as error:
            return {"": f"{trouble['']} ({error.error}: {'; '.join(error.messages)})"}

    def _after_submission(self, user: str, view: View, answer: Payload) -> dict[str, str]:
        match answer.get("response_action"):
            case None:
                self.workspace.close(user)
            case "clear":
                self.workspace.close(user, everything=True)
            case "errors":
                errors: dict[str, str] = answer["errors"]
                inputs = {block.get("block_id") for block in view.payload["blocks"] if block["type"] == "input"}
                if not errors or not set(errors) <= inputs:
                    raise SlackError("invalid_arguments", ["errors must name input blocks of the view"])
                return errors
            case "update" | "push" as action:
                validate_view(answer.get("view"), "modal")
                if action == "update":
                    self.workspace.update(view.id, answer["view"])
                else:
                    self.workspace.push_onto(user, answer["view"])
            case unknown:
                raise SlackError("invalid_arguments", [f"unknown response_action {unknown}"])
        return {}

    async def close(self, user: str, view: View) -> None:
        """Close a modal with its X or its close button."""
        self.workspace.close(user)
        if view.payload.get("notify_on_close"):
            payload = self._base("view_closed", user) | {"view": self._view_payload(view, None), "is_cleared": False}
            await self._interact("view_closed", payload, user)

    async def options(self, user: str, where: Message | View, block_id: str, action_id: str, typed: str) -> Payload:
        """What an external select offers for the letters typed so far."""
        payload = self._base("block_suggestion", user) | {
            "action_id": action_id,
            "block_id": block_id,
            "value": typed,
        }
        if isinstance(where, View):
            payload |= {"container": {"type": "view", "view_id": where.id}, "view": self._view_payload(where, None)}
        else:
            payload |= {
                "container": {"type": "message", "message_ts": where.ts, "channel_id": where.channel},
                "channel": {"id": where.channel},
            }
        try:
            answer: Payload = await self._send_interactive(f"block_suggestion {action_id}", payload) or {}
        except NotAcknowledged:
            return {"options": []}
        if validation.validate_options(answer):
            return {"options": []}
        return answer

    async def shortcut(self, user: str, callback_id: str, message: Message | None = None) -> None:
        """Use a global shortcut, or one in the menu of a message."""
        kind = "message" if message else "global"
        if (kind, callback_id) not in {(known["type"], known["callback_id"]) for known in self.manifest.shortcuts}:
            return
        payload = self._base("message_action" if message else "shortcut", user) | {
            "callback_id": callback_id,
            "trigger_id": self.workspace.new_trigger(user),
            "action_ts": self.workspace.next_ts(),
        }
        if message:
            payload |= {
                "message_ts": message.ts,
                "channel": {"id": message.channel, "name": self.workspace.conversation(message.channel).name},
                "message": self._message_payload(message),
                "response_url": self._response_url(user, message.channel),
            }
        await self._interact(f"{payload['type']} {callback_id}", payload, user, message.channel if message else None)

    async def open_home(self, user: str) -> None:
        event: Payload = {
            "type": "app_home_opened",
            "user": user,
            "channel": self.workspace.direct(user).id,
            "tab": "home",
            "event_ts": self.workspace.next_ts(),
        }
        if user in self.workspace.homes:
            event["view"] = self._view_payload(self.workspace.homes[user], None)
        await self._event("app_home_opened", event)

    # Showing what the app answers --------------------------------------------------------------------------------

    def show(
        self, user: str, channel: str, answer: Payload, thread_ts: str | None = None, original: str | None = None
    ) -> None:
        """A message in an ack or at a response_url; `original` is the ts of the message clicked. Raises SlackError."""
        if answer.get("delete_original"):
            if any(value for name, value in answer.items() if name != "delete_original"):
                raise SlackError("invalid_arguments", ["delete_original stands alone"])
            if original:
                self.workspace.delete(self.workspace.message(channel, original))
            return
        text, blocks = validate_message(answer)
        if answer.get("replace_original", bool(original)) and original:
            self.workspace.edit(self.workspace.message(channel, original), text, blocks)
            return
        only_for = None if answer.get("response_type") == "in_channel" else user
        thread = answer.get("thread_ts") or thread_ts
        self.workspace.post(channel, self.workspace.bot.id, text, blocks, thread, only_for)

    # Payloads ----------------------------------------------------------------------------------------------------

    def _base(self, kind: str, user: str) -> Payload:
        name = self.workspace.users[user].name
        return {
            "type": kind,
            "user": {"id": user, "username": name.lower(), "name": name.lower(), "team_id": TEAM["id"]},
            "api_app_id": APP_ID,
            "token": "verification-token",
            "team": dict(TEAM),
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _actions(self, user: str, container: Payload, action: Payload, view_id: str | None = None) -> Payload:
        return self._base("block_actions", user) | {
            "container": container,
            "trigger_id": self.workspace.new_trigger(user, view_id),
            "actions": [{**action, "action_ts": self.workspace.next_ts()}],
        }

    def _message_event(self, message: Message, kind: str, **more: Any) -> Payload:
        event = {"type": kind, "user": message.user, "text": message.text, "ts": message.ts}
        event |= {"team": TEAM["id"], "channel": message.channel, "event_ts": message.ts, **more}
        if message.thread_ts:
            event["thread_ts"] = message.thread_ts
        return event

    def _message_payload(self, message: Message) -> Payload:
        payload: Payload = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
        if message.user == self.workspace.bot.id:
            payload |= {"bot_id": "B0MLOPS", "app_id": APP_ID}
        if message.blocks:
            payload["blocks"] = message.blocks
        if message.thread_ts:
            payload["thread_ts"] = message.thread_ts
        return payload

    def _view_payload(self, view: View, state: Payload | None) -> Payload:
        return {
            "private_metadata": "",
            "callback_id": "",
            "submit": None,
            "close": None,
            **view.payload,
            "id": view.id,
            "hash": view.hash,
            "team_id": TEAM["id"],
            "app_id": APP_ID,
            "bot_id": "B0MLOPS",
            "root_view_id": view.id,
            "previous_view_id": None,
            "state": state or {"values": {}},
        }

    def _response_url(self, user: str, channel: str, message_ts: str | None = None) -> str:
        return f"{self.base_url}/response/{self.workspace.new_response_url(user, channel, message_ts)}"

    # Sending -----------------------------------------------------------------------------------------------------

    async def _event(self, subscription: str, event: Payload) -> None:
        needed = EVENT_SCOPES.get(subscription)
        if subscription not in self.manifest.events or (needed and needed not in self.manifest.scopes):
            return
        payload = {
            "token": "verification-token",
            "team_id": TEAM["id"],
            "api_app_id": APP_ID,
            "event": event,
            "type": "event_callback",
            "event_id": self.workspace.event_id(),
            "event_time": int(self.workspace.clock()),
            "authorizations": [{"team_id": TEAM["id"], "user_id": self.workspace.bot.id, "is_bot": True}],
        }
        await self.delivery.send_event(Envelope("events_api", f"events_api {event['type']}", payload))

    async def _send_interactive(self, name: str, payload: Payload) -> Payload | None:
        if not self.manifest.interactive:
            raise NotAcknowledged("not configured to handle interactive responses", "")
        answer: Payload | None = await self.delivery.send(Envelope("interactive", name, payload))
        return answer

    async def _interact(
        self, name: str, payload: Payload, user: str, channel: str | None = None, thread_ts: str | None = None
    ) -> None:
        """An interaction whose ack says nothing more."""
        try:
            await self._send_interactive(name, payload)
        except NotAcknowledged:
            self._post_ephemeral(
                user, channel or self.workspace.direct(user).id, "This app did not respond.", thread_ts
            )

    def _post_ephemeral(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> None:
        """Slackbot tells one user something."""
        self.workspace.post(channel, SLACKBOT, text, thread_ts=thread_ts, only_for=user)


def validate_message(message: Mapping[str, Any]) -> tuple[str, list[Payload] | None]:
    """The text and blocks of a sound message. Raises SlackError."""
    text, blocks = message.get("text") or "", message.get("blocks")
    if not text and not blocks:
        raise SlackError("no_text")
    if not isinstance(text, str) or len(text) > validation.MAX_TEXT:
        raise SlackError("msg_too_long")
    if blocks is not None:
        if not isinstance(blocks, list):
            raise SlackError("invalid_blocks_format")
        if problems := validation.validate_blocks(blocks):
            raise SlackError("invalid_blocks", list(map(str, problems)))
    return text, blocks or None


def validate_view(view: Any, expected: Any) -> None:
    """Raises SlackError where Slack would refuse the view."""
    if problems := validation.validate_view(view, expected):
        size = any("larger than" in problem.message for problem in problems)
        raise SlackError("view_too_large" if size else "invalid_arguments", list(map(str, problems)))
