"""What Slack sends to an app: payloads with the fields that its documentation shows, no more and no fewer.

https://docs.slack.dev/reference/interaction-payloads, https://docs.slack.dev/reference/events
"""

import html
import re
from typing import Any
from urllib.parse import quote

from bot.preview.workspace import APP_ID, BOT_ID, TEAM, Conversation, Message, SlackError, View, Workspace

Payload = dict[str, Any]

TOKEN = "verification-token"  # noqa: S105 - long deprecated, and still sent
MENTION = re.compile(r"<@(\w+)>")
# Slack gives a Home view a title of its own: https://docs.slack.dev/reference/events/app_home_opened
HOME_TITLE = {"type": "plain_text", "text": "View Title", "emoji": True}


class Payloads:
    """Makes each kind of payload from the workspace as it is now."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    # Commands ----------------------------------------------------------------------------------------------------

    def slash_command(
        self, user: str, conversation: Conversation, command: str, text: str, response_url: str
    ) -> Payload:
        """All values are text: it travels as a form."""
        return {
            "token": TOKEN,
            "team_id": TEAM["id"],
            "team_domain": TEAM["domain"],
            "channel_id": conversation.id,
            "channel_name": conversation.name_for_apps,
            "user_id": user,
            "user_name": self._username(user),
            "command": command,
            "text": text,
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "response_url": response_url,
            "trigger_id": self.workspace.new_trigger(user),
        }

    # Interactions ------------------------------------------------------------------------------------------------

    def block_actions(
        self, user: str, where: Message | View, action: Payload, state: Payload | None, response_url: str
    ) -> Payload:
        """A view's state is in the view; only a message has a `response_url`."""
        view_id = where.id if isinstance(where, View) else None
        return self._interaction("block_actions", user) | {
            "trigger_id": self.workspace.new_trigger(user, view_id),
            "actions": [{**action, "action_ts": self.workspace.next_ts()}],
            **(
                self._in_view(where, state)
                if isinstance(where, View)
                else {**self._in_message(where), "state": state or {"values": {}}, "response_url": response_url}
            ),
        }

    def block_suggestion(self, user: str, where: Message | View, block_id: str, action_id: str, value: str) -> Payload:
        place = self._in_view(where, None) if isinstance(where, View) else self._in_message(where)
        asked = {"block_id": block_id, "action_id": action_id, "value": value}
        return self._interaction("block_suggestion", user) | asked | place

    def view_submission(self, view: View, state: Payload) -> Payload:
        return self._interaction("view_submission", view.user) | {
            "trigger_id": self.workspace.new_trigger(view.user, view.id),
            "view": self.view(view, state),
            "response_urls": [],
        }

    def view_closed(self, view: View, is_cleared: bool) -> Payload:
        return self._interaction("view_closed", view.user) | {"view": self.view(view, None), "is_cleared": is_cleared}

    def shortcut(self, user: str, callback_id: str) -> Payload:
        """A global shortcut tells nothing of where it was used."""
        payload = self._shortcut("shortcut", user, callback_id)
        del payload["user"]["name"]
        return payload

    def message_action(self, user: str, callback_id: str, message: Message, response_url: str) -> Payload:
        return self._shortcut("message_action", user, callback_id) | {
            "channel": self._channel(message),
            "message_ts": message.ts,
            "message": self.message(message),
            "response_url": response_url,
        }

    def _shortcut(self, kind: str, user: str, callback_id: str) -> Payload:
        payload = self._interaction(kind, user) | {
            "callback_id": callback_id,
            "trigger_id": self.workspace.new_trigger(user),
            "action_ts": self.workspace.next_ts(),
        }
        del payload["api_app_id"]
        return payload

    def _interaction(self, kind: str, user: str) -> Payload:
        name = self._username(user)
        return {
            "type": kind,
            "user": {"id": user, "username": name, "name": name, "team_id": TEAM["id"]},
            "api_app_id": APP_ID,
            "token": TOKEN,
            "team": dict(TEAM),
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _in_view(self, view: View, state: Payload | None) -> Payload:
        return {"container": {"type": "view", "view_id": view.id}, "view": self.view(view, state)}

    def _in_message(self, message: Message) -> Payload:
        """Of an ephemeral message Slack keeps nothing that it could send along."""
        container: Payload = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.only_for is not None,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        place: Payload = {"container": container, "channel": self._channel(message)}
        return place if message.only_for else place | {"message": self.message(message)}

    def _channel(self, message: Message) -> Payload:
        return {"id": message.channel, "name": self.workspace.conversation(message.channel).name_for_apps}

    # Events ------------------------------------------------------------------------------------------------------

    def event_callback(self, event: Payload) -> Payload:
        """What an event travels in."""
        authorization = {
            "enterprise_id": None,
            "team_id": TEAM["id"],
            "user_id": self.workspace.bot.id,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        event_id = self.workspace.event_id()
        return {
            "token": TOKEN,
            "team_id": TEAM["id"],
            "context_team_id": TEAM["id"],
            "context_enterprise_id": None,
            "api_app_id": APP_ID,
            "event": event,
            "type": "event_callback",
            "event_id": event_id,
            "event_time": int(self.workspace.clock()),
            "authorizations": [authorization],
            "is_ext_shared_channel": False,
            "event_context": f"4-{event_id}",
        }

    def app_mention(self, message: Message) -> Payload:
        """An edited mention comes again, as another event with `edited` in it."""
        event = {**self.message(message), "type": "app_mention"}
        event |= {"channel": message.channel, "event_ts": message.edited_ts or message.ts}
        return event | self._bot_profile(message) | self._files(message)

    def message_im(self, message: Message) -> Payload:
        event = self.message(message) | {"channel": message.channel, "event_ts": message.ts, "channel_type": "im"}
        event |= self._bot_profile(message)
        if message.files:
            event |= {"subtype": "file_share", **self._files(message)}
            del event["team"]
        elif message.is_broadcast:
            root = self.workspace.message(message.channel, message.thread_ts or "")
            event |= {"subtype": "thread_broadcast", "root": self._root(root, message)}
            event = {name: value for name, value in event.items() if name not in ("team", "blocks", "parent_user_id")}
        return event

    def message_changed(self, message: Message, before: Payload) -> Payload:
        """`before` is the message's own payload as it was."""
        ts = self.workspace.next_ts()
        return {
            "type": "message",
            "subtype": "message_changed",
            "message": self.message(message),
            "previous_message": before,
            "channel": message.channel,
            "hidden": True,
            "ts": ts,
            "event_ts": ts,
            "channel_type": "im",
        }

    def app_home_opened(self, user: str, tab: str) -> Payload:
        """The view is told of where there is one."""
        event: Payload = {
            "type": "app_home_opened",
            "user": user,
            "channel": self.workspace.direct(user).id,
            "tab": tab,
            "event_ts": self.workspace.next_ts(),
        }
        if tab == "home" and user in self.workspace.homes:
            event["view"] = self.view(self.workspace.homes[user], None)
        return event

    def _root(self, root: Message, reply: Message) -> Payload:
        replies = [one for one in self.workspace.conversation(root.channel).messages if one.thread_ts == root.ts]
        people = list(dict.fromkeys(one.user for one in replies))
        return {name: value for name, value in self.message(root).items() if name != "blocks"} | {
            "thread_ts": root.ts,
            "reply_count": len(replies),
            "reply_users_count": len(people),
            "latest_reply": reply.ts,
            "reply_users": people,
            "is_locked": False,
        }

    def _files(self, message: Message) -> Payload:
        if not message.files:
            return {}
        return {
            "files": [self._file(message, name) for name in message.files],
            "upload": False,
            "display_as_bot": False,
        }

    def _file(self, message: Message, name: str) -> Payload:
        """What every kind of file has; pictures have their sizes besides."""
        kind = name.rpartition(".")[2]
        ident = f"F0{message.ts.replace('.', '')}"
        private = f"https://files.slack.com/files-pri/{TEAM['id']}-{ident}"
        return {
            "id": ident,
            "created": int(float(message.ts)),
            "timestamp": int(float(message.ts)),
            "name": name,
            "title": name,
            "mimetype": f"application/{kind}",
            "filetype": kind,
            "pretty_type": kind.upper(),
            "user": message.user,
            "editable": False,
            "size": 1024,
            "mode": "hosted",
            "is_external": False,
            "external_type": "",
            "is_public": False,
            "public_url_shared": False,
            "display_as_bot": False,
            "username": "",
            "url_private": f"{private}/{quote(name)}",
            "url_private_download": f"{private}/download/{quote(name)}",
            "media_display_type": "unknown",
            "permalink": f"https://{TEAM['domain']}.slack.com/files/{message.user}/{ident}/{quote(name)}",
            "permalink_public": f"https://slack-files.com/{TEAM['id']}-{ident}",
            "has_rich_preview": False,
        }

    # Messages and views ------------------------------------------------------------------------------------------

    def message(self, message: Message) -> Payload:
        """A message by itself, as events and interactions tell of it."""
        payload: Payload = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
        payload["team"] = TEAM["id"]
        author = self.workspace.users[message.user]
        if author.is_bot:
            bot_id, app_id = self._bot_ids(message.user)
            payload |= {"bot_id": bot_id, "app_id": app_id}
        else:
            payload["client_msg_id"] = message.client_msg_id
        if message.blocks:
            payload["blocks"] = message.blocks
        elif not author.is_bot and message.text:
            payload["blocks"] = [_composed(message)]
        if message.edited_ts and not author.is_bot:
            payload["edited"] = {"user": message.user, "ts": message.edited_ts}
        if message.thread_ts:
            payload |= {"thread_ts": message.thread_ts, "parent_user_id": self._parent(message)}
        return payload

    def _parent(self, message: Message) -> str:
        try:
            return self.workspace.message(message.channel, message.thread_ts or "").user
        except SlackError:  # deleted meanwhile
            return message.user

    def _bot_ids(self, user: str) -> tuple[str, str]:
        """The ids of a bot and of its app."""
        return (BOT_ID, APP_ID) if user == self.workspace.bot.id else (f"B{user[1:]}", f"A{user[1:]}")

    def _bot_profile(self, message: Message) -> Payload:
        """Events tell more of a bot than interactions do."""
        author = self.workspace.users[message.user]
        if not author.is_bot:
            return {}
        bot_id, app_id = self._bot_ids(message.user)
        profile = {
            "id": bot_id,
            "deleted": False,
            "name": author.name,
            "updated": 1_750_000_000,
            "app_id": app_id,
            "icons": {f"image_{size}": f"https://a.slack-edge.com/img/bot_{size}.png" for size in (36, 48, 72)},
            "team_id": TEAM["id"],
        }
        return {"bot_profile": profile}

    def view(self, view: View, state: Payload | None) -> Payload:
        """A view as Slack knows it: what the app left out has Slack's defaults."""
        stack = [one.id for one in self.workspace.modals.get(view.user, [])]
        below = stack[: stack.index(view.id)] if view.id in stack else []
        return {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "title": HOME_TITLE,
            "submit": None,
            "close": None,
            "clear_on_close": False,
            "notify_on_close": False,
            **view.payload,
            "id": view.id,
            "hash": view.hash,
            "team_id": TEAM["id"],
            "app_id": APP_ID,
            "app_installed_team_id": TEAM["id"],
            "bot_id": BOT_ID,
            "root_view_id": (below or [view.id])[0],
            "previous_view_id": below[-1] if below else None,
            "state": state or {"values": {}},
        }

    def _username(self, user: str) -> str:
        return self.workspace.users[user].name.lower()


def _composed(message: Message) -> Payload:
    """The rich text that Slack's composer makes of what a person typed."""
    elements: list[Payload] = []
    for at, part in enumerate(MENTION.split(message.text)):
        if at % 2:
            elements.append({"type": "user", "user_id": part})
        elif part:
            elements.append({"type": "text", "text": html.unescape(part)})
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "block_id": message.ts[-5:], "elements": [section]}
