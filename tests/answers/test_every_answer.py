"""Every answer of every card, of those in the tests and of those that come with the project."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.answerer import Answers, command_of
from bot.block_kit import Block
from bot.check import refused_answers
from bot.forms import Origin, form_view
from bot.message import Message
from bot.preview import validation
from bot.shown import commands
from knowledge import load


@pytest.fixture(scope="module", params=["tests", "shipped"])
def every(request: pytest.FixtureRequest, answers: Answers) -> Answers:
    return answers if request.param == "tests" else Answers(load())


def test_slack_takes_them_all(every: Answers) -> None:
    assert list(refused_answers(every)) == []


def test_their_text_carries_every_word_of_their_blocks(every: Answers) -> None:
    for command in commands(every):
        message = every.answer(command).private
        assert missing_words(message) == set(), command


def test_no_section_folds(every: Answers) -> None:
    for command in commands(every):
        sections = [block for block in every.answer(command).private.blocks if block["type"] == "section"]
        assert all(block["expand"] is True for block in sections), command


def test_they_name_their_command(every: Answers) -> None:
    for command in commands(every):
        for message in (every.answer(command).public, every.answer(command).private):
            assert command_of(list(message.blocks)) == command


def test_there_are_at_most_five_controls_under_one(every: Answers) -> None:
    for command in commands(every):
        blocks = every.answer(command).private.blocks
        under = [block for block in blocks[-3:] if block["type"] == "actions"]
        assert sum(len(block["elements"]) for block in under) <= 5, command


def test_home_is_a_view_that_slack_takes(every: Answers) -> None:
    assert list(validation.validate_view(every.home(), "home")) == []


def test_a_form_carries_the_longest_origin(every: Answers) -> None:
    longest = Origin("https://hooks.slack.com/" + "x" * 300, "c" * 80, "1700000000.000100")
    for command in commands(every):
        if every.answer(command).opens_form and command.cards:
            view = form_view(every.context, command, longest)
            assert list(validation.validate_view(view, "modal")) == []


def missing_words(message: Message) -> set[str]:
    said = set(re.findall(r"\w+", html.unescape(message.text)))
    return {word for text in _texts(message.blocks) for word in re.findall(r"\w+", html.unescape(text))} - said


def _texts(part: Any) -> Iterator[str]:
    """Every text a person can read, buttons and selects aside."""
    if isinstance(part, dict):
        if part.get("type") in ("actions", "button", "static_select", "overflow"):
            return
        if isinstance(part.get("text"), str):
            yield part["text"]
        for inner in part.values():
            yield from _texts(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _texts(inner)


def test_a_word_left_out_of_the_text_would_be_noticed() -> None:
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": "seen"}, "fields": []}
    message = Message((block,))
    vars(message)["text"] = "other"  # as the cached property keeps it
    assert missing_words(message) == {"seen"}
