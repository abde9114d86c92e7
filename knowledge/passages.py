"""Words -> the passages of the cards that speak of them, best first."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.card import LEVELS, Card, LevelName
from knowledge.words import normalise

MARK_START, MARK_END = "\ue000", "\ue001"  # private-use characters: no card holds them

SHOWN_WORDS = 40  # of a longer passage, those around the words found

# Words that nearly every passage holds say nothing about what is looked for.
IGNORED = frozenset(
    normalise(
        """
        a an and are as at be by can do does for from how i in is it of on or
        that the they this to what when which who with
        """
    ).split()
)


@dataclass(frozen=True)
class Passage:
    """A piece of a card. `part` says which, `level` where it belongs to one. Found words stand between the marks."""

    card: Card
    part: str
    text: str
    level: LevelName | None = None


class Passages:
    """A full-text index (SQLite's FTS5, with its Porter stemmer and BM25 ranking) over every passage of every card.

    It is built when it is first asked for something: most processes that load the cards never do, and it takes as long
    as all the rest of the loading.
    """

    def __init__(self, cards: Iterable[Card]) -> None:
        self._cards = tuple(cards)
        self._lock = Lock()  # one connection, used by many threads in turn
        self._index: _Index | None = None

    def find(self, words: str, limit: int, *, every_word: bool = False) -> list[Passage]:
        """The passages with all the words, then those with some. A misspelt word is read as the nearest known one.

        With `every_word`, only those that have all the words as they are spelled.
        """
        asked = [word for word in _words(words) if word not in IGNORED]
        if not asked:
            return []
        with self._lock:
            if self._index is None:
                self._index = _Index(self._cards)
            return self._index.find(asked, limit, every_word)


class _Index:
    """The built index. Used by one thread at a time."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._passages = [passage for card in cards for passage in _passages(card)]
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute("CREATE VIRTUAL TABLE passage USING fts5(text, tokenize = 'porter unicode61')")
        self._database.executemany("INSERT INTO passage VALUES (?)", ((passage.text,) for passage in self._passages))
        self._known = {word for passage in self._passages for word in _words(passage.text)}

    def find(self, asked: Iterable[str], limit: int, every_word: bool) -> list[Passage]:
        wanted = [word if every_word else self._spelt(word) for word in asked]
        found = self._search(" AND ".join(map(_quoted, wanted)), limit)
        if len(found) < limit and len(wanted) > 1 and not every_word:
            found |= self._search(" OR ".join(map(_quoted, wanted)), limit + len(found))
        return [self._found(number, text) for number, text in list(found.items())[:limit]]

    def _search(self, expression: str, limit: int) -> dict[int, str]:
        """Row number -> text with marks, best first."""
        query = """
            SELECT rowid, snippet(passage, 0, ?, ?, '…', ?) FROM passage WHERE passage MATCH ? ORDER BY rank, rowid
            LIMIT ?
        """
        found = self._database.execute(query, (MARK_START, MARK_END, SHOWN_WORDS, expression, limit))
        return dict(found.fetchall())

    def _spelt(self, word: str) -> str:
        """The word, or the known one it is a slip of. The first letter is hardly ever the wrong one."""
        if word in self._known or len(word) < 5:
            return word
        slips = 1 if len(word) < 8 else 2
        alike = [known for known in self._known if known[0] == word[0]]
        nearest = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=slips)
        return nearest[0] if nearest else word

    def _found(self, row: int, text: str) -> Passage:
        passage = self._passages[row - 1]  # SQLite counts rows from 1
        return Passage(passage.card, passage.part, text, passage.level)


def _words(text: str) -> list[str]:
    return normalise(text).replace("/", " ").replace(".", " ").split()


def _quoted(word: str) -> str:
    """As FTS5 takes a plain word, whatever is in it."""
    return '"' + word.replace('"', '""') + '"'


def _passages(card: Card) -> Iterator[Passage]:
    yield Passage(card, "definition", f"{card.term}: {card.definition}")
    yield Passage(card, "definition", card.why_it_matters)
    for confusion in card.confused_with:
        yield Passage(card, "definition", f"{confusion.term}: {confusion.difference}")
    for transfer in card.carries_over:
        yield Passage(card, "definition", f"{transfer.term}: {transfer.still_new}")
    for line in card.resume_lines:
        yield Passage(card, "résumé line", line.line)
    for question in card.questions:
        yield Passage(card, "question", question.ask)
    if card.role and not card.same_role_as:
        for name in LEVELS:
            level = getattr(card.role.levels, name)
            for question in level.questions:
                yield Passage(card, "question", question.ask, name)
            for indicator in level.indicators:
                yield Passage(card, "indicator", indicator, name)
        for flag in card.role.red_flags:
            yield Passage(card, "red flag", f"{flag.flag}. {flag.why_it_matters}")
