"""The row of levels above an answer: a click shows the same answer for another level."""

from slack_sdk.models.blocks import ActionsBlock

from bot import buttons
from bot.answers.about import about
from bot.block_kit import row
from bot.request import Request
from knowledge.card import LEVELS


def level_tabs(request: Request) -> list[ActionsBlock]:
    term = about(request).term
    return row(
        [
            buttons.replace(
                name.capitalize(), request.verb, term, name, style="primary" if name == request.level else None
            )
            for name in LEVELS
        ]
    )
