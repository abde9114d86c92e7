"""A key that words share when they sound alike to an English ear."""

import re

# Spellings of one sound, then letters that a listener mixes up. Vowels are dropped, and so is a letter said twice.
_SPELLINGS = (
    *(("ph", "f"), ("gh", "g"), ("kn", "n"), ("qu", "kv"), ("x", "ks"), ("tur", "chur")),
    *(("ce", "se"), ("ci", "si"), ("cy", "sy"), ("ge", "je"), ("gi", "ji"), ("gy", "jy")),
)
_LETTERS = str.maketrans("cqgzwbdj", "kkksvptj", "aeiouhy")
_TWICE = re.compile(r"(.)(?=\1)")


def sound(key: str) -> str:
    """The consonants of a squashed name as heard.

    >>> sound("kubernetes") == sound("coopernetties"), sound("sagemaker") == sound("sagemacher")
    (True, True)
    """
    for spelt, said in _SPELLINGS:
        key = key.replace(spelt, said)
    return _TWICE.sub("", key.translate(_LETTERS))
