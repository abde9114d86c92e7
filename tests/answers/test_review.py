"""Cards that wait for an engineer's eye, one at a time."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answerer import Answers, Current
from bot.answers import review
from bot.command import Command
from bot.forms import Origin, form_view
from bot.links import Links
from bot.preview import validation
from bot.preview.user_driver import UserDriver
from knowledge import Card, Knowledge
from knowledge.card import Reviewed
from tests.answers.test_suggest import IN, OUT, REPOSITORY, posted, snippet, urls
from tests.conftest import TRANSPORTS, Stage

TODAY = date(2026, 5, 31)
LONGEST = Origin("https://hooks.slack.com/" + "x" * 300, "c" * 80, "1700000000.000100")
NAME = "Your name or team, as the card will show it"


@pytest.fixture(scope="module", params=TRANSPORTS)
def _own_stage(request: pytest.FixtureRequest, cards: Knowledge) -> Iterator[Stage]:
    current = Current(Answers(cards))
    with TRANSPORTS[request.param](current) as slack:
        yield Stage(slack, current)


@pytest.fixture
def stage(_own_stage: Stage, cards: Knowledge) -> Stage:
    _own_stage.slack.run(_own_stage.clear())
    set_up(_own_stage, cards)
    return _own_stage


def set_up(stage: Stage, cards: Knowledge, channel: str = "", repository: str = "") -> None:
    stage.current.answers = Answers(cards, Links(channel, repository), lambda: TODAY)


def read_by_dana(cards: Knowledge, *keys: str) -> Knowledge:
    """The cards, of which Dana has read some."""
    signed = {key: msgspec.structs.replace(cards.cards[key], reviewed=Reviewed("Dana", TODAY)) for key in keys}
    return Knowledge({**cards.cards, **signed}, cards.sources)


# A card at a time -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["/mlops review", "@mlops review", "review"])
def test_it_shows_the_first_card_that_nobody_has_read(stage: Stage, alice: UserDriver, text: str) -> None:
    if text == "review":
        alice.goes_to_the_bot()
    alice.types(text)
    alice.sees("Is this right? Airflow")
    alice.sees(f"Card 1 of the {len(stage.current.answers.knowledge.cards)} that nobody has signed yet")
    alice.sees("*kind*  tool")


def test_next_shows_the_next_one_and_after_the_last_the_first(
    stage: Stage, alice: UserDriver, cards: Knowledge
) -> None:
    docker, sql = cards.cards["docker"], cards.cards["sql"]
    set_up(stage, read_by_dana(cards, *(key for key in cards.cards if key not in ("docker", "sql"))))
    alice.types("/mlops review")
    for card, number in ((docker, 1), (sql, 2), (docker, 1)):
        alice.sees(f"Is this right? {card.term}")
        alice.sees(f"Card {number} of the 2 that")
        alice.clicks("Next")


def test_what_a_person_has_read_is_not_asked_for_again(stage: Stage, alice: UserDriver, cards: Knowledge) -> None:
    set_up(stage, read_by_dana(cards, "airflow"))
    alice.types("/mlops review")
    alice.sees("Is this right? CI/CD")


def test_the_only_one_has_no_next(stage: Stage, alice: UserDriver, cards: Knowledge) -> None:
    set_up(stage, read_by_dana(cards, *(key for key in cards.cards if key != "sql")))
    alice.types("/mlops review")
    alice.sees("Card 1 of the 1")
    assert "Next" not in alice.screen


def test_where_all_are_read_it_says_so(stage: Stage, alice: UserDriver, cards: Knowledge) -> None:
    set_up(stage, read_by_dana(cards, *cards.cards))
    alice.types("/mlops review")
    alice.sees("Each card bears the name of a person who has read it.")


@pytest.mark.parametrize("page", [-1, 0, 1, 17, 10**9])
def test_any_number_shows_a_card(answers: Answers, page: int) -> None:
    assert answers.answer(Command("review", page=page)).public.title.startswith("Is this right? ")


# All of it ------------------------------------------------------------------------------------------------------------


def test_it_shows_all_that_the_card_says(answers: Answers) -> None:
    for key, card in answers.knowledge.cards.items():
        text = answers.answer(Command("review", (key,))).public.text
        for said in texts(card):
            assert said in text, (key, said)
        assert "goes on" not in text


def texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from texts(getattr(part, name))
    elif isinstance(part, tuple):
        for inner in part:
            yield from texts(inner)
    elif isinstance(part, dict):
        for word, meaning in part.items():
            yield from texts((word, meaning))


def test_what_another_card_says_is_not_shown_again(cards: Knowledge) -> None:
    card = msgspec.structs.replace(cards.cards["mlops"], same_role_as="Data Engineer")
    answers = Answers(Knowledge({**cards.cards, "mlops": card}, cards.sources))
    text = answers.answer(Command("review", ("mlops",))).public.text
    assert "same role as  Data Engineer" in text
    assert "levels" not in text


SIGNS = st.sampled_from(["&", "<", "x", "word ", "*", "😀", ">"])


@given(sign=SIGNS, times=st.integers(1, 700), questions=st.integers(1, 5))
@settings(max_examples=40)
def test_slack_takes_the_longest_card(cards: Knowledge, sign: str, times: int, questions: int) -> None:
    """As much in each field as the card's definition allows."""
    filled = fullest(cards.cards["mlops"], (sign * times)[:700], questions)
    answers = Answers(Knowledge({**cards.cards, "mlops": filled}, cards.sources), Links(IN, REPOSITORY))
    made = answers.answer(Command("review", ("mlops",))).public
    assert list(validation.validate_blocks(list(made.blocks))) == []
    assert list(validation.validate_view(made.as_modal(), "modal")) == []
    assert len(made.text) < validation.MAX_TEXT
    assert not re.search(r"&(?!(?:amp|lt|gt);)", made.text)


def fullest(card: Card, text: str, questions: int) -> Card:
    assert card.role
    replace = msgspec.structs.replace
    levels = {}
    for name in ("junior", "mid", "senior"):
        level = getattr(card.role.levels, name)
        question = replace(level.questions[0], ask=text, why=text, strong=text, fair=text, weak=text, follow_up=text)
        levels[name] = replace(level, questions=(question,) * questions, indicators=(text,) * 6)
    flags = (replace(card.role.red_flags[0], why_it_matters=text, could_also_mean=text, ask=text),) * 10
    role = replace(card.role, levels=replace(card.role.levels, **levels), red_flags=flags, good_signs=(text,) * 6)
    return replace(card, definition=text, resume_lines=card.resume_lines[:1] * 6, role=role)


# What comes of it -----------------------------------------------------------------------------------------------------


def test_right_gives_the_line_with_the_name_that_the_person_writes(stage: Stage, alice: UserDriver) -> None:
    alice.types("/mlops review")
    alice.clicks("Right")
    alice.enters("Dana, data team", under=NAME)
    alice.submits()
    alice.sees("A line for `tests/cards/airflow.yml`:")
    line = snippet(alice.awaits_modal().payload["blocks"])
    assert line == "reviewed: {by: 'Dana, data team', on: 2026-05-31}\n"
    stage.settles()
    assert [call.name for call in stage.calls()] == ["views.open"]


def test_without_a_name_nobody_is_named(stage: Stage, alice: UserDriver) -> None:
    alice.types("/mlops review")
    alice.clicks("Right")
    alice.submits()
    alice.sees("Whoever has read the card writes their name behind `by:`.")
    assert snippet(alice.awaits_modal().payload["blocks"]) == "reviewed: {by: , on: 2026-05-31}\n"
    assert alice.id not in str(alice.awaits_modal().payload["blocks"])


def test_it_goes_the_way_of_suggestions(stage: Stage, alice: UserDriver, bob: UserDriver, cards: Knowledge) -> None:
    set_up(stage, cards, IN, REPOSITORY)
    alice.types("/mlops review")
    alice.clicks("Right")
    alice.enters("Dana", under=NAME)
    alice.submits()
    alice.sees(f"✓ Sent to <#{IN}>")
    bob.sees("Read and found right: Airflow")
    [message] = posted(stage)
    assert snippet(message.blocks) == "reviewed: {by: Dana, on: 2026-05-31}\n"
    assert "Read%20and%20found%20right%3A%20Airflow" in urls(message.blocks)[0]


def test_a_channel_that_the_bot_is_not_in_is_told(stage: Stage, alice: UserDriver, cards: Knowledge) -> None:
    set_up(stage, cards, OUT)
    alice.types("/mlops review")
    alice.clicks("Right")
    alice.submits()
    alice.sees(f"I'm not in <#{OUT}>")


def test_fix_opens_the_suggestion_for_that_card(alice: UserDriver) -> None:
    alice.types("/mlops review")
    alice.sees("Is this right? Airflow")
    alice.clicks("Next")
    alice.sees("Is this right? CI/CD")
    alice.clicks("Fix")
    alice.sees("*CI/CD*: what should change?")


def test_a_button_of_a_card_that_is_gone_says_so(stage: Stage, alice: UserDriver, cards: Knowledge) -> None:
    alice.types("/mlops review")
    alice.sees("Is this right? Airflow")
    fewer = {key: card for key, card in cards.cards.items() if key not in ("airflow", "mlops")}
    stage.current.answers = Answers(Knowledge(fewer, cards.sources))
    alice.clicks("Right")
    alice.sees("older than my cards")


def test_nothing_that_is_shown_names_a_reviewer_by_itself(answers: Answers, cards: Knowledge) -> None:
    """Not even the answer for a card that has one."""
    signed = Answers(read_by_dana(cards, "docker"))
    for shown in (answers, signed):
        text = shown.answer(Command("review", ("docker",))).public.text
        assert "approved" not in text
        assert "Dana" not in text


@given(st.text(max_size=100))
def test_whatever_name_is_written_the_line_holds_it(cards: Knowledge, name: str) -> None:
    answers = Answers(cards, today=lambda: TODAY)
    command = Command("review", ("docker",))
    state = review.read(answers.context, command, {review.BY: {"value": name}})
    made = review.result(answers.context, command, state)
    assert list(validation.validate_blocks(list(made.blocks))) == []
    line = yaml.load(snippet(list(made.blocks)), Loader=yaml.BaseLoader)  # noqa: S506 - all texts, as the cards' loader
    assert line == {"reviewed": {"by": state.by, "on": "2026-05-31"}}


def test_the_form_is_a_view_that_slack_takes(answers: Answers) -> None:
    for key in answers.knowledge.cards:
        view = form_view(answers.context, Command("review", (key,)), LONGEST)
        assert list(validation.validate_view(view, "modal")) == []
