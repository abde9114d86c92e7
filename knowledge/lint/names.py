"""Would a name be read into a sentence that means something else?"""

from collections.abc import Iterator

from knowledge.base import Knowledge
from knowledge.card import Card
from knowledge.english import frequencies
from knowledge.lint.parts import Finding
from knowledge.lint.style import STYLE
from knowledge.problem import Where
from knowledge.words import key as fold

# A product's name has a capital in a sentence, and the word does not: Ray and ray.
_PRODUCTS = frozenset({"tool", "platform", "language"})
_MEANT_AS_NAMES = frozenset(map(fold, STYLE.meant_as_names))


def english_words(card: Card, knowledge: Knowledge) -> Iterator[Finding]:
    marked = _MEANT_AS_NAMES.union(map(fold, card.not_in_text))
    names: list[tuple[Where, str]] = [(("term",), card.term)]
    names += [(("aliases", number), alias) for number, alias in enumerate(card.aliases)]
    for where, name in names:
        if name.isupper() or (name[0].isupper() and card.kind in _PRODUCTS):
            continue
        if frequencies().get(name.casefold(), 0) >= STYLE.ordinary_word and fold(name) not in marked:
            advice = "write it with its capital" if card.kind in _PRODUCTS else "list it under 'not_in_text' too"
            yield where, f"'{name}' is an ordinary word as well, and would be found in any sentence; {advice}"


CHECKS = (english_words,)
