"""A key that words share when they sound alike to an English ear."""

import re

# Spellings of one sound, then letters that a listener mixes up. Vowels are dropped, and so is a letter said twice.
_SPELLINGS = {
    **{"ph": "f", "gh": "g", "kn": "n", "qu": "kv", "x": "ks", "tur": "chur"},
    **{"ce": "se", "ci": "si", "cy": "sy", "ge": "je", "gi": "ji", "gy": "jy"},
}
_SPELT = re.compile("|".join(_SPELLINGS))
_LETTERS = str.maketrans("cqgzwbdj", "kkksvptj", "aeiouhy")
_TWICE = re.compile(r"(.)(?=\1)")


def sound(key: str) -> str:
    """The consonants of a squashed name as heard.

    >>> sound("kubernetes") == sound("coopernetties"), sound("sagemaker") == sound("sagemacher")
    (True, True)
    """
    said = _SPELT.sub(lambda spelt: _SPELLINGS[spelt[0]], key)
    return _TWICE.sub("", said.translate(_LETTERS))
