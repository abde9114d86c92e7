"""What the search field offers for the letters typed so far."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App, BoltResponse

from bot import buttons
from bot.answerer import Current
from bot.block_kit import option

OFFERED = 20  # cards; nobody reads more, and Slack takes 100


def register(app: App, current: Current) -> None:
    def offer(ack: Ack, options: Mapping[str, Any]) -> BoltResponse:
        context = current.answers.context
        cards = context.knowledge.complete(options.get("value", ""), OFFERED)
        return ack(options=[option(card.term, str(context.open(card)), card.kind) for card in cards])

    app.options(buttons.PICK)(offer)
