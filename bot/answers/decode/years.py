"""Years of experience with something that was not public for so long."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from bot.answers.decode.own_names import is_own_name
from knowledge.base import Mention
from knowledge.card import Card

_NUMBERS = {
    word: number
    for number, word in enumerate(
        """
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen twenty
        """.split(),
        start=2,
    )
}
# "12+ years", "5-7 yrs", "ten years": the lower number counts.
_YEARS = re.compile(
    rf"(?<![\w.,$€£/-])(\d{{1,2}}|{'|'.join(_NUMBERS)})\+?\s?(?:(?:-|–|to)\s?\d{{1,2}}\+?\s?)?-?(?:years?|yrs?)\b['’]?",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_BEFORE_NAME = re.compile(
    r"[\s,’'-]*(?:\b(?:of|in|with|on|using|the|a|experience|exp|expertise|working|hands|professional|production|commercial"
    r"|practical|solid|strong|proven|deep|relevant|extensive|building|running|operating|developing|managing|writing"
    r"|programming|coding|administering|deploying|work|use|s)\b[\s,’'-]*){0,7}",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"\s?(?:[(\[:–—]|-\s)?\s?(?:for\s|over\s|about\s|more than\s|at least\s)?", re.IGNORECASE)
_UNTIL_SINCE = re.compile(
    r"[\s,(]*(?:in\s|production\s|daily\s|at\sscale\s|experience\s|professionally\s){0,3}\s*", re.I
)
_LISTED = re.compile(r"\s?(?:,|/|&|,?\s?\b(?:and|or)\b)\s?", re.IGNORECASE)
_OR = re.compile(r"\bor\b|/", re.IGNORECASE)


class Claim(msgspec.Struct, frozen=True, array_like=True):
    """More years with a card's tool than it has been public for, or a `began` year before it was."""

    key: str
    years: int
    began: int = 0


def impossible(text: str, mentions: Sequence[Mention], keys: Sequence[str], today: date) -> list[Claim]:
    """The claims of a text that can't be. `mentions` are in order, `keys` are those of their cards."""
    found: dict[str, Claim] = {}
    for claimed, years, began in _claims(text, mentions):
        claims = [Claim(keys[at], years, began) for at in claimed if _is_impossible(mentions[at], years, began, today)]
        # "10 years of Java or Kotlin" is met by one of the two.
        is_choice = _OR.search(text, mentions[claimed[0]].stop, mentions[claimed[-1]].start) is not None
        if claims and (not is_choice or len(claims) == len(claimed)):
            for claim in claims:
                found.setdefault(claim.key, claim)
    return list(found.values())


def _claims(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[list[int], int, int]]:
    """The mentions that a number of years, or a first year, is said of."""
    starts = [mention.start for mention in mentions]
    stops = [mention.stop for mention in mentions]
    for match in _YEARS.finditer(text):
        years = _NUMBERS.get(match[1].casefold()) or int(match[1])
        after = bisect_left(starts, match.end())
        if after < len(mentions) and _BEFORE_NAME.fullmatch(text, match.end(), starts[after]):
            claimed = [after]
            while claimed[-1] + 1 < len(mentions) and _LISTED.fullmatch(
                text, stops[claimed[-1]], starts[claimed[-1] + 1]
            ):
                claimed.append(claimed[-1] + 1)
            yield claimed, years, 0
            continue
        before = bisect_right(stops, match.start()) - 1
        if before >= 0 and _BEHIND_NAME.fullmatch(text, stops[before], match.start()):
            yield [before], years, 0
    for match in _SINCE.finditer(text):
        before = bisect_right(stops, match.start()) - 1
        if before >= 0 and _UNTIL_SINCE.fullmatch(text, stops[before], match.start()):
            yield [before], 0, int(match[1])


def _is_impossible(mention: Mention, years: int, began: int, today: date) -> bool:
    """A name that only counts as the card may be older than what the card is about."""
    card = mention.card
    if card.since is None or not is_own_name(card, mention.name):
        return False
    year, month = map(int, card.since.month.split("-"))
    if began:
        return began < year
    return years * 12 > (today.year - year) * 12 + today.month - month + 1


def public_since(card: Card) -> str:
    """The month as one says it: "June 2014"."""
    if card.since is None:
        return ""
    return date.fromisoformat(f"{card.since.month}-01").strftime("%B %Y")
