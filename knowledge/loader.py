"""Folders of cards -> Knowledge, or every problem at once."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from knowledge.agreement import disagreements
from knowledge.base import Knowledge
from knowledge.card import Card
from knowledge.card_reader import read_card
from knowledge.collector import collector_resting
from knowledge.problem import CardError, Problem, Source, shown

CARDS = Path(__file__).parent / "cards"


def load(*folders: Path | str) -> Knowledge:
    """Read every *.yml in the folders (default: the cards that come with the project).

    A card's key is its file's name without the ending; a card in a later folder replaces the one of the same key in an
    earlier folder. Raises CardError with all the problems of all the files.
    """
    with collector_resting():
        return _load([Path(folder) for folder in folders or (CARDS,)])


def _load(folders: Iterable[Path]) -> Knowledge:
    cards: dict[str, Card] = {}
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for folder in folders:
        # An editor keeps its locks beside the cards, as .#name.yml.
        files = sorted(folder.glob("[!.]*.yml")) if folder.is_dir() else []
        if not files:
            message = "there are no cards here; name a folder that holds *.yml files"
            problems.append(Problem(shown(folder), 1, "", message))
        for file in files:
            try:
                cards[file.stem], sources[file.stem] = read_card(file)
            except CardError as error:
                problems += error.problems
    # A link into a broken card would be reported as pointing nowhere.
    problems += disagreements(cards, sources, all_read=not problems)
    if problems:
        raise CardError(problems)
    return Knowledge({key: _with_role(card, cards) for key, card in cards.items()}, sources)


def _with_role(card: Card, cards: Mapping[str, Card]) -> Card:
    if card.same_role_as is None:
        return card
    owner = next(other for other in cards.values() if other.term == card.same_role_as)
    return msgspec.structs.replace(card, role=owner.role)
