"""What stands behind `search`: a role, places, skills and what to leave out, in the words that were typed."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.english import is_everyday

_PIECE = re.compile(r'-?"[^"]*"|[^\s"]+|"')
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_MARKERS = {
    **dict.fromkeys(["in", "near", "around"], "places"),
    **dict.fromkeys(["not", "without", "except", "excluding", "minus"], "without"),
    **dict.fromkeys(["with", "using", "knowing"], "must"),
}
_LINKS = frozenset(["or", "and", "/", "&", "|", ","])
_FILLING = frozenset(
    "a an the for of my our some to find me please on who is are based located but also at linkedin google x-ray "
    "string strings boolean search role position people candidates".split()
)


@dataclass
class Asked:
    """`role` is what stands before the rest, whatever it is."""

    role: str = ""
    places: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    must: list[str] = field(default_factory=list)

    @property
    def rest(self) -> str:
        """All but the role, as one would type it."""
        said = (("in", " or ", self.places), ("with", ", ", self.must), ("not", ", ", self.without))
        return " ".join(f"{word} " + link.join(f'"{words}"' for words in found) for word, link, found in said if found)


def read(text: str, common: Collection[str]) -> Asked:
    """The grammar `[role] [in PLACE] [with SKILL …] [not WORD …]`, in any order. What is in quotes stays together.

    Each word is left out by itself, unless quotes, commas or its own meaning hold several together: "not intern
    recruiter" leaves out two words, "not sales engineer" must not leave out every engineer. `common` are words that
    never stand alone, besides those that everybody uses.
    """
    asked = Asked()
    part = "role"
    pieces: dict[str, list[str]] = {"role": [], "places": [], "without": [], "must": []}
    for piece in _PIECE.findall(text.translate(_QUOTES)):
        if marked := _MARKERS.get(piece.casefold().rstrip(",:")):
            is_not_in = marked == "places" and part == "without" and pieces[part][-1] == ","
            part = part if is_not_in else marked  # "not in Berlin" leaves Berlin out
            pieces[part].append(",")
        elif piece.endswith((",", ";")) and part != "places":
            pieces[part] += [piece.rstrip(",;"), ","]
        else:
            pieces[part].append(piece)
    asked.role = _said([piece for piece in pieces["role"] if piece.casefold() not in _FILLING])
    asked.places = _unique(map(_said, _runs(pieces["places"])))
    asked.must = _unique(map(_said, _runs(pieces["must"])))
    asked.without = _unique(
        words
        for run in _runs(pieces["without"])
        for words in ([_said(run)] if _belongs_together(run, common) else map(_said, ([piece] for piece in run)))
    )
    return asked


def _belongs_together(run: Sequence[str], common: Collection[str]) -> bool:
    return any(piece.casefold() in common or is_everyday(piece) for piece in run)


def _runs(pieces: Sequence[str]) -> Iterator[list[str]]:
    """What stands between links; a piece in quotes stands alone."""
    run: list[str] = []
    for piece in [*pieces, ","]:
        if piece.casefold() in _LINKS or '"' in piece:
            if run:
                yield run
            run = []
            if len(piece) > 1 and '"' in piece:
                yield [piece]
        else:
            run.append(piece)


def _said(pieces: Sequence[str]) -> str:
    """The words without quotes; nothing where there is no letter or digit in them."""
    told = " ".join(" ".join(pieces).replace('"', " ").split()).strip(" ,:;?!.")
    return told if re.search(r"\w", told) else ""


def _unique(found: Iterable[str]) -> list[str]:
    return [*dict.fromkeys(filter(None, found))]
