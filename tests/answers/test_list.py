"""`list`: every card there is."""

import pytest

from bot.answerer import Answerer
from bot.preview import validation
from bot.preview.user_driver import UserDriver
from knowledge import Knowledge


def opened(answerer: Answerer, asked: str) -> list[str]:
    blocks = answerer.ask(asked).public.blocks
    return [
        element["text"]["text"]
        for block in blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["value"].startswith("define ")
    ]


def test_every_card_is_on_exactly_one_page(answerer: Answerer, cards: Knowledge) -> None:
    pages = [opened(answerer, f"list {number}") for number in range(1, 4)]
    terms = [term for page in pages for term in page]
    assert sorted(terms) == sorted(card.term for card in cards.cards.values())


@pytest.mark.parametrize("asked", ["list", "list 0", "list 1", "list -3", "list everything"])
def test_what_is_no_page_shows_the_first(answerer: Answerer, asked: str) -> None:
    assert opened(answerer, asked) == opened(answerer, "list 1")


def test_a_page_beyond_the_end_shows_the_last(answerer: Answerer) -> None:
    assert opened(answerer, "list 99") == opened(answerer, "list 3")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_page_is_within_slacks_limits(answerer: Answerer, number: int) -> None:
    assert validation.validate_blocks(list(answerer.ask(f"list {number}").public.blocks)) == []


def test_paging_takes_the_place_of_the_page(alice: UserDriver) -> None:
    alice.types("/mlops list")
    alice.sees("Page 1 of 3")
    alice.clicks("Page 2")
    alice.sees("Page 2 of 3")
    assert len(alice.messages) == 1


def test_a_card_opens_below(alice: UserDriver) -> None:
    alice.types("/mlops list")
    alice.clicks("Data Engineer")
    alice.sees("Why it matters for this hire")
    assert len(alice.messages) == 2
