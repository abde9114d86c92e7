"""The few Block Kit pieces that answers are made of. slack_sdk's models check most of Slack's validation."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape as _escape

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

MAX_SECTION = 3000  # characters, https://docs.slack.dev/reference/block-kit/blocks/section-block


def escape(text: str) -> str:
    """Text for mrkdwn: without this, `<!channel>` in it would ping everyone."""
    return _escape(text, quote=False)


def header(text: str) -> HeaderBlock:
    return HeaderBlock(text=PlainTextObject(text=text, emoji=False))


def section(mrkdwn: str, accessory: ButtonElement | None = None) -> SectionBlock:
    return SectionBlock(text=MarkdownTextObject(text=mrkdwn), accessory=accessory)


def sections(paragraphs: Iterable[str], joint: str = "\n") -> Iterator[SectionBlock]:
    """The paragraphs in as few sections as Slack's limit allows, none of them cut."""
    held = ""
    for paragraph in paragraphs:
        if held and len(held) + len(joint) + len(paragraph) > MAX_SECTION:
            yield section(held)
            held = ""
        held = f"{held}{joint}{paragraph}" if held else paragraph
    if held:
        yield section(held)


def quiet(mrkdwn: str) -> ContextBlock:
    return ContextBlock(elements=[MarkdownTextObject(text=mrkdwn)])


def divider() -> DividerBlock:
    return DividerBlock()


def button(label: str, action_id: str, value: str, style: str | None = None) -> ButtonElement:
    return ButtonElement(text=PlainTextObject(text=label, emoji=False), action_id=action_id, value=value, style=style)


def row(buttons: Sequence[ButtonElement]) -> list[ActionsBlock]:
    """The buttons in one row, or nothing where there are none: Slack refuses an empty row."""
    return [ActionsBlock(elements=list(buttons))] if buttons else []


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"•  {escape(line)}" for line in lines)
