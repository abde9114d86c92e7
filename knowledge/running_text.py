"""A running text cut into words that know where they stand. Fast, since people paste whole pages."""

import re
import unicodedata
from itertools import accumulate

_QUOTES = "'’`´"
_WITHIN = ".'+#&"  # signs that names are made of, such as node.js, c++ and w&b; elsewhere they are taken off again
_SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens and joiners, which nobody sees
_TYPOGRAPHY = {"’": "'", "‘": "'", "“": " ", "”": " ", "–": " ", "—": " ", "•": " ", "·": " ", "…": " ", "\u00a0": " "}
_FAR = re.compile("[\U00020000-\U0010ffff]+")  # no names are written there, and the table below is not to grow so large
# Where a blank was forgotten: a dot before a capital ends a sentence, others belong to a name, as in Node.Js.
_FULL_STOP = re.compile(r"\.(?<=[^\W\d_]{2}\.)(?=[A-Z][a-z])(?!Js\b)")
_PLUS = re.compile(r"\+(?<=\w\+)(?=\w)")
_LEADING, _TRAILING = "+#&'.", ".'&"


class _Cut(dict[int, int]):
    """For str.translate: small letters, digits and what stands within words stay, all else turns into a blank."""

    def __missing__(self, code: int) -> int:
        sign = chr(code)
        small = sign.lower() if len(sign.lower()) == 1 else sign
        stays = sign.isalnum() or sign in _WITHIN or sign in _SOFT or unicodedata.combining(sign)
        self[code] = cut = ord(small if stays else "'" if sign in _QUOTES else " ")
        return cut


_CUT = _Cut()


class RunningText:
    """The `words` of a text in small letters, with empty ones where several signs follow each other."""

    def __init__(self, text: str) -> None:
        self.text = text
        if not text.isascii():  # str.translate takes long for what is not ASCII, and these few are in nearly every ad
            text = _FAR.sub(lambda rare: " " * len(rare[0]), text)
            for sign, plain in _TYPOGRAPHY.items():
                text = text.replace(sign, plain)
        text = _PLUS.sub(" ", _FULL_STOP.sub(" ", text))
        self.words = text.translate(_CUT).split(" ")
        self._lengths = list(accumulate(map(len, self.words), initial=0))

    def start(self, at: int) -> int:
        """The place of the first character of a word, without signs before it."""
        word = self.words[at]
        if word.isalnum():
            return self._lengths[at] + at
        bare = word.lstrip(_LEADING) or word
        dotted = len(bare) < len(word) and word[-len(bare) - 1] == "." and bare[:1].isalpha()
        return self._lengths[at] + at + len(word) - len(bare) - dotted

    def stop(self, at: int) -> int:
        """The place behind the last character of a word, without signs behind it."""
        word = self.words[at]
        return self._lengths[at] + at + len(word if word.isalnum() else word.rstrip(_TRAILING) or word)

    def after(self, at: int) -> int | None:
        """The word after this one, or None at the end or where more than three signs stand between."""
        if at + 1 < len(self.words) and self.words[at + 1]:
            return at + 1
        for other in range(at + 2, min(at + 5, len(self.words))):
            if self.words[other]:
                return other
        return None

    def before(self, at: int) -> int | None:
        """The word before this one, or None at the start or where more than three signs stand between."""
        for other in range(at - 1, max(at - 5, -1), -1):
            if self.words[other]:
                return other
        return None

    def is_capital(self, at: int) -> bool:
        start = self.start(at)
        return self.text[start : start + 1].isupper()

    def between(self, one: int, next_one: int) -> str:
        """What stands between two words."""
        return self.text[self.stop(one) : self.start(next_one)]


def fold(word: str) -> str:
    """A word of a running text as it is spelt in the index.

    >>> fold("Node.js,"), fold("C++"), fold("W&B"), fold(".NET"), fold("Docker's"), fold("Ｐｙｔｈóｎ.")
    ('nodejs', 'c++', 'wandb', '.net', 'docker', 'python')
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    if not word.isascii():
        apart = unicodedata.normalize("NFKD", word)
        kept = (sign for sign in apart if not unicodedata.combining(sign) and sign not in _SOFT)
        word = unicodedata.normalize("NFKC", "".join(kept))
    if word == "&":
        return "and"
    bare = word.casefold().lstrip(_LEADING).rstrip(_TRAILING).removesuffix("'s")
    dot = "." if bare[:1].isalpha() and f".{bare}" in word.casefold() else ""
    return dot + bare.replace(".", "").replace("'", "").replace("&", "and")
