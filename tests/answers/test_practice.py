"""`practice`: which anchor an answer is closest to."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.answerer import Answers
from bot.answers.anchors import ANCHORS
from bot.answers.practice import PAGES_A_STEP
from bot.command import Command
from bot.preview import validation
from bot.preview.user_driver import UserDriver
from knowledge import Knowledge
from knowledge.card import Question

FIRST = Command("practice", ("data-engineer",))
QUESTIONS = 6  # of the card: two of each level, one of them without a fair anchor
STEPS = QUESTIONS * len(ANCHORS) - 1


def text(answers: Answers, command: Command) -> str:
    return html.unescape(answers.answer(command).public.text)


def page(step: int, picked: int = 0) -> Command:
    return replace(FIRST, page=step * PAGES_A_STEP + picked + 1)


def labels(answers: Answers, command: Command) -> list[str]:
    blocks = answers.answer(command).public.blocks
    return [
        element["text"]["text"]
        for block in blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "button"
    ]


def test_every_anchor_of_every_question_comes_once(answers: Answers) -> None:
    heard = []
    for step in range(STEPS):
        found = re.search(r"^You ask a (.+)\n(?:.*\n)(.+)$", text(answers, page(step)), re.MULTILINE)
        assert found
        heard.append(found.groups())
    assert len(set(heard)) == STEPS
    assert "These were all the answers" in text(answers, page(STEPS))


def test_levels_take_turns(answers: Answers) -> None:
    asked = [re.findall(r"You ask a (\w+)", text(answers, page(step)))[0] for step in range(QUESTIONS)]
    assert asked == ["junior", "mid", "senior"] * 2


def test_the_answer_to_judge_does_not_tell_what_it_is(answers: Answers) -> None:
    for step in range(STEPS):
        assert "Closest anchor" not in text(answers, page(step))


def test_only_anchors_that_the_card_has_can_be_picked(answers: Answers) -> None:
    offered = [labels(answers, page(step))[:3] for step in range(QUESTIONS)]
    assert sum("Fair" in each for each in offered) == QUESTIONS - 1
    assert all({"Strong", "Weak"} <= set(each) for each in offered)


@given(st.integers(0, STEPS - 1), st.integers(1, len(ANCHORS)))
def test_a_pick_gets_the_reasons(answers: Answers, step: int, picked: int) -> None:
    said = text(answers, page(step, picked))
    found = re.search(r"Closest anchor: (\w+)(?:\. You picked (\w+)\.)?", said)
    assert found
    assert (found[2] or found[1]) == ANCHORS[picked - 1]
    if found[1] == "strong":
        assert "Words heard  rollback (going back to the last good version), logs (what a program wrote down)" in said
    else:
        assert "Not heard  rollback, logs" in said
        assert "Strong would be  " in said
    assert "Follow up  “" in said
    assert "Next answer" in labels(answers, page(step, picked))


def test_nothing_is_counted(answers: Answers) -> None:
    for step in range(STEPS):
        for picked in range(PAGES_A_STEP):
            said = text(answers, page(step, picked)).casefold()
            assert not re.search(r"\b(score|streak|points?|correct|wrong|right|percent|\d+ of \d+)\b", said)


@given(st.integers(-(2**40), 2**40))
def test_any_page_gets_an_answer(answers: Answers, number: int) -> None:
    blocks = answers.answer(replace(FIRST, page=number)).private.blocks
    assert validation.validate_blocks(list(blocks)) == []


@given(st.sampled_from("&<a*é“\n`_("), st.integers(1, 700))
def test_slack_takes_the_longest_cards(answers: Answers, sign: str, length: int) -> None:
    long = sign * length
    question = Question(
        ask=long, why=long, strong=long, fair=long, weak=long, follow_up=long, listen_for={sign: long[:120]}
    )
    card = answers.knowledge.cards["data-engineer"]
    assert card.role
    junior = replace(card.role.levels.junior, questions=(question,))
    role = replace(card.role, levels=replace(card.role.levels, junior=junior))
    cards = {**answers.knowledge.cards, "data-engineer": replace(card, role=role)}
    other = Answers(Knowledge(cards, answers.knowledge.sources))
    for number in range(1, PAGES_A_STEP + 1):
        answer = other.answer(replace(FIRST, page=number))
        assert validation.validate_blocks(list(answer.private.blocks)) == []
        assert list(validation.validate_view(answer.public.as_modal(), "modal")) == []


# On every way in --------------------------------------------------------------------------------------------------


def test_by_command_one_picks_reads_why_and_goes_on(alice: UserDriver) -> None:
    alice.types("/mlops practice data engineer")
    alice.sees("What you hear: the candidate …")
    alice.clicks("Weak")
    alice.sees("Closest anchor: ")
    alice.clicks("Next answer")
    alice.sees("You ask a mid")
    assert len(alice.messages) == 1


def test_by_mention_what_one_picks_is_nobody_elses_business(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops practice")
    alice.sees("Practice: MLOps Engineer")
    bob.sees("Practice: MLOps Engineer")
    alice.clicks("Strong")
    alice.sees("Closest anchor: ")
    assert alice.answer.only_for == alice.id
    assert "Closest anchor: " not in bob.screen


def test_by_direct_message(alice: UserDriver) -> None:
    alice.goes_to_the_bot()
    alice.types("quiz me on sre answers")
    alice.sees("Practice: Site Reliability Engineer")
    alice.clicks("Fair")
    alice.sees("Closest anchor: ")


def test_in_a_modal(alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Call card")
    alice.sees("Call card: which level")
    alice.clicks("Practice")
    alice.sees("Practice: MLOps Engineer")
    alice.clicks("Strong")
    alice.sees("Closest anchor: ")
    alice.clicks("Next answer")
    alice.sees("You ask a mid")


@pytest.mark.parametrize("typed", ["practice docker", "practise senior docker"])
def test_a_term_that_nobody_is_hired_as_leads_to_roles(alice: UserDriver, typed: str) -> None:
    alice.types(f"/mlops {typed}")
    alice.sees("*Docker* is a tool, not a job title")
    alice.clicks("DevOps Engineer")
    alice.sees("Practice: DevOps Engineer")
