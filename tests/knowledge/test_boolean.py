"""Search strings that people typed: what is wrong with them, and what they ask for once they are mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.boolean import Either, Every, Node, Not, Term, either, every, in_words, negated, phrase, written
from knowledge.boolean_check import check, is_boolean


@pytest.mark.parametrize(
    ("typed", "mended", "faults"),
    [
        ('("ML Engineer" OR MLOps) AND Kubeflow NOT intern', None, set()),
        ("“ML Engineer” OR MLOps", '"ML Engineer" OR MLOps', {"curly quotes"}),
        ("'ML Engineer' OR MLOps", '"ML Engineer" OR MLOps', {"single quotes"}),
        ('"ML Engineer" or MLOps', '"ML Engineer" OR MLOps', {"lower-case operators"}),
        ("a And b", "a AND b", {"lower-case operators"}),
        ("(a OR b", "a OR b", {"unbalanced brackets"}),
        ("((a OR b) AND c", "(a OR b) AND c", {"unbalanced brackets"}),
        ("a OR b)) OR c", "a OR b OR c", {"unbalanced brackets"}),
        ("[a OR b] AND c", "(a OR b) AND c", {"other brackets"}),
        ('"data engineer AND python', '"data engineer" AND python', {"unclosed quote"}),
        ("kube* AND develop?", "kube AND develop", {"wildcards"}),
        ("a AND b OR c", "a AND (b OR c)", {"mixed operators"}),
        ("a OR b NOT c", "(a OR b) NOT c", {"mixed operators"}),
        ("x NOT a OR b", "x NOT (a OR b)", {"mixed operators"}),
        ("a AND (b OR c) NOT (d OR e)", None, set()),
        ("ML Engineer OR Data Engineer", '"ML Engineer" OR "Data Engineer"', {"no quotes"}),
        ("python -java +sql", "python AND sql NOT java", {"plus and minus"}),
        ("a | b & c", "(a OR b) AND c", {"signs", "mixed operators"}),
        ("a, b, c", "a OR b OR c", {"commas"}),
        ("AND a OR OR b AND", "a OR b", {"stray operators"}),
        ("a AND ()", "a", {"empty brackets", "stray operators"}),
        ("NOT a", "NOT a", {"only exclusions"}),
        ("a AND NOT b", "a NOT b", set()),
        ('site:linkedin.com/in "data engineer" OR etl Berlin -intern', None, set()),
        ("type:user language:Python", None, set()),
        ("C++ OR scikit-learn", '"C++" OR "scikit-learn"', set()),
        ("R&D AND python", "R AND D AND python", {"signs"}),
    ],
)
def test_each_fault_is_named_and_mended(typed: str, mended: str | None, faults: set[str]) -> None:
    checked = check(typed)
    assert checked.mended == (typed if mended is None else mended)
    assert {fault.name for fault in checked.faults} == faults


@pytest.mark.parametrize("typed", ["", "()", "AND", "((((", '"', "* ?", "NOT", "“”", ",;,"])
def test_nothing_to_look_for_is_said(typed: str) -> None:
    checked = check(typed)
    assert checked.node is None
    assert checked.faults[-1].name == "empty"


def test_mixed_operators_are_told_both_ways() -> None:
    checked = check("mlops OR devops AND python")
    assert checked.node
    assert in_words(checked.node) == ["mlops or devops", "and python"]
    assert checked.typed
    assert in_words(checked.typed) == ["mlops or (devops and python)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data engineer in Berlin not intern", False),
        ('"data engineer" in "New York"', False),
        ("data engineer NOT intern", False),
        ("data engineer, remote", False),
        ("x-ray", False),
        ("data engineer AND python", True),
        ('"data engineer" NOT intern', True),
        ("(data engineer", True),
        ("kube*", True),
        ("“data engineer” or “etl developer”", True),
        ("site:linkedin.com/in mlops", True),
        ("mlops -intern", True),
    ],
)
def test_a_string_is_told_from_words_about_one(text: str, expected: bool) -> None:
    assert is_boolean(text) is expected


# Any text, any tree ----------------------------------------------------------------------------------------------

SIGNS = ["a", "ml engineer", '"b c"', "“d”", "AND", "or", "NOT", "(", ")", "-e", "+f", "g*", ",", "|", '"', "[", "x:y"]
TERMS = st.sampled_from(["python", "data engineer", "C++", "or", "Kubernetes"]).map(phrase)
TREES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3, unique=True).map(lambda parts: either(*parts)),
        st.lists(inner, min_size=2, max_size=3, unique=True).map(lambda parts: every(*parts)),
        inner.map(negated),
    ),
    max_leaves=8,
)


@given(st.lists(st.sampled_from(SIGNS), max_size=14).map(" ".join) | st.text(max_size=200))
def test_a_mended_string_has_no_fault_left_but_lacking_what_to_look_for(text: str) -> None:
    checked = check(text)
    if checked.node:
        again = check(checked.mended)
        assert {fault.name for fault in again.faults} <= {"only exclusions"}
        assert again.mended == checked.mended
        assert again.node == checked.node


@given(TREES)
def test_what_is_written_is_read_again(tree: Node) -> None:
    assert truth(check(written(tree, "boolean")).node) == truth(tree)


def truth(node: Node | None) -> list[bool]:
    """What a search finds, over every combination of the terms it could hold."""
    names = sorted({"python", '"data engineer"', '"C++"', '"or"', "Kubernetes"})
    assert node
    return [holds(node, {name for at, name in enumerate(names) if bits >> at & 1}) for bits in range(2 ** len(names))]


def holds(node: Node, there: set[str]) -> bool:
    match node:
        case Term(text):
            return text in there
        case Not(of):
            return not holds(of, there)
        case Every(of):
            return all(holds(part, there) for part in of)
        case Either(of):
            return any(holds(part, there) for part in of)


@given(st.text(max_size=80))
def test_a_phrase_holds_no_sign_that_an_engine_reads(words: str) -> None:
    text = phrase(words, always=True).text
    assert text.startswith('"')
    assert text.endswith('"')
    assert not set('"“”„‟«»*\n\t') & set(text[1:-1])
