"""Names in a text that no card has: told by their capitals and by what stands beside them."""

import re
from collections.abc import Iterator, Sequence

from knowledge.base import Mention
from knowledge.english import frequencies

MOST = 40  # names of one text
LONGEST = 40  # characters of a name; a longer one is none
ORDINARY = 10_000  # a word met more often in English than this is no name, even among names

_NAME = re.compile(r"(?<![\w@#/.])(?:[A-Z]\w*|[a-z]{1,6}[A-Z]\w*)(?:[.&-]\w+)*[+#]*(?![\w@])")
_LISTED = re.compile(r"\s?(?:[,/|•·+&;(]|\b(?:and|or|plus)\b)\s?(?:and\b|or\b)?\s?")
_USED = re.compile(r"\b(?:with|using|used|use|via|through|like|on|including|e\.g\.)\s$", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:at|for|from|join|in|near|by|mr|mrs|ms|dr)\.?\s$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:;•*|\n–—-])\s*$")
_LOOK_BACK = 12  # characters before a name that are looked at

# Capitals that name no tool.
_NO_TOOL = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday english german french spanish dutch italian portuguese polish european american
    british europe germany france spain italy poland india usa uk us eu emea dach apac ny sf la nyc msc bsc phd ba ma
    mba ms bs md ceo cto cfo cio coo vp svp hr it cv kpi kpis okr okrs b2b b2c saas q1 q2 q3 q4 gmbh inc ltd llc corp ag
    ok id faq diy i ii iii iv am pm est cet pst utc 401k gpa pto eoe ada m f d w x mlb uat mvp poc roi sla slas slo slos
    nda tbd asap jd r&d q&a covid covid-19 cka ckad cks
    """.split()
)


def unknown(text: str, mentions: Sequence[Mention]) -> list[str]:
    """The names, each once, in the order of the text, without those that are mentioned."""
    found: dict[str, str] = {}
    for name in _names(text, mentions):
        if len(name) <= LONGEST:
            found.setdefault(name.casefold(), name)
        if len(found) == MOST:
            break
    return list(found.values())


def _names(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    at, behind = 0, -1  # the next mention, and where the last name or mention ended
    for start, stop in _runs(text, mentions):
        while at < len(mentions) and mentions[at].stop <= start:
            behind = max(behind, mentions[at].stop)
            at += 1
        is_listed = behind >= 0 and _LISTED.fullmatch(text, behind, start) is not None
        if not is_listed and at < len(mentions):
            is_listed = _LISTED.fullmatch(text, stop, mentions[at].start) is not None
        if _is_name(text, start, stop, is_listed):
            behind = stop
            yield text[start:stop]


def _runs(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Capitalized words in a row, as "Cloud Run": none of a mention's, none that just opens a sentence."""
    start = stop = -1
    at = 0
    for match in _NAME.finditer(text):
        while at < len(mentions) and mentions[at].stop <= match.start():
            at += 1
        is_known = at < len(mentions) and mentions[at].start < match.end()
        if not is_known and stop >= 0 and text[stop : match.start()] == " ":
            stop = match.end()
            continue
        if stop >= 0:
            yield start, stop
        start, stop = (-1, -1) if is_known or _opens(text, match) else match.span()
    if stop >= 0:
        yield start, stop


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether it has its capital from where it stands: an English word that opens a sentence or a line."""
    if _is_coined(match[0]) or frequencies().get(match[0].casefold(), 0) <= ORDINARY:
        return False
    return _OPENS.search(text, max(0, match.start() - _LOOK_BACK), match.start()) is not None


def _is_name(text: str, start: int, stop: int, is_listed: bool) -> bool:
    words = text[start:stop].split()
    folded = [word.casefold() for word in words]
    if any(word in _NO_TOOL for word in folded):
        return False
    counts = [frequencies().get(word, 0) for word in folded]
    before = text[max(0, start - _LOOK_BACK) : start]
    if _PLACED.search(before) and not any(map(_is_coined, words)) and not is_listed:
        return False
    if any(map(_is_coined, words)) or (len(words) == 1 and _is_acronym(words[0]) and not counts[0]):
        return True
    if len(words) > 3 or min(counts) > ORDINARY:
        return False
    if is_listed or _USED.search(before):
        return True
    return not any(counts) and not _OPENS.search(before)


def _is_acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= 6


def _is_coined(word: str) -> bool:
    """Capitals or digits within, or a dot: BigQuery, EC2, Next.js."""
    inner = word[1:]
    has_case = any(sign.isupper() for sign in inner) and any(sign.islower() for sign in word)
    has_digit = any(sign.isdigit() for sign in inner) and any(sign.isalpha() for sign in word)
    return has_case or has_digit or "." in inner or word.endswith(("+", "#"))
