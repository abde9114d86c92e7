"""`compare`: two or three cards side by side."""

import html
from collections.abc import Iterator
from itertools import combinations, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.answerer import Answers
from bot.block_kit import Block
from bot.command import Command
from bot.preview import validation
from bot.preview.user_driver import UserDriver
from knowledge import Knowledge, load
from knowledge.card import Confusion, ResumeLine, Transfer

BOTH = Command("compare", ("docker", "kubernetes"))


def text(answers: Answers, command: Command) -> str:
    return html.unescape(answers.answer(command).public.text)


def table(answers: Answers, command: Command) -> list[list[str]]:
    [block] = [block for block in answers.answer(command).public.post["blocks"] if block["type"] == "table"]
    return [[cell["text"] for cell in row] for row in block["rows"]]


def test_what_the_bot_posts_has_a_table(answers: Answers) -> None:
    assert table(answers, BOTH) == [
        ["Side by side", "Docker", "Kubernetes"],
        ["What it does", "Docker in one plain sentence.", "Kubernetes in one plain sentence."],
        ["On a résumé", "“Ran Docker for three teams”", "“Ran Kubernetes for three teams”"],
        ["Words to listen for", "rollback, logs", "rollback, logs"],
    ]


def test_an_ack_and_a_modal_have_none(answers: Answers) -> None:
    message = answers.answer(BOTH).private
    assert all(block["type"] != "table" for block in (*message.blocks, *message.as_modal()["blocks"]))


def test_both_forms_say_the_same(answers: Answers) -> None:
    said = text(answers, BOTH)
    for row in table(answers, BOTH)[1:]:
        assert all(cell in said for cell in row)


def test_no_cell_is_empty(answers: Answers) -> None:
    bare = replace(answers.knowledge.cards["docker"], resume_lines=(), questions=(), in_short=None)
    other = Answers(Knowledge({**answers.knowledge.cards, "docker": bare}, {}))
    assert table(other, BOTH)[1:] == [
        ["What it does", bare.definition, "Kubernetes in one plain sentence."],
        ["On a résumé", "–", "“Ran Kubernetes for three teams”"],
        ["Words to listen for", "–", "rollback, logs"],
    ]


def test_what_sets_them_apart_and_what_they_share(answers: Answers) -> None:
    said = text(answers, BOTH)
    assert "Kubernetes or Docker?  Docker packs one program; Kubernetes runs many." in said
    assert "For this hire  Docker does not stand for Kubernetes, nor the other way round." in said
    assert "Who works with both  DevOps Engineer" in said
    assert "Ask  “Tell me of one piece of work with Docker and Kubernetes in it." in said


def test_both_directions_are_told_and_nothing_twice(answers: Answers) -> None:
    said = text(answers, Command("compare", ("sql", "python")))
    assert said.count("says how they differ") == 1
    assert "From SQL to Python  Python is new to people from SQL." in said
    assert "From Python to SQL  SQL is new to people from Python." in said


def test_roles_are_compared_by_what_they_do(answers: Answers) -> None:
    said = text(answers, Command("compare", ("data-engineer", "devops-engineer")))
    assert "Searched by both  SQL, Python, Docker, Kubernetes" in said
    assert "Ask  “Take an ordinary week" in said
    assert "No card says how they differ." in said


def test_a_role_and_its_tool(answers: Answers) -> None:
    said = text(answers, Command("compare", ("docker", "devops-engineer")))
    assert "Docker is among the tools of a DevOps Engineer." in said


def test_three_are_compared_two_by_two(answers: Answers) -> None:
    said = text(answers, Command("compare", ("docker", "kubernetes", "terraform")))
    assert said.startswith("Docker or Kubernetes or Terraform")
    assert "Kubernetes or Docker?  " in said
    assert "Who works with all 3  DevOps Engineer" in said


def test_what_is_written_out_in_cards_stays_text(answers: Answers) -> None:
    card = replace(answers.knowledge.cards["docker"], in_short="A <!channel> & *b*")
    other = Answers(Knowledge({**answers.knowledge.cards, "docker": card}, {}))
    blocks = str(other.answer(BOTH).public.blocks)
    assert "&lt;!channel&gt;" in blocks
    assert "<!channel>" not in blocks


@pytest.fixture(scope="module", params=["tests", "shipped"])
def every(request: pytest.FixtureRequest, answers: Answers) -> Answers:
    return answers if request.param == "tests" else Answers(load())


def test_slack_takes_every_pair_of_near_cards(every: Answers) -> None:
    for command in near_pairs(every):
        answer = every.answer(command)
        assert validation.validate_blocks(list(answer.private.blocks)) == [], command
        assert validation.validate_blocks(answer.public.post["blocks"]) == [], command
        assert list(validation.validate_view(answer.public.as_modal(), "modal")) == [], command
        assert controls(answer.private.blocks) <= 5, command


def near_pairs(answers: Answers) -> Iterator[Command]:
    """Each card with those it is related to, alone, two by two, and with a name that no card has."""
    knowledge = answers.knowledge
    for key, card in knowledge.cards.items():
        near = [knowledge.key(knowledge[term]) for term in card.related]
        yield Command("compare", (key,))
        yield Command("compare", (key,), text="blockchain\ndrift")
        yield from (Command("compare", (key, other)) for other in near)
        yield from (Command("compare", (key, *pair), text="data") for pair in islice(combinations(near, 2), 3))


def controls(blocks: tuple[Block, ...]) -> int:
    return sum(len(block["elements"]) for block in blocks[-3:] if block["type"] == "actions")


@given(
    st.lists(st.sampled_from(["docker", "kubernetes", "sql", "mlops", "data-engineer"]), min_size=1, max_size=5),
    st.text(max_size=200),
)
def test_any_cards_and_any_names_get_an_answer(answers: Answers, cards: list[str], names: str) -> None:
    answer = answers.answer(Command("compare", tuple(dict.fromkeys(cards)), text=names))
    assert validation.validate_blocks(list(answer.private.blocks)) == []
    assert validation.validate_blocks(answer.public.post["blocks"]) == []


@given(st.sampled_from("&<a*é“\n`"), st.integers(1, 700))
def test_slack_takes_the_longest_cards(answers: Answers, sign: str, length: int) -> None:
    long = sign * length
    cards = {
        key: replace(
            answers.knowledge.cards[key],
            in_short=long,
            resume_lines=(ResumeLine(long, long, long, long),),
            confused_with=(Confusion(other, long),),
            carries_over=(Transfer(other, long),),
        )
        for key, other in (("docker", "Kubernetes"), ("kubernetes", "Docker"), ("sql", "Docker"))
    }
    other = Answers(Knowledge({**answers.knowledge.cards, **cards}, {}))
    answer = other.answer(Command("compare", ("docker", "kubernetes", "sql")))
    assert validation.validate_blocks(list(answer.private.blocks)) == []
    assert validation.validate_blocks(answer.public.post["blocks"]) == []


# A name without a card --------------------------------------------------------------------------------------------


def test_a_name_that_only_the_card_knows(alice: UserDriver) -> None:
    alice.types("/mlops docker vs virtual machine")
    alice.sees("Docker or virtual machine")
    alice.sees("A virtual machine imitates a whole computer.")
    alice.sees("virtual machine has no card of its own.")


def test_a_name_of_which_much_carries_over(alice: UserDriver) -> None:
    alice.types("/mlops vagrant or docker, which is better?")
    alice.types("/mlops docker vs vagrant")
    alice.sees("*From vagrant to Docker*  Images are new to people from Vagrant.")


@pytest.mark.parametrize("typed", ["is podman the same as docker", "docker vs podman"])
def test_a_name_that_counts_as_the_card(alice: UserDriver, typed: str) -> None:
    alice.types(f"/mlops {typed}")
    alice.sees("Docker and podman stand for the same skill.")
    assert "no card" not in alice.screen


def test_another_name_of_the_card(alice: UserDriver) -> None:
    alice.types("/mlops difference between k8s and kubernetes")
    alice.sees("k8s is another name for Kubernetes.")


def test_a_name_that_nobody_knows_is_told(alice: UserDriver) -> None:
    alice.types("/mlops docker vs blockchain")
    alice.sees("Docker in one plain sentence.")
    alice.sees("I have no card for “blockchain”, and no card mentions it.")
    alice.clicks("Open Docker")
    alice.sees("For this hire")


def test_a_name_that_other_cards_mention_is_told(alice: UserDriver) -> None:
    alice.types("/mlops docker vs kubernetes vs zeppelin")
    alice.sees("Docker packs one program")
    alice.sees("I have no card for “zeppelin”, but 2 passages mention it:")


def test_a_name_that_may_be_one_of_several_is_asked_about(alice: UserDriver) -> None:
    alice.types("/mlops difference between docker and drift")
    alice.sees("I have no card for “drift”. Did you mean one of these?")
    alice.clicks("Docker or Data Drift")
    alice.sees("Data Drift in one plain sentence.")
    assert len(alice.messages) == 1


def test_what_is_typed_comes_back_escaped_and_without_links(alice: UserDriver) -> None:
    alice.types("/mlops docker vs <!channel> zzzz https://evil.example")
    assert "<!channel>" not in alice.screen
    said = [block for block in alice.answer.blocks or [] if "no card for" in str(block)]
    assert all(block["text"].get("verbatim") for block in said)


# On every way in --------------------------------------------------------------------------------------------------


def test_one_card_asks_for_the_other_with_an_example(alice: UserDriver) -> None:
    alice.types("/mlops compare kubernetes")
    alice.sees("Compare Kubernetes with what?")
    alice.sees("`/mlops Kubernetes vs Docker`")
    alice.clicks("Kubernetes or Docker")
    alice.sees("Docker packs one program")
    assert len(alice.messages) == 1


def test_by_command_in_the_ack(alice: UserDriver) -> None:
    alice.types("/mlops Is kubernetes the same as docker")
    alice.sees("Kubernetes or Docker")
    assert all(block["type"] != "table" for block in alice.answer.blocks or [])
    alice.picks("DevOps Engineer", under="With a third")
    alice.sees("Docker is among the tools of a DevOps Engineer.")


def test_by_mention_with_a_table(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("@mlops compare docker vs kubernetes")
    bob.sees("Side by side")
    assert [block["type"] for block in bob.answer.blocks or []].count("table") == 1


def test_by_direct_message_with_a_table(alice: UserDriver) -> None:
    alice.goes_to_the_bot()
    alice.types("what is the difference between a data engineer and an sre?")
    alice.sees("Side by side")
    alice.clicks("Open Data Engineer")
    alice.sees("For this hire")


def test_it_is_kept_with_a_table_and_shared_without(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("/mlops docker vs kubernetes")
    alice.clicks("Keep")
    alice.sees("Kept: you find it")
    alice.clicks("Share with this channel")
    bob.sees("Docker packs one program")
    alice.goes_to_the_bot()
    alice.sees("Side by side")
