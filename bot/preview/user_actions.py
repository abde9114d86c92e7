"""What people do in Slack, and what Slack makes of it: payloads to the app, its answers into the workspace."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from bot.manifest import Manifest
from bot.preview import validation
from bot.preview.delivery import Delivery, Envelope, NotAcknowledged
from bot.preview.payloads import MENTION, Payload, Payloads
from bot.preview.workspace import SLACKBOT, Conversation, Message, SlackError, User, View, Workspace

# The scope without which Slack does not send an event, https://docs.slack.dev/reference/events
EVENT_SCOPES = {"app_mention": "app_mentions:read", "message.im": "im:history"}
OTHER_BOT = User("U0OTHERBOT", "otherbot", is_bot=True)
INVITE, DO_NOTHING = "slackbot.invite", "slackbot.do_nothing"
TROUBLE = "We had some trouble connecting. Try again?"


class UserActions:
    """Everything a person can do. Each act returns when Slack has done its part; the app may answer later."""

    def __init__(self, workspace: Workspace, manifest: Manifest, delivery: Delivery) -> None:
        self.workspace = workspace
        self.manifest = manifest
        self.delivery = delivery
        self.payloads = Payloads(workspace)
        self.base_url = ""  # where the app reaches this Slack

    # Writing -----------------------------------------------------------------------------------------------------

    async def send(
        self,
        user: str,
        channel: str,
        text: str,
        thread_ts: str | None = None,
        *,
        files: Sequence[str] = (),
        is_broadcast: bool = False,
    ) -> None:
        """What the composer does: a slash command or a message. The text is in Slack's markup, `&` as `&amp;`.

        `files` are names; `is_broadcast` sends a reply to the conversation as well.
        """
        conversation = self.workspace.conversation(channel)
        if text.startswith("/"):
            await self._command(user, conversation, text, thread_ts)
            return
        message = self.workspace.post(
            channel, user, text, thread_ts=thread_ts, files=files, is_broadcast=is_broadcast and thread_ts is not None
        )
        await self._tell_app(message)

    async def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Change one's own message. The app hears of it in a direct message, or where the new text mentions it."""
        message = self.workspace.message(channel, ts)
        before = self.payloads.message(message)
        self.workspace.edit(message, text, None)
        if self.workspace.conversation(channel).kind == "im":
            await self._event("message.im", self.payloads.message_changed(message, before))
        else:
            await self._tell_app(message)

    async def another_bot_says(self, channel: str, text: str) -> None:
        """Another app's bot writes, perhaps to mention this one."""
        self.workspace.users.setdefault(OTHER_BOT.id, OTHER_BOT)
        await self._tell_app(self.workspace.post(channel, OTHER_BOT.id, text))

    async def echo(self, message: Message) -> None:
        """Tell the app of a message of its own in a direct message, as Slack does with each of them.

        The stand-in does so only when asked to: whoever answers its own messages would never stop.
        """
        await self._event("message.im", self.payloads.message_im(message))

    async def invite(self, user: str, channel: str) -> None:
        """Let the bot into a channel."""
        self.workspace.add_member(channel, self.workspace.bot.id)

    async def _tell_app(self, message: Message) -> None:
        """A message's event, where the app is to hear of the message."""
        conversation, bot = self.workspace.conversation(message.channel), self.workspace.bot
        if conversation.kind == "im":
            await self._event("message.im", self.payloads.message_im(message))
        elif f"<@{bot.id}>" in message.text:
            if bot.id in conversation.members:
                await self._event("app_mention", self.payloads.app_mention(message))
            elif not self.workspace.users[message.user].is_bot:
                self._offer_to_invite(message)

    def _offer_to_invite(self, message: Message) -> None:
        """What Slackbot says to who mentions someone that is not there."""
        text = f"You mentioned <@{self.workspace.bot.id}>, but they're not in this channel."
        buttons: list[Payload] = [
            {"type": "button", "action_id": action, "text": {"type": "plain_text", "text": label}}
            for action, label in ((INVITE, "Invite Them"), (DO_NOTHING, "Do Nothing"))
        ]
        blocks: list[Payload] = [
            {"type": "section", "text": {"type": "mrkdwn", "text": text}},
            {"type": "actions", "elements": buttons},
        ]
        self._post_ephemeral(message.user, message.channel, text, message.thread_ts, blocks)

    async def _command(self, user: str, conversation: Conversation, text: str, thread_ts: str | None) -> None:
        name, _, rest = text.partition(" ")
        known = {command["command"]: command for command in self.manifest.commands}
        if name == "/invite":
            await self._invite_command(user, conversation, rest)
            return
        if name not in known or "commands" not in self.manifest.scopes:
            self._post_ephemeral(user, conversation.id, f"`{name}` is not a valid command.", thread_ts)
            return
        if thread_ts:
            self._post_ephemeral(user, conversation.id, f"{name} is not supported in threads. Sorry!", thread_ts)
            return
        typed = rest.strip() if known[name].get("should_escape") else self._without_ids(rest.strip())
        response_url = self._response_url(user, conversation.id)
        payload = self.payloads.slash_command(user, conversation, name, typed, response_url)
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

    async def _invite_command(self, user: str, conversation: Conversation, names: str) -> None:
        """One of Slack's own; everyone but the bot is in every channel already."""
        if f"<@{self.workspace.bot.id}>" in names:
            await self.invite(user, conversation.id)
        else:
            self._post_ephemeral(user, conversation.id, f"Whom? Try `/invite @{self.workspace.bot.name}`.")

    def _without_ids(self, text: str) -> str:
        """Mentions as they were typed, for a command that does not ask for `should_escape`."""

        def name(mention: re.Match[str]) -> str:
            person = self.workspace.users.get(mention[1])
            return f"@{person.name}" if person else mention[0]

        return MENTION.sub(name, text)

    # Clicking ----------------------------------------------------------------------------------------------------

    async def click(self, user: str, message: Message, action: Payload, state: Payload | None = None) -> None:
        """Use a button or another element of a message. A press on a button that opens an address counts too."""
        if message.user == SLACKBOT:
            await self._answer_slackbot(user, message, action)
            return
        response_url = self._response_url(user, message.channel, message.ts)
        payload = self.payloads.block_actions(user, message, action, state, response_url)
        await self._interact(f"block_actions {action['action_id']}", payload, user, message.channel, message.thread_ts)

    async def click_in_view(self, user: str, view: View, action: Payload, state: Payload | None = None) -> None:
        """Use a button or another element of a modal or of Home."""
        payload = self.payloads.block_actions(user, view, action, state, "")
        await self._interact(f"block_actions {action['action_id']}", payload, user)

    async def _answer_slackbot(self, user: str, message: Message, action: Payload) -> None:
        self.workspace.delete(message)
        if action["action_id"] == INVITE:
            await self.invite(user, message.channel)

    async def submit(self, user: str, view: View, state: Payload) -> dict[str, str]:
        """Submit a modal. Gives the errors that the app reports, by block_id."""
        name = f"view_submission {view.payload.get('callback_id', '')}"
        try:
            answer = await self._send_interactive(name, self.payloads.view_submission(view, state))
            return self._after_submission(user, view, answer or {})
        except NotAcknowledged:
            return {"": TROUBLE}
        except SlackError as error:
            return {"": f"{TROUBLE} ({error.error}: {'; '.join(error.messages)})"}

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
        is_cleared = bool(view.payload.get("clear_on_close"))
        payload = self.payloads.view_closed(view, is_cleared)
        self.workspace.close(user, everything=is_cleared)
        if view.payload.get("notify_on_close"):
            await self._interact("view_closed", payload, user)

    async def options(self, user: str, where: Message | View, block_id: str, action_id: str, typed: str) -> Payload:
        """What an external select offers for the letters typed so far."""
        payload = self.payloads.block_suggestion(user, where, block_id, action_id, typed)
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
        if message:
            response_url = self._response_url(user, message.channel)
            payload = self.payloads.message_action(user, callback_id, message, response_url)
            where = message.channel, message.thread_ts
            await self._interact(f"message_action {callback_id}", payload, user, *where)
        else:
            await self._interact(f"shortcut {callback_id}", self.payloads.shortcut(user, callback_id), user)

    async def open_home(self, user: str, tab: Literal["home", "messages"] = "home") -> None:
        """Look at the bot's Home, or at another of its tabs."""
        await self._event("app_home_opened", self.payloads.app_home_opened(user, tab))

    async def uninstall(self) -> None:
        """Take the app out of the workspace."""
        await self._event("app_uninstalled", {"type": "app_uninstalled"})

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

    # Sending -----------------------------------------------------------------------------------------------------

    def _response_url(self, user: str, channel: str, message_ts: str | None = None) -> str:
        return f"{self.base_url}/response/{self.workspace.new_response_url(user, channel, message_ts)}"

    async def _event(self, subscription: str, event: Payload) -> None:
        needed = EVENT_SCOPES.get(subscription)
        if subscription not in self.manifest.events or (needed and needed not in self.manifest.scopes):
            return
        payload = self.payloads.event_callback(event)
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

    def _post_ephemeral(
        self,
        user: str,
        channel: str,
        text: str,
        thread_ts: str | None = None,
        blocks: list[Payload] | None = None,
    ) -> None:
        """Slackbot tells one user something."""
        self.workspace.post(channel, SLACKBOT, text, blocks, thread_ts=thread_ts, only_for=user)


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
