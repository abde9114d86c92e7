"""What must hold for whatever text the parser is given."""

from bot.answerer import Answers
from bot.command import Command
from bot.parser import NotFound
from bot.preview import validation
from knowledge import Knowledge
from tests.fuzz.search import Check, quick


def parser(cards: Knowledge) -> Check:
    """Every text gets an answer that Slack takes, the same one again, and no command about a card that is not there."""
    answers = Answers(cards)

    def check(text: str) -> None:
        quick(answers.parse, text)
        read = answers.parse(text)
        assert answers.parse(text) == read, "read otherwise the second time"
        if isinstance(read, Command):
            assert {*read.cards, *read.also} <= cards.cards.keys(), "a card that is not there"
            assert Command.from_json(str(read)) == read, "lost on the way through a button"
        elif isinstance(read, NotFound):
            assert len(read.suggestions) <= 3, "more than three suggestions"
        refused = list(validation.validate_blocks(list(answers.reply(text).private.blocks)))
        assert not refused, refused

    return check
