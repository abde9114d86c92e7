"""`find`: the passages that speak of some words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answerer import Answerer
from bot.preview import validation
from bot.preview.user_driver import UserDriver, readable
from bot.request import MAX_TEXT
from bot.verbs import BY_NAME
from knowledge import Knowledge
from knowledge.passages import MARK_END, MARK_START


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("monitor models in real use", "How do you monitor models and look after them once they are in real use?"),
        ("pipeline for a large company", "How would you design an MLOps pipeline for a large company?"),
        ("pipelin for large companys", "How would you design an MLOps pipeline for a large company?"),
        ("keeps several teams working together", "Keeps several teams working together on one system"),
        ("version controll experience", "Little or no experience with version control"),
    ],
)
def test_the_best_passage_comes_first(cards: Knowledge, words: str, best: str) -> None:
    found = cards.find(words, 6)
    assert best in found[0].text.replace(MARK_START, "").replace(MARK_END, "")


def test_passages_with_all_the_words_come_before_those_with_some(cards: Knowledge) -> None:
    found = cards.find("senior kubernetes upgrade", 20)
    assert len(found) == 20
    marks = [passage.text.count(MARK_START) for passage in found]
    assert max(marks) >= 1


def test_it_finds_no_more_than_asked_for_and_nothing_twice(cards: Knowledge) -> None:
    found = cards.find("data model team", 10)
    assert len(found) == len({(passage.card.term, passage.text) for passage in found}) == 10


@pytest.mark.parametrize("words", ["", "the of and", "zzzzzz", '" OR *', "NEAR(", "xq:zzzzzz", "-", "'"])
def test_words_that_nothing_speaks_of_find_nothing(cards: Knowledge, words: str) -> None:
    assert cards.find(words, 6) == []


def test_each_passage_says_where_it_is_from_and_opens_its_card(alice: UserDriver) -> None:
    alice.types("/mlops find large company pipeline")
    alice.sees("_MLOps · senior · question_")
    alice.clicks("Open")
    alice.sees("Senior MLOps Engineer: questions")


def test_a_term_can_be_opened_at_once(alice: UserDriver) -> None:
    alice.types("/mlops find kuberntes")
    alice.clicks("What is Kubernetes?")
    alice.sees("Why it matters for this hire")


def test_without_words_it_says_what_to_do(alice: UserDriver) -> None:
    alice.types("/mlops find")
    alice.sees("`/mlops find model monitoring`")


@given(st.text(max_size=MAX_TEXT))
def test_any_words_give_a_sound_answer(answerer: Answerer, words: str) -> None:
    answer = answerer.ask(f"find {words}")
    assert validation.validate_blocks(list(answer.public.blocks)) == []


def test_every_part_of_a_card_has_a_verb_that_shows_it(answerer: Answerer, cards: Knowledge) -> None:
    parts = {passage.part for card in cards.cards.values() for passage in cards.find(card.term, 40)}
    assert parts == {"definition", "résumé line", "question", "indicator", "red flag"}
    opened = [
        block["accessory"]["value"]
        for block in answerer.ask("find data").public.blocks
        if block["type"] == "section" and "accessory" in block
    ]
    assert opened
    assert {value.split()[0] for value in opened} <= set(BY_NAME)


def test_found_words_are_bold_and_the_rest_is_escaped(answerer: Answerer) -> None:
    shown = readable({"blocks": list(answerer.ask("find wandb").public.blocks)})
    assert MARK_START not in shown
    assert MARK_END not in shown
