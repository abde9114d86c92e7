"""Each answer about a card ends with who vouches for it."""

from datetime import date

import msgspec
import pytest

from bot.answerer import Answerer
from bot.preview.user_driver import readable
from bot.verbs import VERBS
from knowledge import Knowledge
from knowledge.card import Reviewed

VERBS_OF_CARDS = [verb.name for verb in VERBS if verb.needs in ("card", "role")]


@pytest.fixture(scope="module")
def reviewed(cards: Knowledge) -> Answerer:
    """An answerer whose MLOps card somebody has reviewed."""
    by = Reviewed("Dana <& team>", date(2026, 5, 3))
    mlops = msgspec.structs.replace(cards.cards["mlops"], reviewed=by)
    return Answerer(Knowledge({**cards.cards, "mlops": mlops}, cards.sources))


@pytest.mark.parametrize("verb", VERBS_OF_CARDS)
def test_it_names_the_reviewer_and_the_day(reviewed: Answerer, verb: str) -> None:
    for message in reviewed.ask(f"{verb} mlops")[1:]:
        last = readable({"blocks": [message.blocks[-1]]})
        assert last == "Reviewed by Dana &lt;&amp; team&gt; on 3 May 2026."


@pytest.mark.parametrize("verb", VERBS_OF_CARDS)
def test_or_says_that_nobody_has_yet(answerer: Answerer, verb: str) -> None:
    for message in answerer.ask(f"{verb} mlops")[1:]:
        assert readable({"blocks": [message.blocks[-1]]}) == "Not reviewed by your engineers yet."
