"""`screen`: the card for a 20-minute call."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.answerer import Answers
from bot.answers.screen import PAGES, QUESTIONS, WHOLE_CALL
from bot.command import Command
from bot.preview import validation
from bot.preview.user_driver import UserDriver
from knowledge import Knowledge
from knowledge.card import LEVELS, CandidateQuestion, Card, Question
from tests.conftest import Stage

SENIOR = Command("screen", ("data-engineer",), "senior")


def text(answers: Answers, command: Command) -> str:
    return html.unescape(answers.answer(command).public.text)


def test_the_call_has_its_parts_in_order(answers: Answers) -> None:
    said = text(answers, SENIOR)
    parts = ["Call card: senior Data Engineer", "Open · 1 min", "1 · 3 min", "5 · 3 min", "Their turn · 2 min"]
    parts += ["Logistics · 2 min, apart from skill", "Last and apart: their résumé", "Call card "]
    places = [said.index(part) for part in parts[:-1]] + [said.rindex(parts[-1])]
    assert places == sorted(places)


def test_a_question_has_all_that_one_needs_for_it(answers: Answers) -> None:
    said = text(answers, SENIOR)
    for part in (
        "“How did you use senior Data Engineer work no. 1 last time?”",
        "Listen for  rollback (going back to the last good version), logs",
        "Strong  Tells one case",
        "Fair  Knows what",
        "Weak  Only repeats",
        "Follow up  “What would you do differently",
        "Measures: Real use of senior",
    ):
        assert part in said


def test_the_minutes_make_up_the_call(answers: Answers) -> None:
    for name in LEVELS:
        assert sum(map(int, re.findall(r"· (\d+) min", text(answers, replace(SENIOR, level=name))))) == WHOLE_CALL


def test_a_level_with_few_questions_borrows_from_the_nearest_and_says_so(answers: Answers) -> None:
    said = text(answers, SENIOR)
    asked = re.findall(r"^\d · \d min  “How did you use (\w+)", said, re.MULTILINE)
    assert asked == ["senior", "senior", "mid", "mid", "junior"]
    assert said.count("Measures, as asked of a mid: ") == 2
    assert re.findall(r"^\d · \d min  “How did you use (\w+)", text(answers, replace(SENIOR, level="mid")), re.M) == [
        "mid",
        "mid",
        "senior",
        "senior",
        "junior",
    ]


def test_a_card_without_a_fair_anchor_still_has_three(answers: Answers) -> None:
    said = text(answers, replace(SENIOR, level="junior"))
    assert said.count("Strong  ") == said.count("Fair  ") == said.count("Weak  ") == QUESTIONS


def test_the_notes_are_blanks_in_one_code_block(answers: Answers) -> None:
    blocks = answers.answer(replace(SENIOR, page=2)).public.blocks
    [pasted] = [
        element["elements"][0]["text"]
        for block in blocks
        if block["type"] == "rich_text"
        for element in block["elements"]
        if element["type"] == "rich_text_preformatted"
    ]
    assert pasted.count("Said:") == pasted.count("[ ] not asked") == QUESTIONS
    assert "Closest anchor:   [ ] strong   [ ] fair   [ ] weak" in pasted
    assert "Work permission:" in pasted
    assert "Good sign 1" in text(answers, replace(SENIOR, page=2))


def test_what_candidates_ask_has_an_honest_answer(answers: Answers) -> None:
    said = text(answers, replace(SENIOR, page=3))
    assert "“What is answer 1?”\nFind out first  The hiring manager.\nUntil then, say  “I do not know yet" in said


def test_it_is_the_same_for_everyone(answers: Answers) -> None:
    again = Answers(answers.knowledge)
    for name in LEVELS:
        for page in range(1, len(PAGES) + 1):
            command = Command("screen", ("data-engineer",), name, page)
            assert again.answer(command).public.json == answers.answer(command).public.json


def version(answers: Answers, command: Command) -> str:
    found = re.search(r"Call card ([0-9a-f]{8}):", text(answers, command))
    assert found
    return found[1]


def test_a_page_tells_the_version_of_the_words(answers: Answers) -> None:
    assert len({version(answers, replace(SENIOR, page=page)) for page in (1, 2, 3)}) == 1
    assert version(answers, SENIOR) != version(answers, replace(SENIOR, level="mid"))


@pytest.mark.parametrize("part", ["question", "candidate_asks"])
def test_another_word_is_another_version(answers: Answers, part: str) -> None:
    card = answers.knowledge.cards["data-engineer"]
    assert card.role
    if part == "question":
        senior = card.role.levels.senior
        changed = replace(senior, questions=(replace(senior.questions[0], weak="Other."), *senior.questions[1:]))
        role = replace(card.role, levels=replace(card.role.levels, senior=changed))
    else:
        role = replace(card.role, candidate_asks=card.role.candidate_asks[:-1])
    other = with_cards(answers, {"data-engineer": replace(card, role=role)})
    assert version(other, SENIOR) != version(answers, SENIOR)
    assert version(with_cards(answers, {}), SENIOR) == version(answers, SENIOR)


def test_two_cards_of_one_role_lead_to_the_same_call(answers: Answers) -> None:
    twin = replace(answers.knowledge.cards["data-engineer"], term="Data Plumber", aliases=(), related=())
    other = with_cards(answers, {"data-plumber": twin})
    assert text(other, SENIOR) == text(other, replace(SENIOR, cards=("data-plumber",)))


def with_cards(answers: Answers, more: dict[str, Card]) -> Answers:
    return Answers(Knowledge({**answers.knowledge.cards, **more}, answers.knowledge.sources))


@given(st.sampled_from("&<a*é“\n`_"), st.integers(1, 700), st.integers(1, 5))
def test_slack_takes_the_longest_cards(answers: Answers, sign: str, length: int, number: int) -> None:
    long = sign * length
    question = Question(
        ask=long, why=long, strong=long, fair=long, weak=long, follow_up=long, listen_for={sign: long[:120]}
    )
    questions = tuple(replace(question, ask=f"{place}{long[1:]}") for place in range(number))
    card = answers.knowledge.cards["data-engineer"]
    assert card.role
    levels = replace(card.role.levels, senior=replace(card.role.levels.senior, questions=questions))
    asked = (CandidateQuestion(ask=long, ask_first=long, until_then=long),) * 6
    role = replace(card.role, levels=levels, candidate_asks=asked, good_signs=(long,) * 6)
    other = with_cards(answers, {"data-engineer": replace(card, role=role)})
    for page in range(1, len(PAGES) + 1):
        answer = other.answer(replace(SENIOR, page=page))
        assert validation.validate_blocks(list(answer.private.blocks)) == []
        assert list(validation.validate_view(answer.public.as_modal(), "modal")) == []


def test_a_role_without_the_newer_fields_has_a_call_too(answers: Answers) -> None:
    card = answers.knowledge.cards["data-engineer"]
    assert card.role
    bare = replace(card, role=replace(card.role, candidate_asks=(), good_signs=()))
    other = with_cards(answers, {"data-engineer": bare})
    assert "“I don't know yet. I will find out and tell you.”" in text(other, replace(SENIOR, page=3))
    assert "Worth noting" not in text(other, replace(SENIOR, page=2))


# On every way in --------------------------------------------------------------------------------------------------


def test_by_command_it_asks_for_the_level_and_goes_on_page_by_page(alice: UserDriver) -> None:
    alice.types("/mlops screen data engineer")
    alice.sees("Call card: which level of Data Engineer?")
    alice.sees("15 minutes: 5 questions")
    alice.clicks("Senior (5+)")
    alice.sees("Call card: senior Data Engineer")
    alice.clicks("Copy as notes")
    alice.sees("Notes: senior Data Engineer")
    alice.clicks("What candidates ask")
    alice.sees("What candidates ask: Data Engineer")
    alice.clicks("The call")
    alice.sees("Call card: senior Data Engineer")
    assert len(alice.messages) == 1


def test_by_mention(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops call script for a junior sre")
    alice.sees("Call card: junior Site Reliability Engineer")
    bob.sees("Call card: junior Site Reliability Engineer")


def test_by_direct_message(alice: UserDriver) -> None:
    alice.goes_to_the_bot()
    alice.types("how do I run the call with a mid data engineer?")
    alice.sees("Call card: mid Data Engineer")


def test_from_home(stage: Stage, alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Call card")
    alice.sees("Call card: which level of MLOps Engineer?")
    alice.clicks("Mid (2-5)")
    alice.sees("Call card: mid MLOps Engineer")
    alice.clicks("Copy as notes")
    alice.sees("Notes: mid MLOps Engineer")
    assert len(stage.slack.workspace.modals[alice.id]) == 1


def test_a_term_that_nobody_is_hired_as_leads_to_roles(alice: UserDriver) -> None:
    alice.types("/mlops screen senior docker")
    alice.sees("*Docker* is a tool, not a job title")
    alice.clicks("DevOps Engineer")
    alice.sees("Call card: senior DevOps Engineer")
