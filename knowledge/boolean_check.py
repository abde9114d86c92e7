"""A Boolean string as people paste it -> what is wrong with it, and the string that they meant."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.boolean import (
    OPERATORS,
    Either,
    Node,
    Not,
    Term,
    UnwritableError,
    either,
    every,
    negated,
    phrase,
    written,
)
from knowledge.engines import Syntax

LONGEST = 3_000  # characters looked at: what one message can show

_CURLY = re.compile("[“”„‟«»″]")
_SINGLE = re.compile(r"(?<!\w)[‘'‚]([^‘’'\"]+)[’'](?!\w)")
_OTHER_BRACKETS = str.maketrans("[]{}（）", "()()()")
_TOKEN = re.compile(
    r"""(?P<qualifier>[-–—+]?[a-z]+:(?:"[^"]*"|[^\s"()]+))
      | (?P<phrase>[-–—+]?"[^"]*")
      | (?P<unclosed>[-–—+]?"[^"]*$)
      | (?P<open>\() | (?P<close>\)) | (?P<comma>[,;]) | (?P<sign>&+|\|+|!)
      | (?P<word>[^\s"(),;&|]+)""",
    re.VERBOSE,
)
_SIGNS = {"&": "AND", "|": "OR", "!": "NOT"}
_GOOGLE = frozenset(["site", "intitle", "inurl", "intext", "filetype", "allintitle", "allinurl"])
_GITHUB = frozenset(["type", "language", "location", "topic", "stars", "pushed", "repos", "followers", "in"])
_NEXT_OPERATOR = re.compile(r"\s+(?:AND|OR|NOT)\b|\)")


_Tells = Callable[[str, str], None]  # takes a fault by its name, once, and how it is told


@dataclass(frozen=True)
class Fault:
    """Something that makes an engine read a string otherwise than it was meant."""

    name: str
    told: str


@dataclass(frozen=True)
class Checked:
    """`node` is what the mended string asks for, None where nothing is left of it; `typed` is how an engine that binds
    AND before OR reads it as it was typed, where that is something else."""

    faults: tuple[Fault, ...]
    syntax: Syntax
    mended: str
    node: Node | None
    typed: Node | None = None


def check(text: str) -> Checked:
    """Takes any text of at most LONGEST characters."""
    faults: dict[str, Fault] = {}

    def fault(name: str, told: str) -> None:
        faults.setdefault(name, Fault(name, told))

    tokens = _spoken_as_meant(_straight(text, fault), fault)
    syntax = _syntax(tokens)
    if syntax == "boolean":
        tokens = list(_in_quotes(list(_without_prefixes(tokens, fault)), fault))
    tree = _Reader(tokens).read(fault)
    if tree is not None and syntax == "boolean":
        _tell_mixing(tree, fault)
    if tree is None:
        fault("empty", "There is no word to look for in it.")
        return Checked(tuple(faults.values()), syntax, "", None)
    node, by_precedence = _meant(tree), _by_precedence(tree)
    typed = by_precedence if "mixed operators" in faults and by_precedence != node else None
    if isinstance(node, Not) or (isinstance(node, Either) and any(isinstance(part, Not) for part in node.of)):
        fault("only exclusions", "It only says what to leave out. Add what to look for.")
    return Checked(tuple(faults.values()), syntax, _mended(node, syntax, fault), node, typed)


def is_boolean(text: str) -> bool:
    """Whether a text is a search string rather than words about one."""
    bare = re.sub(r'"[^"]*"', '""', _CURLY.sub('"', text))
    if re.search(r"[()\[\]{}|*]|(?<!\w)(?:AND|OR)(?!\w)|(?<!\S)[-+][^\W\d]", bare):
        return True
    if any(key in _GOOGLE | _GITHUB for key in re.findall(r"(?<!\w)([a-z]+):\S", bare)):
        return True
    return '""' in bare and re.search(r"(?<!\w)(?:and|or|And|Or|NOT)(?!\w)", bare) is not None and " in " not in bare


# Signs -----------------------------------------------------------------------------------------------------------


def _straight(text: str, fault: _Tells) -> str:
    text = " ".join(text.split())
    if _CURLY.search(text):
        fault("curly quotes", "Curly quotes, as word processors make them, do not mark a phrase. Now straight.")
        text = _CURLY.sub('"', text)
    if _SINGLE.search(re.sub(r'"[^"]*"', "", text)):
        fault("single quotes", "Single quotes do not mark a phrase. Now double.")
        text = "".join(
            part if part.startswith('"') else _SINGLE.sub(r'"\1"', part) for part in re.split(r'("[^"]*")', text)
        )
    parts = re.split(r'("[^"]*")', text)
    if any(part != part.translate(_OTHER_BRACKETS) for part in parts[::2]):
        fault("other brackets", "Only round brackets group words. Now round.")
    return "".join(part if number % 2 else part.translate(_OTHER_BRACKETS) for number, part in enumerate(parts))


@dataclass(frozen=True)
class _Token:
    kind: str  # word, phrase, qualifier, operator, open or close
    text: str


def _spoken_as_meant(text: str, fault: _Tells) -> list[_Token]:
    """The tokens, each sign in the form that is understood."""
    tokens: list[_Token] = []
    at = 0
    while found := _TOKEN.search(text, at):
        at = found.end()
        kind, said = found.lastgroup or "", found[0]
        if said[0] in "–—":
            said = f"-{said[1:]}"
        if kind == "unclosed":
            fault("unclosed quote", "A quote is opened and never closed. Closed before the next operator.")
            ends = _NEXT_OPERATOR.search(text, found.start() + 1)
            at = ends.start() if ends else len(text)
            prefix, _, rest = text[found.start() : at].partition('"')
            said, kind = f'{prefix}"{rest.strip()}"', "phrase"
        if kind == "comma":
            fault("commas", "A comma means nothing there. Now OR.")
            tokens.append(_Token("operator", "OR"))
        elif kind == "sign":
            fault("signs", "&, | and ! are not understood everywhere. Now AND, OR and NOT.")
            tokens.append(_Token("operator", _SIGNS[said[0]]))
        elif kind == "word" and said.upper() in OPERATORS:
            if said not in OPERATORS:
                fault("lower-case operators", f"“{said}” in small letters is an ordinary word. Now in capitals.")
            tokens.append(_Token("operator", said.upper()))
        elif kind in ("open", "close"):
            tokens.append(_Token(kind, said))
        elif whole := _without_wildcards(kind, said, fault):
            tokens.append(whole)
    return tokens


def _without_wildcards(kind: str, said: str, fault: _Tells) -> _Token | None:
    """A word or a phrase, cleaned; None where nothing is left of it."""
    prefix = said[0] if said[0] in "-+" and len(said) > 1 else ""
    body = said[len(prefix) :]
    if kind != "qualifier" and ("*" in body or (kind == "word" and body.endswith("?"))):
        fault(
            "wildcards",
            "LinkedIn knows no wildcards (* or ?) and Google none inside a word. Taken out: write each ending you want,"
            " joined by OR.",
        )
        body = body.replace("*", " ") if kind == "phrase" else re.sub(r"[*?]", "", body)
    if kind == "qualifier":
        return _Token(kind, f"{prefix}{body}")
    told = phrase(body.strip('"').strip(), always=kind == "phrase").text if re.search(r"\w", body) else ""
    return _Token(kind, f"{prefix}{told}") if told else None


def _syntax(tokens: Sequence[_Token]) -> Syntax:
    """Which kind of engine a string is written for."""
    keys = {token.text.lstrip("-+").partition(":")[0] for token in tokens if token.kind == "qualifier"}
    if keys & _GOOGLE:
        return "google"
    return "github" if keys & _GITHUB else "boolean"


def _without_prefixes(tokens: Sequence[_Token], fault: _Tells) -> Iterator[_Token]:
    joined = True  # whether what comes next needs no AND before it
    for token in tokens:
        if token.text[0] in "+-" and len(token.text) > 1:
            fault("plus and minus", "LinkedIn does not know + and -. Now AND and NOT.")
            if token.text[0] == "-":
                yield _Token("operator", "NOT")
            elif not joined:
                yield _Token("operator", "AND")
            token = _Token(token.kind, token.text[1:])
        joined = token.kind in ("operator", "open")
        yield token


def _in_quotes(tokens: Sequence[_Token], fault: _Tells) -> Iterator[_Token]:
    """Plain words side by side are one phrase: MLOps Engineer OR ML Engineer."""
    run: list[str] = []
    for token in [*tokens, _Token("end", "")]:
        if token.kind == "word":
            run.append(token.text.strip('"'))
            continue
        if len(run) > 1:
            fault(
                "no quotes",
                f"“{' '.join(run)}” without quotes is read as single words, anywhere in a profile. Now in quotes.",
            )
            yield _Token("phrase", phrase(" ".join(run), always=True).text)
        elif run:
            yield _Token("word", phrase(run[0]).text)
        run = []
        if token.kind != "end":
            yield token


# Structure -------------------------------------------------------------------------------------------------------


@dataclass
class _Level:
    """What stands between two brackets: parts, each with the operator before it ("" for none) and whether NOT is."""

    parts: "list[tuple[str, bool, Term | _Level]]" = field(default_factory=list)


class _Reader:
    """Brackets -> levels within levels."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens

    def read(self, fault: _Tells) -> _Level | None:
        stack: list[tuple[_Level, str, bool]] = []
        level, operator, is_not = _Level(), "", False
        for token in self._tokens:
            if token.kind == "operator":
                if token.text == "NOT":
                    is_not = not is_not
                elif operator or not level.parts:
                    fault("stray operators", "An operator stands with nothing to join. Taken out.")
                    operator = operator or (token.text if level.parts else "")
                else:
                    operator = token.text
            elif token.kind == "open":
                stack.append((level, operator, is_not))
                level, operator, is_not = _Level(), "", False
            elif token.kind == "close":
                self._ends_well(operator, is_not, fault)
                if not stack:
                    fault("unbalanced brackets", "A bracket is closed that was never opened. Taken out.")
                    operator, is_not = "", False
                    continue
                level, operator, is_not = self._closed(level, *stack.pop(), fault)
            else:
                minus = token.text.startswith("-") and len(token.text) > 1
                text = token.text.lstrip("+-") if len(token.text) > 1 else token.text
                level.parts.append((operator, is_not != minus, Term(text)))
                operator, is_not = "", False
        self._ends_well(operator, is_not, fault)
        if stack:
            fault("unbalanced brackets", "A bracket is opened and never closed. Closed at the end.")
        while stack:
            level, _, _ = self._closed(level, *stack.pop(), fault)
        return level if level.parts else None

    def _closed(
        self, inner: _Level, outer: _Level, operator: str, is_not: bool, fault: _Tells
    ) -> tuple[_Level, str, bool]:
        if not inner.parts:
            fault("empty brackets", "There is nothing between two brackets. Taken out.")
            return outer, operator, is_not
        outer.parts.append((operator, is_not, inner))
        return outer, "", False

    def _ends_well(self, operator: str, is_not: bool, fault: _Tells) -> None:
        if operator or is_not:
            fault("stray operators", "An operator stands with nothing to join. Taken out.")


def _tell_mixing(level: _Level, fault: _Tells) -> None:
    joins = {"OR" if operator == "OR" else "AND" for operator, _, _ in level.parts[1:]}
    if len(joins) > 1:
        fault(
            "mixed operators",
            "AND or NOT stands beside OR without brackets, so engines read it differently. Brackets now hold the ORs"
            " together; move them if you meant the other.",
        )
    for _, _, part in level.parts:
        if isinstance(part, _Level):
            _tell_mixing(part, fault)


def _meant(part: "Term | _Level") -> Node:
    """Rows of OR first, as people mostly mean it, and as Google reads it: a NOT before a row leaves all of it out."""
    if isinstance(part, Term):
        return part
    rows: list[tuple[bool, list[Node]]] = []
    for operator, is_not, inner in part.parts:
        node = _meant(inner)
        if operator == "OR" and rows:
            left_out, row = rows[-1]
            row.append(negated(node) if is_not and not left_out else node)
        else:
            rows.append((is_not, [node]))
    return every(*(negated(either(*row)) if is_not else either(*row) for is_not, row in rows))


def _by_precedence(part: "Term | _Level") -> Node:
    """AND first, as LinkedIn Recruiter reads what has no brackets."""
    if isinstance(part, Term):
        return part
    rows: list[list[Node]] = []
    for operator, is_not, inner in part.parts:
        node = _by_precedence(inner)
        node = negated(node) if is_not else node
        if operator == "OR" or not rows:
            rows.append([node])
        else:
            rows[-1].append(node)
    return either(*(every(*row) for row in rows))


def _mended(node: Node, syntax: Syntax, fault: _Tells) -> str:
    try:
        return written(node, syntax)
    except UnwritableError:
        if syntax == "google":
            fault("brackets in Google", "Google ignores brackets, so it can't be told this in one string.")
        return written(node, "boolean")
