"""How text is folded before anything looks at it: pure functions, shared by the search and the command grammar."""

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’`´]")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")  # "a.i." and "a.i" are "ai"
_NO_WORD = re.compile(r"[^\w+#./]|_")  # names are also made of these four signs: c++, c#, .net and node.js, ci/cd
_INNER_SIGNS = re.compile(r"(?<=\w)\.|(?<=\b\w)/(?=\w\b)")  # "node.js" and "a/b" are one word, "aws/gcp" are two


def normalise(text: str) -> str:
    """Fold case, width, accents, punctuation and spacing, and keep what carries meaning.

    >>> normalise("  “CI/CD” —  Node.js, C++ & what’s .NET?? ")
    'ci/cd node.js c++ and whats .net'
    """
    if text.isascii():
        text = text.rstrip(" ?!.")
        if text.replace(" ", "").isalnum():  # most texts: nothing to fold but case and spacing
            return " ".join(text.lower().split())
    else:
        text = unicodedata.normalize("NFKC", _without_accents(text))
    text = _NO_WORD.sub(" ", _APOSTROPHES.sub("", text.casefold().replace("&", " and ")))
    text = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), text)
    return " ".join(filter(None, map(_without_loose_signs, text.split())))


def split(normalised: str) -> list[str]:
    """The words of a normalised text.

    >>> split("ci/cd"), split("a/b test"), split("node.js"), split(".net core"), split("c++")
    (['ci', 'cd'], ['ab', 'test'], ['nodejs'], ['.net', 'core'], ['c++'])
    """
    if "." in normalised or "/" in normalised:
        normalised = _INNER_SIGNS.sub("", normalised).replace("/", " ")
    return normalised.split()


def squash(normalised: str) -> str:
    """The key of a normalised text, the same for "ml-ops", "ml ops" and "mlops".

    >>> squash("ci/cd"), squash("node.js"), squash("c++")
    ('cicd', 'nodejs', 'c++')
    """
    return "".join(split(normalised))


def key(name: str) -> str:
    """What a name is found by: names that the search can't tell apart have the same key."""
    return squash(normalise(name))


def _without_loose_signs(word: str) -> str:
    bare = word.lstrip("+#/.").rstrip("/.")
    return f".{bare}" if word[0] == "." and word[1:2].isalpha() else bare


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
