"""A miss, or a mistake in a card, on its way to those who keep the cards."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.answerer import Answers, Current
from bot.answers import suggest
from bot.answers.suggest import MAX_TERM, MAX_WORDS
from bot.command import Command
from bot.forms import Carried, Origin, form_view, result_view
from bot.links import MAX_URL, Links
from bot.preview import validation
from bot.preview.user_driver import UserDriver
from bot.preview.workspace import Message, SlackError, Workspace
from knowledge import Knowledge
from tests.conftest import TRANSPORTS, Stage

IN, OUT, GONE = "C0RECRUIT", "C0GENERAL", "C0NOWHERE"  # a channel that the bot is in, one that it is not in, none
REPOSITORY = "https://github.com/us/cards"
KNOW, EXPLAIN = "What would you like to know about it?", "How would you explain it?"
WRONG, PUT = "What is wrong or missing?", "How would you put it?"
TO_ME = "Send to my direct messages"
HOSTILE = [
    "<!channel> <@U0ALICE> <https://evil.test|ok> *bold* `code` ```",
    "&" * MAX_WORDS,
    '"' * MAX_WORDS,
    "\\" * MAX_WORDS,
    "\n".join("x" * (MAX_WORDS // 2)),
    "😀" * MAX_WORDS,
    "`" * MAX_WORDS,
    "- a: [b\n  {c: 'd'\nreviewed: {by: Eve, on: 2026-01-01}",
    "\u202eesrever\u0007\ud800\ufeff\u2028end",
]


@pytest.fixture(scope="module", params=TRANSPORTS)
def _own_stage(request: pytest.FixtureRequest, cards: Knowledge) -> Iterator[Stage]:
    current = Current(Answers(cards))
    with TRANSPORTS[request.param](current) as slack:
        yield Stage(slack, current)


@pytest.fixture
def stage(_own_stage: Stage) -> Stage:
    """Of its own, since what is set up differs from test to test."""
    _own_stage.slack.run(_own_stage.clear())
    set_up(_own_stage)
    return _own_stage


def set_up(stage: Stage, channel: str = "", repository: str = "") -> None:
    """As a restart with other settings would."""
    cards = stage.current.answers.knowledge
    stage.current.answers = Answers(cards, Links(channel, repository), lambda: date(2026, 5, 31))


def snippet(blocks: list[dict[str, Any]] | None) -> str:
    """What is to be copied from a message or a view."""
    [code] = [
        "".join(piece["text"] for piece in part["elements"])
        for block in blocks or []
        if block["type"] == "rich_text"
        for part in block["elements"]
        if part["type"] == "rich_text_preformatted"
    ]
    return code


def posted(stage: Stage, channel: str = IN) -> list[Message]:
    """What everyone in the channel sees of the bot."""
    return [message for message in stage.said_by_the_bot(channel) if message.only_for is None]


def urls(blocks: list[dict[str, Any]] | None) -> list[str]:
    elements = [element for block in blocks or [] for element in block.get("elements", [])]
    return [element["url"] for element in elements if "url" in element]


# The ways in ----------------------------------------------------------------------------------------------------------


def test_a_miss_offers_to_suggest_the_term(alice: UserDriver) -> None:
    alice.types("/mlops blockchain")
    alice.clicks("Suggest this term")
    alice.sees(KNOW)
    assert element(alice, suggest.TERM)["initial_value"] == "blockchain"


@pytest.mark.parametrize("text", ["@mlops blockchain", "blockchain"])
def test_so_does_a_miss_that_was_posted(alice: UserDriver, text: str) -> None:
    if "@" not in text:
        alice.goes_to_the_bot()
    alice.types(text)
    alice.clicks("Suggest this term")
    alice.sees(KNOW)


def test_a_slip_may_be_a_term_of_its_own(alice: UserDriver) -> None:
    alice.types("/mlops find blokchain")
    alice.clicks("Suggest this term")
    assert element(alice, suggest.TERM)["initial_value"] == "blokchain"


def test_a_sentence_is_no_term_so_the_form_asks_for_one(alice: UserDriver) -> None:
    alice.types("/mlops find how tall is the tower of pisa in meters")
    alice.clicks("Suggest a term")
    assert "initial_value" not in element(alice, suggest.TERM)


def test_typed_it_opens_the_form(alice: UserDriver) -> None:
    alice.types("/mlops suggest Feast")
    alice.sees(KNOW)
    assert element(alice, suggest.TERM)["initial_value"] == "Feast"


def test_typed_with_the_name_of_a_card_it_is_about_that_card(alice: UserDriver) -> None:
    alice.types("/mlops suggest docker")
    alice.sees("*Docker*: what should change?")


@pytest.mark.parametrize("text", ["@mlops suggest feast", "suggest feast"])
def test_where_no_form_can_open_a_button_does(alice: UserDriver, text: str) -> None:
    if "@" not in text:
        alice.goes_to_the_bot()
    alice.types(text)
    alice.sees("Do you miss a term or a role?")
    alice.clicks("Suggest a term")
    assert element(alice, suggest.TERM)["initial_value"] == "feast"


def test_a_text_too_long_for_a_view_is_answered_all_the_same(alice: UserDriver) -> None:
    alice.types(f"/mlops suggest {'very ' * 700}long")
    alice.sees("Do you miss a term or a role?")
    alice.clicks("Suggest a term")
    assert len(element(alice, suggest.TERM)["initial_value"]) <= MAX_TERM


@pytest.mark.parametrize("text", ["/mlops define docker", "@mlops docker"])
def test_each_definition_offers_a_fix(alice: UserDriver, text: str) -> None:
    alice.types(text)
    alice.picks("Suggest a fix", under="More")
    alice.sees("*Docker*: what should change?")


def test_a_fix_lies_on_top_of_a_modal_and_its_result_within_slacks_three(stage: Stage, alice: UserDriver) -> None:
    alice.opens_home()
    alice.picks("Docker", under="Type a term", typing="dock")
    alice.sees("Docker in one plain sentence")
    alice.picks("The whole story", under="More")
    alice.sees(": the whole story")
    alice.picks("Suggest a fix", under="More")
    alice.enters("It is out of date.", under=WRONG)
    alice.submits()
    alice.sees("wrong_or_missing: It is out of date.")
    assert alice.errors == {}
    assert len(stage.slack.workspace.modals[alice.id]) == 3


def element(alice: UserDriver, block_id: str) -> dict[str, Any]:
    blocks = alice.awaits_modal().payload["blocks"]
    field: dict[str, Any] = next(block["element"] for block in blocks if block.get("block_id") == block_id)
    return field


# A channel that the bot is in -----------------------------------------------------------------------------------------


def test_a_term_goes_to_the_channel_unsigned_with_a_card_to_begin(
    stage: Stage, alice: UserDriver, bob: UserDriver
) -> None:
    set_up(stage, IN)
    alice.types("/mlops blockchain")
    alice.clicks("Suggest this term")
    alice.sees(f"It goes to <#{IN}>, without your name.")
    alice.enters("Is it a database?", under=KNOW)
    alice.enters("A list that nobody can change later.", under=EXPLAIN)
    alice.submits()
    alice.sees(f"✓ Sent to <#{IN}>, without your name.")
    assert TO_ME not in alice.screen
    bob.sees("Wanted: a card for blockchain")
    [message] = posted(stage)
    assert alice.id not in json.dumps(message.blocks) + message.text
    text = snippet(message.blocks)
    assert "# tests/cards/blockchain.yml\n" in text
    assert "#   Is it a database?\n" in text
    read = yaml.safe_load(text)
    assert (read["term"], read["definition"]) == ("blockchain", "A list that nobody can change later.")
    assert urls(message.blocks) == []


def test_a_fix_names_the_file_and_the_card(stage: Stage, alice: UserDriver) -> None:
    set_up(stage, IN)
    alice.types("/mlops suggest docker")
    alice.enters("It is no virtual machine.", under=WRONG)
    alice.enters("Say how the two differ.", under=PUT)
    alice.submits()
    alice.sees("✓ Sent to")
    assert yaml.safe_load(snippet(posted(stage)[0].blocks)) == {
        "file": "tests/cards/docker.yml",
        "card": "docker",
        "wrong_or_missing": "It is no virtual machine.",
        "better": "Say how the two differ.",
    }


def test_with_a_repository_a_button_opens_an_issue_that_is_written(stage: Stage, alice: UserDriver) -> None:
    set_up(stage, IN, REPOSITORY)
    alice.types("/mlops suggest feast")
    alice.submits()
    alice.sees("✓ Sent to")
    [url] = urls(posted(stage)[0].blocks)
    assert url.startswith(f"{REPOSITORY}/issues/new?title=Wanted%3A%20a%20card%20for%20feast&body=")
    assert "term%3A%20feast" in url
    alice.closes()
    alice.closes()
    alice.clicks("Open an issue with it")  # Slack tells the app of it too
    stage.settles()
    assert "older than my cards" not in alice.screen


def test_submitted_twice_it_is_posted_once_and_changed_once_more(stage: Stage, alice: UserDriver) -> None:
    set_up(stage, IN)
    alice.types("/mlops suggest feast")
    alice.submits()
    alice.sees("✓ Sent to")
    alice.closes()
    alice.submits()
    alice.sees("✓ Sent to")
    assert len(posted(stage)) == 1
    alice.closes()
    alice.enters("What is it for?", under=KNOW)
    alice.submits()
    alice.sees("What is it for?")
    alice.sees("✓ Sent to")
    assert len(posted(stage)) == 2


def test_the_form_can_be_closed_at_once(stage: Stage, alice: UserDriver) -> None:
    set_up(stage, IN)
    alice.types("/mlops suggest feast")
    alice.submits()
    stage.slack.workspace.modals[alice.id] = []
    stage.settles()
    assert len(posted(stage)) == 1


# A channel that it can't post to --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("channel", "reason"), [(OUT, f"I'm not in <#{OUT}>"), (GONE, "I can't see the channel")])
def test_a_channel_that_refuses_is_told_and_nothing_is_lost(
    stage: Stage, alice: UserDriver, channel: str, reason: str
) -> None:
    set_up(stage, channel)
    alice.types("/mlops suggest feast")
    alice.enters("What is it for?", under=KNOW)
    alice.submits()
    alice.sees(reason)
    alice.sees("Nothing is lost")
    assert "✓ Sent" not in alice.screen
    alice.clicks(TO_ME)
    alice.sees("✓ Sent to your direct messages.")
    alice.sees(reason)
    assert yaml.safe_load(snippet(stage.said_by_the_bot(alice.id)[-1].blocks))["term"] == "feast"


def test_once_the_bot_is_let_in_submitting_again_sends_it(stage: Stage, alice: UserDriver) -> None:
    set_up(stage, OUT)
    alice.types("/mlops suggest feast")
    alice.submits()
    alice.sees("I'm not in")
    members = stage.slack.workspace.conversations[OUT].members
    members.add(stage.slack.workspace.bot.id)
    try:
        alice.closes()
        alice.submits()
        alice.sees(f"✓ Sent to <#{OUT}>")
    finally:
        members.discard(stage.slack.workspace.bot.id)


def test_refused_after_the_view_was_closed_it_comes_as_a_direct_message(
    stage: Stage, alice: UserDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(workspace: Workspace, external_id: str) -> None:
        raise SlackError("not_found")

    monkeypatch.setattr(Workspace, "named_view", closed)
    set_up(stage, OUT)
    alice.types("/mlops suggest feast")
    alice.submits()
    alice.closes()
    alice.closes()
    alice.goes_to_the_bot()
    alice.sees("I'm not in")
    alice.sees("term: feast")


# Without a channel ----------------------------------------------------------------------------------------------------


def test_without_a_channel_one_gets_the_snippet_and_where_to_put_it(stage: Stage, alice: UserDriver) -> None:
    set_up(stage, "", REPOSITORY)
    alice.types("/mlops suggest Feature Flag")
    alice.sees("You get a text to hand on")
    alice.submits()
    alice.sees("Hand this on to whoever keeps the cards.")
    alice.sees("To begin a new file, `tests/cards/feature-flag.yml`:")
    blocks = alice.awaits_modal().payload["blocks"]
    assert yaml.safe_load(snippet(blocks))["term"] == "Feature Flag"
    assert len(urls(blocks)) == 1
    stage.settles()
    assert [call.name for call in stage.calls()] == ["views.open"]


# Bad input ------------------------------------------------------------------------------------------------------------


def test_a_term_that_has_a_card_is_told(alice: UserDriver) -> None:
    alice.types("/mlops suggest")
    alice.enters("k8s", under="Which term or role?")
    alice.submits()
    assert "type /mlops Kubernetes" in alice.errors[suggest.TERM]


def test_signs_alone_are_no_term(alice: UserDriver) -> None:
    alice.types("/mlops suggest")
    alice.enters("?!", under="Which term or role?")
    alice.submits()
    assert "in letters" in alice.errors[suggest.TERM]


def test_an_empty_form_is_not_sent(alice: UserDriver) -> None:
    alice.types("/mlops suggest docker")
    alice.submits()
    assert suggest.WANTED in alice.errors
    alice.enters(" \u202e ", under=WRONG)
    alice.submits()
    assert alice.errors == {suggest.WANTED: "Say in a few words what is wrong or missing."}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_goes_through_as_words(stage: Stage, alice: UserDriver, text: str) -> None:
    set_up(stage, IN, REPOSITORY)
    alice.types("/mlops suggest")
    alice.enters(f"X {text}"[:MAX_TERM], under="Which term or role?")
    alice.enters(text, under=KNOW)
    alice.enters(text, under=EXPLAIN)
    alice.submits()
    alice.sees("✓ Sent to")
    [message] = posted(stage)
    assert list(yaml.safe_load(snippet(message.blocks))) == [
        "term",
        "kind",
        "field",
        "in_short",
        "definition",
        "why_it_matters",
    ]
    assert "<!" not in message.text
    assert "<@" not in message.text
    assert not any(set("<>") & set(markup) for markup in mrkdwn(message.blocks))
    assert all(len(url) <= MAX_URL for url in urls(message.blocks))


def mrkdwn(part: Any) -> Iterator[str]:
    """Every text in which markup counts."""
    if isinstance(part, list):
        for inner in part:
            yield from mrkdwn(inner)
    elif isinstance(part, dict):
        if part.get("type") == "mrkdwn":
            yield part["text"]
        for inner in part.values():
            yield from mrkdwn(inner)


ANYTHING = st.text(max_size=600)


@given(term=ANYTHING, wanted=ANYTHING, better=ANYTHING)
def test_slack_takes_whatever_comes_of_it(cards: Knowledge, term: str, wanted: str, better: str) -> None:
    answers = Answers(cards, Links(IN, REPOSITORY))
    longest = Origin("https://hooks.slack.com/" + "x" * 200, "c" * 80, "1700000000.000100")
    for command in (suggest.missing(term), Command("suggest", ("docker",))):
        assert list(validation.validate_view(form_view(answers.context, command, longest), "modal")) == []
        values = {"term": {"value": f"x{term}"}, "wanted": {"value": wanted}, "better": {"value": better}}
        state = suggest.read(answers.context, command, values)
        carried = Carried(command, longest, state=msgspec.Raw(msgspec.json.encode(state)), refused="x" * 250)
        assert list(validation.validate_view(result_view(answers.context, carried), "modal")) == []
        made = suggest.result(answers.context, command, state)
        assert list(validation.validate_blocks(list(made.blocks))) == []
        assert isinstance(yaml.safe_load(snippet(list(made.blocks))), dict)


def test_nothing_entered_is_logged(stage: Stage, alice: UserDriver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    set_up(stage, OUT)
    alice.types("/mlops suggest a very private term")
    alice.enters("very private words", under=KNOW)
    alice.submits()
    alice.sees("I'm not in")
    assert not re.search("very private", caplog.text)
    assert "Could not answer: not_in_channel" in caplog.text
