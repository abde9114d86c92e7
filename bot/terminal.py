"""The bot without Slack: one answer in the terminal, or the parser's reading of many texts."""

import json
from collections.abc import Iterable, Iterator

import msgspec

from bot.answerer import Answers
from bot.command import Command
from bot.parser import Courtesy, NotFound, Reading


def readings(answers: Answers, lines: Iterable[str]) -> Iterator[str]:
    """For each line a JSON object: what the parser makes of it. A line may be a JSON string."""
    for line in lines:
        yield msgspec.json.encode(_as_terms(answers, answers.parse(_text(line)))).decode()


def _text(line: str) -> str:
    stripped = line.strip()
    if stripped.startswith('"') and stripped.endswith('"'):
        try:
            text = json.loads(stripped)
        except ValueError:
            return stripped
        return text if isinstance(text, str) else stripped
    return stripped


def _as_terms(answers: Answers, read: Reading) -> dict[str, object]:
    """Cards by their terms, as a person would name them."""
    match read:
        case Command():
            terms = [answers.knowledge.cards[key].term for key in read.cards]
            return {"kind": "command", "verb": read.verb, "cards": terms, "level": read.level, "suggestions": []}
        case NotFound():
            terms = [card.term for card in read.suggestions]
            return {"kind": "not_found", "verb": read.verb, "cards": [], "level": read.level, "suggestions": terms}
        case Courtesy():
            return {"kind": "courtesy", "verb": None, "cards": [], "level": None, "suggestions": []}
