"""What nobody could find: counted in the log, so that the next card is the one most asked for.

A line holds the term alone, never who typed it, and only what is shaped like a term: a sentence, an address or a number
may say something about a person.
"""

import logging
import re

from knowledge.words import normalise

log = logging.getLogger("bot.misses")

WORDS = 4
CHARACTERS = 40
DIGITS = 4  # versions have a few, phone numbers many
_SHAPED = re.compile(r"[^\W_]+(?:[ +#./&'’-]+[^\W_]+)*[+#]*|\.[^\W_]+")  # c++, ci/cd, node.js, .net, k8s


def as_term(text: str) -> str | None:
    """The term as the search sees it, or None where the text is not shaped like one."""
    bare = text.strip().rstrip("?!. ")
    if len(bare) > CHARACTERS or not _SHAPED.fullmatch(bare):
        return None
    term = normalise(bare)
    is_short = len(term.split()) <= WORDS and sum(map(str.isdigit, term)) <= DIGITS
    return term if is_short and any(map(str.isalpha, term)) else None


def count(text: str) -> None:
    """Log a term that no card has; whatever is no term is dropped."""
    if term := as_term(text):
        log.info("No card for: %s", term, extra={"fields": {"miss": term}})
