"""Buttons under an answer to the command."""

import asyncio

from bot.preview.user_driver import UserDriver
from tests.conftest import Stage


def test_a_level_replaces_the_answer(alice: UserDriver) -> None:
    alice.types("/mlops questions senior")
    alice.clicks("Junior")
    alice.sees("Junior MLOps Engineer: questions")
    assert len(alice.messages) == 1


def test_another_question_follows_seen_by_the_asker_alone(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("/mlops define")
    alice.clicks("Where to find them")
    alice.sees("Where to find them: MLOps Engineer")
    assert len(alice.messages) == 2
    assert bob.messages == []


def test_sharing_shows_the_answer_to_everyone(stage: Stage) -> None:
    alice, bob = stage.alice, stage.bob
    alice.types("/mlops synonyms data engineer")
    alice.clicks("Share here")
    bob.sees("Titles to search for: Data Engineer")
    bob.sees(f"Shared by <@{alice.id}>")
    stage.slack.run(_settled(stage, 2))
    assert [message.only_for for message in alice.messages] == [None]


def test_a_shared_answer_can_be_asked_on_by_others(alice: UserDriver, bob: UserDriver) -> None:
    alice.types("/mlops levels senior")
    alice.clicks("Share here")
    bob.sees("5+ years")
    bob.clicks("Questions")
    bob.sees("Pick a level")


def test_no_action_calls_the_web_api(stage: Stage) -> None:
    stage.alice.types("/mlops define")
    stage.alice.clicks("Questions")
    stage.alice.sees("Pick a level")
    assert stage.calls("web_api") == []
    assert len(stage.calls("response_url")) == 1


async def _settled(stage: Stage, uses: int) -> None:
    """Wait until the bot has used its response_urls so many times."""
    for _ in range(300):
        if sum(entry.kind == "response_url" for entry in stage.slack.log.entries) >= uses:
            return
        await asyncio.sleep(0.01)
