"""The buttons and selects under an answer. Each carries a command, so that a click is exact."""

import re
from collections.abc import Iterable

from bot.block_kit import Element, button, link_button, option, plain, select
from bot.command import Command


def named(action_id: str) -> re.Pattern[str]:
    """Matches the elements of this action_id; in a row, their place follows it."""
    return re.compile(rf"^{re.escape(action_id)}(:\d+)?$")


SHOW = named("show")  # the other answer, below this one
SWITCH = named("switch")  # the other answer, in place of this one where only one person sees it
PICK = named("pick")  # from a select: like SHOW
OPEN_FORM = named("form")
SHARE = named("share")
KEEP = named("keep")
LINK = named("link")  # Slack opens the page by itself, and tells the app all the same

MAX_VALUE = 150  # characters of an option's value, https://docs.slack.dev/reference/block-kit/composition-objects


def show(label: str, command: Command, *, style: str | None = None, spoken: str | None = None) -> Element:
    """Shows the other answer below this one."""
    return button(label, "show", str(command), style=style, spoken=spoken)


def switch(label: str, command: Command, *, style: str | None = None, spoken: str | None = None) -> Element:
    """Shows the other answer in place of this one, or privately where others see this one too."""
    return button(label, "switch", str(command), style=style, spoken=spoken)


def open_form(label: str, command: Command, *, style: str | None = None) -> Element:
    """Opens the form of the command's verb."""
    return button(label, "form", str(command), style=style)


def pick(placeholder: str, choices: Iterable[tuple[str, Command]]) -> Element | None:
    """A select of other answers, or None where there is nothing to choose from."""
    options = [option(label, str(command)) for label, command in choices]
    return select(placeholder, "pick", options[:100]) if options else None


def look_up() -> Element:
    """A field that completes the names of cards; what is picked is shown."""
    return {"type": "external_select", "placeholder": plain("Type a term"), "action_id": "pick", "min_query_length": 1}


def link(label: str, url: str | None) -> Element | None:
    """Opens a page in the browser; None where there is no address."""
    return link_button(label, "link", url) if url else None


def share(command: Command) -> Element:
    """Posts the answer, seen by one so far, for everyone in the conversation."""
    return button("Share with this channel", "share", str(command))


def keep(command: Command) -> Element:
    """Sends the answer to the asker's direct messages: what only one person sees is gone after a reload."""
    return button("Keep", "keep", str(command), spoken="Keep this in my direct messages")
