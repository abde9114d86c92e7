"""The forms in which a word of a name turns up in a sentence."""

from collections.abc import Iterator

_DOUBLED = "bdglmnpt"  # consonants that are doubled before -ed: tagged, labelled


def plurals(word: str) -> Iterator[str]:
    """More than one of it: lakes, registries, caches."""
    if not word[-1:].isalpha() or word.endswith("ss"):
        return
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        yield word[:-1] + "ies"
    elif word.endswith(("s", "x", "ch", "sh")):
        yield word + "es"
    yield word + "s"


def verbs(word: str) -> Iterator[str]:
    """What is done where the word names the doing: tuning and tuned, containerization and containerized."""
    if word.endswith("ization"):
        yield from (word[:-5] + end for end in ("e", "ed", "es", "ing", "er"))
    elif word.endswith("ing") and len(word) > 5:
        stem = word[:-3]
        yield from (stem, stem + "e", stem + "ed", stem + "s", stem + "es")
        if stem[-1] in _DOUBLED and stem[-1] == stem[-2]:
            yield stem[:-1]


def spellings(word: str) -> Iterator[str]:
    """The same word in British or American letters: containerisation, labelling, optimised."""
    for american, british in (("iz", "is"), ("yz", "ys")):
        for was, other in ((american, british), (british, american)):
            head, found, tail = word.rpartition(was)
            if found and head and tail[:1] in ("a", "e", "i"):
                yield head + other + tail
    for was, other in (("eling", "elling"), ("eled", "elled"), ("elling", "eling"), ("elled", "eled")):
        if word.endswith(was):
            yield word.removesuffix(was) + other


def forms(word: str, *, doing: bool) -> set[str]:
    """Every form of the word but itself; with `doing`, those of verbs too."""
    found = {word, *(verbs(word) if doing else ())}
    found |= {other for form in found for other in spellings(form)}
    found |= {other for form in found if form == word or form in spellings(word) for other in plurals(form)}
    return found - {word}
