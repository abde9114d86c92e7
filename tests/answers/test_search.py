"""`search`: strings for each place, and a string of one's own checked, on every way in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.answerer import Answers
from bot.answers.search import VERB
from bot.command import Command
from bot.message import Message
from bot.preview import validation
from bot.preview.user_driver import UserDriver
from bot.verb import Context
from knowledge.base import Knowledge
from tests.conftest import Stage

BROAD = '("MLOps Engineer" OR "Senior MLOps Engineer" OR "MLOps Engineer II" OR "Platform Person")'


def codes(message: Message) -> list[str]:
    return [
        block["elements"][0]["elements"][0]["text"]
        for block in message.blocks
        if block["type"] == "rich_text" and block["elements"][0]["type"] == "rich_text_preformatted"
    ]


def labels(message: Message) -> list[str]:
    return [
        element["text"]["text"]
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "button"
    ]


def test_by_command_privately_and_shared_by_a_click(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("/mlops search")
    alice.sees("Search strings: MLOps Engineer")
    alice.sees(f'{BROAD} NOT "mechanical reliability"')
    alice.sees("(SQL OR Python OR Docker OR Kubernetes)")
    assert bob.messages == []
    alice.clicks("Share with this channel")
    bob.sees("Search strings: MLOps Engineer")


def test_by_mention_and_direct_message(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops search data engineer in Berlin not intern")
    bob.sees("In “Berlin” · Without “intern”")
    bob.sees('NOT ("intern" OR "mechanical reliability")')
    alice.goes_to_the_bot()
    alice.types("can you write me a boolean string for an SRE in London?")
    alice.sees("Search strings: Site Reliability Engineer")
    alice.sees("In “London”")


def test_from_home_and_on_to_another_place_in_the_same_window(alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Search strings")
    alice.sees(BROAD)
    alice.clicks("Google")
    alice.sees('site:linkedin.com/in "MLOps Engineer"')
    alice.clicks("GitHub")
    alice.sees("type:user")


def test_another_place_keeps_what_was_asked_for(alice: UserDriver) -> None:
    alice.types('/mlops search data engineer in "New York" with "data modeling" not intern, sales')
    alice.clicks("Google")
    alice.sees('"data modeling" "New York" -"intern" -"sales"')
    alice.clicks("GitHub")
    alice.sees('location:"New York"')
    alice.sees("“New York” is not in it")
    assert len(alice.messages) == 1


def test_the_next_steps_know_the_role(alice: UserDriver) -> None:
    alice.types("/mlops search data engineer in Berlin")
    alice.clicks("Where to find them")
    alice.sees("Where to find them: Data Engineer")


def test_a_title_is_left_out_only_where_the_current_one_can_be_told(answers: Answers) -> None:
    message = answers.reply("search").public
    assert any('NOT "Sales Engineer"' in code for code in codes(message))
    assert sum("Sales Engineer" in code for code in codes(message)) == 1
    assert "as the current title only, and this place can't look at that alone" in message.text


def test_each_string_stands_in_a_block_of_its_own(answers: Answers) -> None:
    found = codes(answers.reply("search").public)
    assert len(found) == 5  # broad and narrow for two places, and the filter for titles
    assert all("\n" not in code for code in found)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("search devops in Berlin or Munich", "In “Berlin” or “Munich”"),
        ("search devops not intern recruiter", "Without “intern”, “recruiter”"),
        ("search devops not sales engineer", "Without “sales engineer”"),
        ("search devops not team lead, intern", "Without “team lead”, “intern”"),
        ('search devops not "head of it"', "Without “head of it”"),
        ("search devops not in Berlin", "Without “Berlin”"),
        ("search devops in Austin, TX", "In “Austin, TX”"),
        ("search devops with Terraform and SQL", "With “Terraform”, “SQL”"),
        ("search devops NOT intern", "Without “intern”"),
        ("search in Berlin", "Search strings: MLOps Engineer"),
        ("search senior devops", "Not in the strings: “senior”"),
        ("search devops & sons in Rome", "Not in the strings: “&amp; sons”"),
    ],
)
def test_what_was_understood_is_said(answers: Answers, typed: str, told: str) -> None:
    assert told in answers.reply(typed).public.text


# A string of one's own -------------------------------------------------------------------------------------------


def test_a_string_is_checked(alice: UserDriver) -> None:
    alice.types("/mlops search (“MLOps Engineer” or kube*) AND python NOT (intern OR sales")
    alice.sees("Curly quotes")
    alice.sees("“or” in small letters is an ordinary word")
    alice.sees("wildcards")
    alice.sees("A bracket is opened and never closed")
    alice.sees('("MLOps Engineer" OR kube) AND python NOT (intern OR sales)')
    alice.sees("and neither intern nor sales")
    alice.sees('site:linkedin.com/in "MLOps Engineer" OR kube python -intern -sales')


def test_a_string_with_nothing_wrong_is_told_in_words(answers: Answers) -> None:
    text = answers.reply('search ("a b" OR c) AND d').public.text
    assert "No fault found" in text
    assert "“a b” or c" in text


def test_mixed_operators_are_read_aloud_both_ways(answers: Answers) -> None:
    text = answers.reply("search mlops OR sre AND python").public.text
    assert "(mlops OR sre) AND python" in text
    assert "LinkedIn Recruiter takes AND before OR" in text
    assert "mlops or (sre and python)" in text


def test_limits_are_held_against_a_string(answers: Answers) -> None:
    many = " OR ".join(f"w{at}" for at in range(40))
    text = answers.reply(f"search {many}").public.text
    assert "39 operators of at most 5" in text
    assert "in 4 strings" in text
    google = answers.reply(f"search site:linkedin.com/in {many}").public.text
    assert "too long as it is: 80 words of at most 32" in google
    assert "in 4 strings" in google


@pytest.mark.parametrize("typed", ["search AND", "search (((", "search () OR", 'search "" OR'])
def test_what_holds_no_search_gets_an_example_to_click(alice: UserDriver, typed: str) -> None:
    alice.types(f"/mlops {typed}")
    alice.sees("I can't make a search of that.")
    alice.clicks('Try: search ("ML Engineer" OR MLOps) AND Kubeflow NOT intern')
    alice.sees("No fault found")


# Bad input -------------------------------------------------------------------------------------------------------


def test_an_unknown_role_gets_an_example_to_click(alice: UserDriver) -> None:
    alice.types("/mlops search accountant in Berlin")
    alice.sees("I have no card for “accountant”")
    alice.clicks("Try: search data engineer in Berlin not intern")
    alice.sees("Search strings: Data Engineer")


def test_a_tool_leads_to_roles_and_stays_in_the_search(alice: UserDriver) -> None:
    alice.types("/mlops search docker in Berlin")
    alice.sees("*Docker* is a tool, not a job title.")
    alice.clicks("DevOps Engineer")
    alice.sees("Search strings: DevOps Engineer")
    alice.sees("In “Berlin” · With “Docker”")


@pytest.mark.parametrize(
    "typed",
    [
        "search " + "x" * 40_000,
        "search (" * 5_000,
        "search data engineer in " + "Berlin or " * 500,
        "search data engineer not " + "word " * 180,
        "search " + "(a OR b) AND " * 300,
        'search data engineer in "' + "é" * 800,
        "search " + '"' * 900,
        "search <!channel> & <https://evil.example|data engineer>",
        "search \u202edata engineer not \u200b",
    ],
)
def test_odd_input_is_answered_within_slacks_limits(stage: Stage, typed: str) -> None:
    stage.alice.types(f"/mlops {typed}")
    stage.alice.sees("")
    assert all(ack.ok for ack in stage.calls("ack"))
    assert "<!channel>" not in stage.alice.answer.text
    sections = [block["text"]["text"] for block in stage.alice.answer.blocks or [] if block["type"] == "section"]
    assert "<!channel>" not in "".join(sections)


WORDS = st.text(max_size=30) | st.sampled_from(["Berlin", "New York", "intern", '"', "(", "AND", "not", "in", "-x"])


@given(
    role=st.sampled_from(["data engineer", "mlops", "sre", "docker", "accountant", ""]),
    places=st.lists(WORDS, max_size=4),
    without=st.lists(WORDS, max_size=6),
    page=st.integers(0, 6),
)
def test_any_place_and_exclusion_gives_an_answer_that_slack_takes(
    answers: Answers, role: str, places: list[str], without: list[str], page: int
) -> None:
    said = f"{role} in {' or '.join(places)} not {' '.join(without)}"
    for command in (answers.parse(f"search {said}"), Command("search", ("data-engineer",), page=page, text=said)):
        assert isinstance(command, Command)
        message = answers.answer(command).private
        shown = message.shared_by("U1")
        assert list(validation.validate_blocks(list(shown.blocks))) == []
        assert list(validation.validate_view(shown.as_modal(), "modal")) == []
        for code in codes(message):
            assert code.count('"') % 2 == 0


@given(st.text(alphabet='ab"“”()[]*-+|&, ANDORNOTandornot', max_size=80))
def test_any_string_is_checked_without_a_slip(answers: Answers, text: str) -> None:
    message = answers.answer(Command("search", text=f"({text}")).private
    assert list(validation.validate_blocks(list(message.blocks))) == []


def test_the_longest_card_fits(answers: Answers) -> None:
    """Names as long as a card may hold them, and as many."""
    card = answers.knowledge.cards["mlops"]
    assert card.role

    def many(number: int) -> tuple[str, ...]:
        return tuple(f"{'x ' * 34}y{at:06}"[:75] for at in range(number))

    search = replace(
        card.role.search,
        titles=many(15),
        skills=("Python", "XGBoost", "PyTorch", *many(17)),
        exclude=many(10),
        exclude_titles=many(10),
    )
    card = replace(card, role=replace(card.role, search=search), related=(), used_by=())
    knowledge = Knowledge({"mlops": card}, {})
    for page in range(1, 6):
        message = VERB.answer(Context(knowledge, answers.context.verbs), Command("search", ("mlops",), page=page))
        assert list(validation.validate_blocks(list(message.blocks))) == []
        assert len(message.blocks) <= 47  # the next steps, Share and a signature come on top


def test_nothing_judges_a_person(answers: Answers) -> None:
    shown = answers.reply("search").public.text + answers.reply("search a OR b").public.text
    assert not re.search(r"score|\brank|\bfit\b|match|percent|out of|verdict|reject|recommend", shown, re.IGNORECASE)
