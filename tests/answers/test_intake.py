"""`intake`: what to ask the hiring manager, as an answer to share and as a form to write the answers into."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.answerer import Answers
from bot.answers.intake import AS_TEXT, MAX_ANSWER, VERB
from bot.answers.intake import Answers as Said
from bot.command import Command
from bot.forms import Carried, Origin, form_view, result_view
from bot.preview import validation
from bot.preview.user_driver import UserDriver
from bot.verb import Context
from knowledge.base import Knowledge
from tests.conftest import Stage

FIRST, LAST = "What about point 1?", "What about point 5?"
MUST, NICE = "Must-have: on the first day", "Nice to have: can be learned here"
OPEN, SUBMIT_TO = "Write down the answers", "Intake: MLOps Engineer"
LONGEST = Origin("https://hooks.slack.com/" + "x" * 300, "c" * 80, "1700000000.000100")


@pytest.fixture
def opened(alice: UserDriver) -> UserDriver:
    alice.types("/mlops intake")
    alice.clicks(OPEN)
    alice.sees(MUST)
    return alice


def test_the_command_shows_the_questions_first_and_no_form(stage: Stage, alice: UserDriver) -> None:
    alice.types("/mlops intake data engineer")
    alice.sees("Ask the hiring manager: Data Engineer")
    alice.sees("“What about point 1?”")
    alice.sees("Why: It changes point 1 of the search.")
    assert alice.modal is None
    assert stage.calls() == []


def test_by_mention_direct_message_and_the_next_step_of_another_answer(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops what should I ask the hiring manager about a data engineer?")
    bob.sees("Ask the hiring manager: Data Engineer")
    alice.goes_to_the_bot()
    alice.types("kickoff for an SRE tomorrow")
    alice.sees("Ask the hiring manager: Site Reliability Engineer")
    alice.types("titles sre")
    alice.sees("Titles to search for: Site Reliability Engineer")
    alice.picks("Ask the hiring manager", under="More")
    alice.sees("“What about point 1?”")


def test_it_is_shared_with_the_manager_by_a_click(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("/mlops intake")
    alice.clicks("Share with this channel")
    bob.sees("Ask the hiring manager: MLOps Engineer")


def test_it_is_a_text_to_send_too(alice: UserDriver) -> None:
    alice.types("/mlops intake")
    alice.clicks("As a text to send")
    alice.sees("1. What about point 1?")
    alice.sees("• Kubernetes")
    alice.clicks("With the reasons")
    alice.sees("Why: It changes point 1 of the search.")
    assert len(alice.messages) == 1


def test_skills_are_asked_about_with_what_counts_as_the_same(answers: Answers) -> None:
    text = answers.reply("intake").public.text
    assert "Which of these must be known on the first day" in text
    assert "Kubernetes (EKS" in text


def test_the_answers_become_one_text(opened: UserDriver, bob: UserDriver) -> None:
    opened.enters("Twelve models, & two <!here> people", under=FIRST)
    opened.picks("Kubernetes", under=MUST)
    opened.picks("SQL", under=MUST)
    opened.picks("Docker", under=NICE)
    opened.submits()
    opened.sees(SUBMIT_TO)
    opened.sees("Twelve models, & two <!here> people")
    opened.sees("*Must-have*  Kubernetes, SQL")
    opened.sees("*Nice to have*  Docker")
    opened.sees("*Still to ask*")
    opened.sees(LAST)
    opened.clicks("Post in #recruiting")
    opened.confirms()
    opened.sees("✓ Posted in #recruiting.")
    bob.sees("Twelve models, & two <!here> people")
    bob.sees(f"Shared by <@{opened.id}>")


def test_it_goes_to_oneself(opened: UserDriver) -> None:
    opened.enters("Twelve", under=FIRST)
    opened.submits()
    opened.clicks("Send to my direct messages")
    opened.sees("✓ Sent to your direct messages.")
    opened.closes()
    opened.closes()
    opened.goes_to_the_bot()
    opened.sees("Twelve")


def test_going_back_finds_the_form_as_it_was(opened: UserDriver) -> None:
    opened.enters("Twelve", under=FIRST)
    opened.submits()
    opened.sees(SUBMIT_TO)
    opened.closes()
    opened.sees(MUST)


def test_an_empty_form_is_no_dead_end(opened: UserDriver) -> None:
    opened.submits()
    opened.sees("Nothing written down yet. Close this and the form is still there.")
    opened.sees(FIRST)


def test_a_skill_is_one_or_the_other(opened: UserDriver) -> None:
    opened.picks("SQL", under=MUST)
    opened.picks("SQL", under=NICE)
    opened.submits()
    assert "“SQL” is a must-have above" in opened.errors["nice"]
    opened.picks("SQL", under=NICE)  # corrected: the rest is still there
    opened.submits()
    opened.sees("*Must-have*  SQL")


def test_more_than_a_view_carries_is_an_error_on_the_longest(opened: UserDriver) -> None:
    for number in range(1, 6):
        opened.enters("x" * (MAX_ANSWER - number), under=f"What about point {number}?")
    opened.submits()
    ((field, told),) = opened.errors.items()
    assert "characters too long. Shorten this one" in told
    opened.enters("short", under=FIRST)
    opened.enters("short", under="What about point 2?")
    opened.submits()
    opened.sees(SUBMIT_TO)
    assert field.startswith("ask-")


@given(st.lists(st.text(max_size=MAX_ANSWER), min_size=5, max_size=5), st.integers(0, 4))
def test_whatever_is_written_fits_or_is_sent_back(answers: Answers, written: list[str], skills: int) -> None:
    context, command = answers.context, Command("intake", ("mlops",))
    form = VERB.form
    assert form
    fields = [block["block_id"] for block in form.open(context, command) if block["type"] == "input"]
    chosen = [{"value": skill} for skill in ("SQL", "Python", "Docker", "Kubernetes")[:skills]]
    values = {name: {"value": said} for name, said in zip(fields[:5], written, strict=True)}
    state = form.read(context, command, {**values, "must": {"selected_options": chosen}})
    if not form.validate(context, command, state):
        carried = Carried(command, LONGEST, msgspec.Raw(msgspec.json.encode(state)), ("send_to_me", "send_here"))
        assert list(validation.validate_view(result_view(context, carried), "modal")) == []
        assert carried.state_of(form) == state


@pytest.mark.parametrize("sign", ["&", '"', "\n", "é", "\\", "<"])
def test_the_longest_answers_that_are_taken_fit(answers: Answers, sign: str) -> None:
    context, command, form = answers.context, Command("intake", ("mlops",)), VERB.form
    assert form
    fields = [block["block_id"] for block in form.open(context, command) if block["type"] == "input"][:5]
    length = next(
        length
        for length in range(MAX_ANSWER, 0, -1)
        if not form.validate(context, command, Said(answers=dict.fromkeys(fields, sign * length)))
    )
    assert length > 200
    state = json.dumps({"answers": dict.fromkeys(fields, sign * length)}, ensure_ascii=False, separators=(",", ":"))

    view = result_view(context, Carried(command, LONGEST, msgspec.Raw(state.encode())))
    assert list(validation.validate_view(view, "modal")) == []


def test_the_form_of_every_role_is_one_that_slack_takes(answers: Answers) -> None:
    for key, card in answers.knowledge.cards.items():
        if VERB.applies_to(card):
            view = form_view(answers.context, Command("intake", (key,)), LONGEST)
            assert list(validation.validate_view(view, "modal")) == []


def test_a_question_that_is_gone_keeps_its_answer(answers: Answers) -> None:
    form = VERB.form
    assert form
    state = Said(answers={"ask-00000000": "Twelve"})
    text = form.result(answers.context, Command("intake", ("mlops",)), state).text
    assert "A question that the card no longer asks" in text
    assert "Twelve" in text


def test_a_card_without_such_questions_still_asks_about_skills(answers: Answers) -> None:
    card = answers.knowledge.cards["mlops"]
    assert card.role
    bare = replace(card, role=replace(card.role, intake=()), related=(), used_by=())
    context = Context(Knowledge({"mlops": bare}, {}), answers.context.verbs)
    for page in (1, AS_TEXT):
        message = VERB.answer(context, Command("intake", ("mlops",), page=page))
        assert list(validation.validate_blocks(list(message.blocks))) == []
        assert "on the first day" in message.text


def test_nothing_is_logged(opened: UserDriver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    opened.enters("very private words", under=FIRST)
    opened.submits()
    opened.sees("very private words")
    assert "very private words" not in caplog.text
