"""A question with its anchors: how a strong, a fair and a weak answer sound.

Three anchors tied to what was said, as structured interviews have them (OPM; Google's re:Work).
"""

from collections.abc import Iterator, Mapping

from bot.block_kit import Block, cut, escape, note, quoted, sections
from knowledge.card import Question

ANCHORS = ("strong", "fair", "weak")


def anchors_of(question: Question) -> dict[str, str]:
    """The anchors that the card has, strongest first."""
    found = {name: getattr(question, name) for name in ANCHORS}
    return {name: text for name, text in found.items() if text}


def explained(words: Mapping[str, str]) -> str:
    """Words to listen for, each with its meaning, as markup."""
    return ", ".join(f"*{escape(word)}* ({escape(meaning)})" for word, meaning in words.items())


def in_full(question: Question, title: str, why: str) -> Iterator[Block]:
    """In the order of a call: ask, listen, follow up; why one asks comes last and quietly. `title` is markup."""
    yield from sections(_lines(question, title))
    yield note(cut(f"{why}: {escape(question.why)}"))


def _lines(question: Question, title: str) -> Iterator[str]:
    yield title
    if question.listen_for:
        yield f"*Listen for*  {explained(question.listen_for)}"
    for name, text in anchors_of(question).items():
        yield f"*{name.capitalize()}*  {escape(text)}"
    yield f"*Follow up*  {quoted(question.follow_up)}"
