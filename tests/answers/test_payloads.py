"""Every answer of every card, held against Slack's validation."""

import pytest

from bot.answerer import Answerer, asked_in
from bot.answers import redflags
from bot.preview import validation
from bot.request import command
from bot.verbs import VERBS
from knowledge import Knowledge
from knowledge.card import LEVELS

LONGEST_URL = "https://hooks.slack.com/" + "x" * 300


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS if verb.needs in ("card", "role")])
def test_every_answer_is_within_slacks_limits(answerer: Answerer, cards: Knowledge, verb: str) -> None:
    for card in cards.cards.values():
        for level in (None, *LEVELS):
            answer = answerer.ask(command(verb, card.term, level))
            for message in (answer.public, answer.private):
                assert validation.validate_blocks(list(message.blocks)) == [], answer.request
                assert 0 < len(message.text) <= validation.MAX_TEXT
            assert validation.validate_view(answer.public.as_modal(), "modal") == []
            assert asked_in(answer.public.blocks) == str(answer.request)


def test_every_checklist_is_within_slacks_limits(cards: Knowledge) -> None:
    conversation = redflags.Conversation(LONGEST_URL, "1700000000.000100")
    for card in cards.cards.values():
        if card.role:
            every = tuple(range(len(card.role.red_flags)))
            # The longest note people can enter, in characters that JSON writes with two.
            ticked = redflags.Ticked(card.term, every, every, '"' * redflags.MAX_NOTE, conversation)
            assert validation.validate_view(redflags.checklist(card, conversation).to_dict(), "modal") == []
            assert validation.validate_view(redflags.result(card, ticked, "Sent.").to_dict(), "modal") == []
            shared = redflags.summary(card, ticked).shared_by("U0ALICE")
            assert validation.validate_blocks(list(shared.blocks)) == []


def test_home_is_within_slacks_limits(answerer: Answerer) -> None:
    assert validation.validate_view(answerer.home.to_dict(), "home") == []


@pytest.mark.parametrize("typed", ["x" * 3000, "&" * 300, "define " + "<" * 293, "\u202e" * 300, "`*_~>" * 60])
def test_whatever_is_typed_the_answer_is_within_slacks_limits(answerer: Answerer, typed: str) -> None:
    answer = answerer.ask(typed)
    assert validation.validate_blocks(list(answer.private.blocks)) == []
    assert "<!" not in answer.private.text
