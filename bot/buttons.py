"""The buttons under an answer. Each carries the command it stands for, so that clicking is the same as typing."""

import re

from slack_sdk.models.blocks import ButtonElement

from bot.block_kit import button
from bot.request import command

# Slack wants each action_id of a message to differ, so the command follows the name of the action.
REPLACE = re.compile(r"^answer\.replace:")
FOLLOW = re.compile(r"^answer\.follow:")
OPEN_CHECKLIST = re.compile(r"^checklist\.open:")
SHARE = re.compile(r"^answer\.share:")
SEND_TO_ME = "checklist.send_to_me"
SEND_HERE = "checklist.send_here"


def replace(label: str, verb: str, subject: str, level: str | None = None, style: str | None = None) -> ButtonElement:
    """Shows the other answer in place of this one."""
    asked = command(verb, subject, level)
    return button(label, f"answer.replace:{asked}", asked, style)


def follow(label: str, verb: str, subject: str = "", level: str | None = None) -> ButtonElement:
    """Shows the other answer below this one."""
    asked = command(verb, subject, level)
    return button(label, f"answer.follow:{asked}", asked)


def share(verb: str, subject: str, level: str | None) -> ButtonElement:
    """Posts the answer, seen by one so far, for everyone in the conversation."""
    asked = command(verb, subject, level)
    return button("Share here", f"answer.share:{asked}", asked)


def open_checklist(label: str, term: str, style: str | None = None) -> ButtonElement:
    return button(label, f"checklist.open:{term}", term, style)


def onward(label: str, verb: str, subject: str) -> ButtonElement:
    """Does what typing the verb does: `redflags` opens its checklist, every other one answers."""
    return open_checklist(label, subject) if verb == "redflags" and subject else follow(label, verb, subject)
