"""The Web API methods that a bot like this one uses, refusing what Slack refuses. https://docs.slack.dev/reference/methods"""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from bot.manifest import Manifest
from bot.preview import validation
from bot.preview.rules import Problem
from bot.preview.user_actions import validate_message, validate_view
from bot.preview.workspace import BOT_ID, TEAM, Message, SlackError, Trigger, View, Workspace

Arguments = Mapping[str, Any]
Answer = dict[str, Any]


class Method(NamedTuple):
    call: Callable[[Workspace, Arguments], Answer]
    scope: str | None = None  # None: any bot token will do
    is_public: bool = False  # no token is needed


def auth_test(workspace: Workspace, arguments: Arguments) -> Answer:
    return {
        "url": f"https://{TEAM['domain']}.slack.com/",
        "team": TEAM["domain"],
        "user": workspace.bot.name,
        "team_id": TEAM["id"],
        "user_id": workspace.bot.id,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def conversations_history(workspace: Workspace, arguments: Arguments) -> Answer:
    """The newest messages, as far as the bot can see them: no ephemeral ones."""
    conversation = workspace.conversation(_joined(workspace, arguments))
    limit = int(arguments.get("limit") or 100)
    seen = [message for message in reversed(conversation.messages) if not message.only_for][:limit]
    return {"messages": [_shown(message) for message in seen], "has_more": False}


def chat_post_message(workspace: Workspace, arguments: Arguments) -> Answer:
    conversation = _joined(workspace, arguments)
    text, blocks = _message(arguments)
    message = workspace.post(conversation, workspace.bot.id, text, blocks, arguments.get("thread_ts"))
    return {"channel": message.channel, "ts": message.ts, "message": _shown(message)}


def chat_post_ephemeral(workspace: Workspace, arguments: Arguments) -> Answer:
    conversation = _joined(workspace, arguments)
    user = _required(arguments, "user")
    if user not in workspace.conversations[conversation].members:
        raise SlackError("user_not_in_channel")
    text, blocks = _message(arguments)
    message = workspace.post(conversation, workspace.bot.id, text, blocks, arguments.get("thread_ts"), only_for=user)
    return {"message_ts": message.ts}


def chat_update(workspace: Workspace, arguments: Arguments) -> Answer:
    message = workspace.message(_joined(workspace, arguments), _required(arguments, "ts"))
    if message.only_for:  # Slack keeps no ephemeral message to change
        raise SlackError("message_not_found")
    if message.user != workspace.bot.id:
        raise SlackError("cant_update_message")
    text, blocks = _message(arguments)
    workspace.edit(message, text, blocks)
    return {"channel": message.channel, "ts": message.ts, "text": text}


def views_open(workspace: Workspace, arguments: Arguments) -> Answer:
    trigger, view = _triggered(workspace, arguments)
    return _view(workspace.open(trigger, view))


def views_push(workspace: Workspace, arguments: Arguments) -> Answer:
    trigger, view = _triggered(workspace, arguments)
    return _view(workspace.push(trigger, view))


def views_update(workspace: Workspace, arguments: Arguments) -> Answer:
    view = _structure(arguments, "view")
    if "external_id" in arguments:
        current = workspace.named_view(_required(arguments, "external_id"))
    else:
        current = workspace.view(_required(arguments, "view_id"))
    validate_view(view, current.payload["type"])
    return _view(workspace.update(current.id, view, arguments.get("hash")))


def views_publish(workspace: Workspace, arguments: Arguments) -> Answer:
    user = _required(arguments, "user_id")
    if user not in workspace.users:
        raise SlackError("user_not_found")
    view = _structure(arguments, "view")
    validate_view(view, "home")
    if user in workspace.homes and arguments.get("hash") not in (None, workspace.homes[user].hash):
        raise SlackError("hash_conflict")
    return _view(workspace.publish(user, view))


def blocks_validate(workspace: Workspace, arguments: Arguments) -> Answer:
    """Exactly one of `blocks`, `message` and `view`. https://docs.slack.dev/reference/methods/blocks.validate"""
    given = [name for name in VALIDATED if arguments.get(name) is not None]
    if len(given) != 1:
        raise SlackError("invalid_arguments", [f"[ERROR] provide exactly one of {', '.join(VALIDATED)}"])
    (name,) = given
    problems = VALIDATED[name](_structure(arguments, name))
    if not problems:
        return {}
    errors = [
        {"pointer": at, "code": "failed_constraint", "message": message, "constraint": dict(constraint)}
        for at, message, constraint in problems
    ]
    return {"error": f"invalid_{name}", "errors": errors}


def _problems_of_message(message: Any) -> list[Problem]:
    if not isinstance(message, dict):
        return [Problem("", "must be an object")]
    return validation.validate_blocks(message.get("blocks", []))


def _problems_of_view(view: Any) -> list[Problem]:
    kind = view.get("type") if isinstance(view, dict) else None
    return validation.validate_view(view, "home" if kind == "home" else "modal", at="")


VALIDATED: dict[str, Callable[[Any], list[Problem]]] = {
    "blocks": lambda blocks: validation.validate_blocks(blocks, at=""),
    "message": _problems_of_message,
    "view": _problems_of_view,
}
METHODS = {
    "blocks.validate": Method(blocks_validate, is_public=True),
    "auth.test": Method(auth_test),
    "conversations.history": Method(conversations_history, "im:history"),
    "chat.postMessage": Method(chat_post_message, "chat:write"),
    "chat.postEphemeral": Method(chat_post_ephemeral, "chat:write"),
    "chat.update": Method(chat_update, "chat:write"),
    "views.open": Method(views_open),
    "views.push": Method(views_push),
    "views.update": Method(views_update),
    "views.publish": Method(views_publish),
}


def call(workspace: Workspace, manifest: Manifest, name: str, arguments: Arguments) -> Answer:
    """Raises SlackError, with Slack's name for the reason."""
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", [f"the stand-in does not know {name}"])
    if method.scope and method.scope not in manifest.scopes:
        raise SlackError("missing_scope", needed=method.scope, provided=",".join(sorted(manifest.scopes)))
    return method.call(workspace, arguments)


def is_public(name: str) -> bool:
    """Whether the method needs no token."""
    return name in METHODS and METHODS[name].is_public


def _required(arguments: Arguments, name: str) -> str:
    value = arguments.get(name)
    if not value or not isinstance(value, str):
        raise SlackError("invalid_arguments", [f"[ERROR] missing required field: {name}"])
    return value


def _structure(arguments: Arguments, name: str) -> Any:
    """An argument that holds JSON, given as itself or as text."""
    value = arguments.get(name)
    if value is None:
        raise SlackError("invalid_arguments", [f"[ERROR] missing required field: {name}"])
    return _parsed(value, SlackError("invalid_arguments", [f"[ERROR] {name} is not valid JSON"]))


def _parsed(value: Any, error: SlackError) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise error from None


def _message(arguments: Arguments) -> tuple[str, list[dict[str, Any]] | None]:
    blocks = _parsed(arguments.get("blocks"), SlackError("invalid_blocks_format"))
    return validate_message({"text": arguments.get("text"), "blocks": blocks})


def _joined(workspace: Workspace, arguments: Arguments) -> str:
    """The id of the conversation, where the bot is a member."""
    conversation = workspace.conversation(_required(arguments, "channel"))
    if workspace.bot.id not in conversation.members:
        raise SlackError("not_in_channel")
    return conversation.id


def _triggered(workspace: Workspace, arguments: Arguments) -> tuple[Trigger, Any]:
    view = _structure(arguments, "view")
    trigger_id = _required(arguments, "trigger_id")
    validate_view(view, "modal")
    return workspace.take_trigger(trigger_id), view


def _shown(message: Message) -> Answer:
    return {"type": "message", "user": message.user, "text": message.text, "ts": message.ts, "blocks": message.blocks}


def _view(view: View) -> Answer:
    return {"view": {**view.payload, "id": view.id, "hash": view.hash, "team_id": TEAM["id"]}}
