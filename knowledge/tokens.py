"""The words of a running text and their places in it, found in one pass."""

import re
import unicodedata

_QUOTES = "'’`´"
_LOOSE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"  # combining marks, soft hyphens, joiners: inside a word
# A dot before a capital ends a sentence whose blank was forgotten; other dots between letters belong to a name.
_DOT = r"\.(?!(?!Js\b)[A-Z][a-z])"
_TOKEN = re.compile(
    rf"[^\W_]+(?:(?:[{_QUOTES}]|{_DOT}|[{_LOOSE}]+)[^\W_]+)*[{_LOOSE}]*[+#]*|(?<![\w.])\.[A-Za-z][^\W_]*|&"
)
_POSSESSIVE = re.compile(rf"[{_QUOTES}][sS]$")
_DROPPED = re.compile(rf"[{_QUOTES}{_LOOSE}.]")


def tokens(text: str) -> list[str]:
    """The words of the text as they stand there.

    >>> tokens("Node.js, C++ & .NET: Docker's.")
    ['Node.js', 'C++', '&', '.NET', "Docker's"]
    """
    return _TOKEN.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """Where each of `tokens(text)` starts and stops."""
    return [match.span() for match in _TOKEN.finditer(text)]


def fold(word: str) -> str:
    """A token as names are spelt in the index.

    >>> fold("Node.js"), fold("C++"), fold("&"), fold(".NET"), fold("Docker's"), fold("Ｐｙｔｈóｎ")
    ('nodejs', 'c++', 'and', '.net', 'docker', 'python')
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    if word == "&":
        return "and"
    if not word.isascii():
        apart = unicodedata.normalize("NFKD", word)
        word = unicodedata.normalize("NFKC", "".join(sign for sign in apart if not unicodedata.combining(sign)))
    start = word[0] if word[0] == "." else ""
    return start + _DROPPED.sub("", _POSSESSIVE.sub("", word.casefold()))
