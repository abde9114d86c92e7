"""A folder of cards is read whole, or every problem in it is named with its line and the way to mend it."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge import Card, CardError, Knowledge, load
from knowledge.problem import Problem

SOUND = {"term": "Widget", "kind": "tool", "field": "Testing", "definition": "A thing.", "why_it_matters": "It helps."}
LAST = "in_short: It widgets.\n"

QUESTION = "{ask: How, why: So, listen_for: {cog: a wheel}, strong: Yes, weak: No, follow_up: Then}"
LEVEL = f"{{years: 0-2, indicators: [Reads], questions: [{QUESTION}]}}"
FLAG = "{flag: Never, why_it_matters: It does, could_also_mean: Nothing, ask: When}"
ROLE = f"""\
role:
  title: Widget Maker
  search: {{titles: [Widget Maker]}}
  where_to_find: [{{place: Fairs, how: Go there}}]
  levels:
    junior: {LEVEL}
    mid: {LEVEL}
    senior: {LEVEL}
  red_flags: [{FLAG}]
"""


def card(more: str = "", **fields: str | None) -> str:
    """A sound card, one field a line: five that each card needs, from line 6 on what is added, and a sixth at the end.

    A field given as None is left out.
    """
    written = {**SOUND, **fields}
    return "".join(f"{name}: {value}\n" for name, value in written.items() if value is not None) + more + LAST


def write(folder: Path, *texts: str | bytes) -> Path:
    """The texts as a.yml, b.yml and so on."""
    for name, text in zip("abcdefghij", texts, strict=False):
        (folder / f"{name}.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def read(folder: Path, *texts: str | bytes) -> Knowledge:
    return load(write(folder, *texts))


def first(folder: Path, *texts: str | bytes) -> Card:
    return read(folder, *texts).cards["a"]


def problems(folder: Path, *texts: str | bytes) -> list[Problem]:
    with pytest.raises(CardError) as caught:
        read(folder, *texts)
    return list(caught.value.problems)


def places(found: list[Problem]) -> list[tuple[str, int, str]]:
    return [(Path(problem.file).name, problem.line, problem.where) for problem in found]


class Broken(NamedTuple):
    """A card with one thing wrong, and how its one problem is put."""

    text: str | bytes
    line: int
    where: str
    says: str


BROKEN = {
    "a misspelt key": Broken(card().replace("definition", "defnition"), 4, "defnition", "did you mean 'definition'?"),
    "an unknown key": Broken(card(zzz="x"), 6, "zzz", "use one of: term, aliases, not_in_text"),
    "a missing field": Broken(card(field=None), 1, "", "'field' is missing; add it: the field it belongs to"),
    "a list for a text": Broken(card(definition="[a, b]"), 4, "definition", "write one text, without '- '"),
    "a text for a list": Broken(card(aliases="gadget"), 6, "aliases", "start each entry on a new line with '- '"),
    "a mapping for a text": Broken(card(definition="{a: b}"), 4, "definition", "put the text in quotes"),
    "a text for a block": Broken(card(reviewed="Ann"), 6, "reviewed", "a block of fields (by, on)"),
    "a list for a block": Broken(card(reviewed="[Ann]"), 6, "reviewed", "a block of fields (by, on)"),
    "a bad kind": Broken(card(kind="tol"), 2, "kind", "did you mean 'tool'?"),
    "a kind like no other": Broken(card(kind="xyz"), 2, "kind", "use one of: concept, language, platform, practice"),
    "a bad date": Broken(card(reviewed="{by: Ann, on: May}"), 6, "reviewed > on", "year-month-day: 2026-05-31"),
    "a day that is not": Broken(card(reviewed="{by: Ann, on: 2026-02-30}"), 6, "reviewed > on", "not a date"),
    "an empty value": Broken(card(definition=""), 4, "definition", "fill it in, or delete the line"),
    "empty quotes": Broken(card(analogy='" "'), 6, "analogy", "fill it in, or delete the line"),
    "a long label": Broken(card(term="W" * 76), 1, "term", "76 characters are too many; shorten it to 75"),
    "a long text": Broken(
        card(definition="w" * 701), 4, "definition", "701 characters are too many; shorten it to 700"
    ),
    "a double key": Broken(card("kind: tool\n"), 6, "kind", "given twice; keep one"),
    "a bad level": Broken(card(ROLE.replace("junior:", "junor:")), 11, "role > levels > junor", "mean 'junior'?"),
    "a missing level": Broken(
        card(re.sub(" +mid: .*\n", "", ROLE)), 11, "role > levels", "'mid' is missing; add it: what to expect at mid"
    ),
    "an empty list": Broken(card(ROLE.replace(FLAG, "")), 14, "role > red_flags", "the list is empty; give at least 1"),
    "a long list": Broken(
        card(ROLE.replace(FLAG, ", ".join([FLAG] * 11))),
        14,
        "role > red_flags",
        "11 entries are too many; keep the best 10",
    ),
    "a bad entry": Broken(card("aliases:\n  - fine\n  - [no]\n"), 8, "aliases 2", "write one text"),
    "a colon in a text": Broken(card(definition="Note: a thing"), 4, "", "indentation, quotes and colons"),
    "a crooked list": Broken(card("aliases:\n  - a\n - b\n"), 8, "", "indentation, quotes and colons"),
    "a tab": Broken(card("aliases:\n\t- a\n"), 7, "", "indentation, quotes and colons"),
    "an unknown anchor": Broken(card(analogy="*other"), 6, "", "undefined alias"),
    "two cards in one": Broken(card("---\n" + card(term="Gadget")), 6, "", "another document"),
    "a control character": Broken(card('pronunciation: "a\n\n \x07"\n'), 8, "", "delete it and type it again"),
    "nothing": Broken("", 1, "", "the file is empty; write a card in it"),
    "only a comment": Broken("# to be written\n", 1, "", "the file is empty; write a card in it"),
    "a bare text": Broken(
        "A widget is a thing.\n", 1, "", "a block of fields (term, kind, field, in_short, definition"
    ),
    "latin-1": Broken(card(analogy="café").encode("latin-1"), 6, "", "with the encoding UTF-8"),
    "utf-16": Broken(card().encode("utf-16"), 1, "", "with the encoding UTF-8"),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_card_has_one_problem_with_its_line_and_the_mending(tmp_path: Path, broken: Broken) -> None:
    found = problems(tmp_path, broken.text)
    assert places(found) == [("a.yml", broken.line, broken.where)]
    assert broken.says in found[0].message


@pytest.mark.parametrize("text", [card(), card(ROLE), card("\n# a remark\n"), "---\n" + card()])
def test_a_sound_card_loads(tmp_path: Path, text: str) -> None:
    assert first(tmp_path, text).term == "Widget"


def test_a_quote_left_open_is_named_where_it_opens(tmp_path: Path) -> None:
    assert places(problems(tmp_path, card(definition='"A thing.'))) == [("a.yml", 4, "")]


def test_a_bracket_left_open_is_named_where_it_opens(tmp_path: Path) -> None:
    assert places(problems(tmp_path, card(definition="[a, b"))) == [("a.yml", 4, "")]


def test_a_control_character_is_found_behind_accents(tmp_path: Path) -> None:
    text = card("# " + "é" * 40 + "\nanalogy: \x07\n" + "\n" * 50)
    assert places(problems(tmp_path, text)) == [("a.yml", 7, "")]


def test_a_list_as_a_key_is_a_problem(tmp_path: Path) -> None:
    assert places(problems(tmp_path, card("? [a, b]\n: c\n")))[0][:2] == ("a.yml", 6)


def test_a_term_without_a_letter_is_a_problem(tmp_path: Path) -> None:
    assert places(problems(tmp_path, card(term='"???"'))) == [("a.yml", 1, "term")]


def test_an_alias_without_a_letter_is_a_problem(tmp_path: Path) -> None:
    assert places(problems(tmp_path, card(aliases='[gadget, "!"]'))) == [("a.yml", 6, "aliases 2")]


def test_all_that_is_wrong_in_a_card_is_named(tmp_path: Path) -> None:
    text = card(kind="tol", field=None, aliases="gadget", zzz="x")
    assert [(problem.line, problem.where) for problem in problems(tmp_path, text)] == [
        (1, ""),
        (2, "kind"),
        (5, "aliases"),
        (6, "zzz"),
    ]


TEN = (
    "a misspelt key",
    "a missing field",
    "a list for a text",
    "a bad kind",
    "an empty value",
    "a long label",
    "a bad level",
    "a tab",
    "nothing",
    "latin-1",
)


def test_ten_broken_cards_are_ten_problems_in_order(tmp_path: Path) -> None:
    broken = [BROKEN[name] for name in TEN]
    with pytest.raises(CardError) as caught:
        read(tmp_path, *(one.text for one in broken))
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.problems) == 10
    for file, one, line in zip("abcdefghij", broken, lines, strict=True):
        place = f"{tmp_path / file}.yml:{one.line}: {one.where}"
        assert line.startswith(f"{place}: " if one.where else place)
        assert one.says in line


def test_a_sound_card_beside_a_broken_one_has_no_problem(tmp_path: Path) -> None:
    found = problems(tmp_path, card(related="[Gadget]"), card(term="Gadget", kind="tol"))
    assert places(found) == [("b.yml", 2, "kind")]


def test_a_shared_role_is_not_missed_while_its_card_is_broken(tmp_path: Path) -> None:
    found = problems(tmp_path, card(same_role_as="Gadget"), card(ROLE, term="Gadget", kind="tol"))
    assert places(found) == [("b.yml", 2, "kind")]


# Folders --------------------------------------------------------------------------------------------------------------


def test_a_folder_without_cards_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no card")
    [problem] = problems(tmp_path)
    assert str(tmp_path) in str(problem)
    assert "there are no cards here; name a folder that holds *.yml files" in str(problem)


@pytest.mark.parametrize("as_text", [False, True])
def test_a_missing_folder_is_a_problem(tmp_path: Path, as_text: bool) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(CardError, match=r"missing.*there are no cards here"):
        load(str(missing) if as_text else missing)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text(card())
    with pytest.raises(CardError, match="there are no cards here"):
        load(file)


def test_a_card_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "b.yml").symlink_to("nowhere")
    (tmp_path / "c.yml").mkdir()
    assert [Path(problem.file).name for problem in problems(tmp_path, card())] == ["b.yml", "c.yml"]


def test_the_lock_of_an_open_editor_is_no_card(tmp_path: Path) -> None:
    (tmp_path / ".#a.yml").symlink_to("ann@laptop.4711")
    assert list(read(tmp_path, card()).cards) == ["a"]


def test_a_card_goes_by_the_name_of_its_file(tmp_path: Path) -> None:
    cards = read(tmp_path, card(), card(term="Gadget")).cards
    assert {key: card.term for key, card in cards.items()} == {"a": "Widget", "b": "Gadget"}


def test_a_folder_without_the_default_card_has_none(tmp_path: Path) -> None:
    assert read(tmp_path, card()).default is None


# Cards that disagree --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("other", ["Widget", "widget", "Wid-get", "WIDGET"])
def test_a_term_in_two_cards_is_named_in_both(tmp_path: Path, other: str) -> None:
    found = problems(tmp_path, card(), card(term=other))
    assert places(found) == [("a.yml", 1, "term"), ("b.yml", 1, "term")]
    assert "also in b.yml:1" in found[0].message
    assert "also in a.yml:1" in found[1].message


def test_an_alias_in_two_cards_is_named_in_both(tmp_path: Path) -> None:
    found = problems(tmp_path, card(aliases="[thing]"), card("aliases:\n  - gizmo\n  - Thing\n", term="Gadget"))
    assert places(found) == [("a.yml", 6, "aliases 1"), ("b.yml", 8, "aliases 2")]
    assert "'thing' is also in b.yml:8" in found[0].message
    assert "'Thing' is also in a.yml:6" in found[1].message
    assert all("list it under 'claims_aliases' in the card that keeps it" in problem.message for problem in found)


def test_an_alias_twice_in_one_card_is_harmless(tmp_path: Path) -> None:
    assert read(tmp_path, card(aliases="[widget, thing, thing]")).lookup("thing").card is not None


@pytest.mark.parametrize("claims_aliases", ["thing", "Thing"])
def test_an_alias_goes_to_the_card_that_claims_it(tmp_path: Path, claims_aliases: str) -> None:
    found = read(
        tmp_path, card(aliases="[thing]"), card(term="Gadget", aliases="[thing]", claims_aliases=f"[{claims_aliases}]")
    )
    assert found.lookup("thing").card == found["Gadget"]
    assert found.lookup("widget").card == found["Widget"]


def test_two_cards_cannot_claim_one_alias(tmp_path: Path) -> None:
    found = problems(
        tmp_path, *(card(term=term, aliases="[thing]", claims_aliases="[thing]") for term in ("Widget", "Gadget"))
    )
    assert places(found) == [("a.yml", 6, "aliases 1"), ("b.yml", 6, "aliases 1")]


def test_a_term_cannot_be_claimed(tmp_path: Path) -> None:
    found = problems(tmp_path, card(), card(term="Gadget", aliases="[widget]", claims_aliases="[widget]"))
    assert places(found) == [("a.yml", 1, "term"), ("b.yml", 6, "aliases 1")]


def test_nobody_is_told_to_claim_a_term(tmp_path: Path) -> None:
    found = problems(tmp_path, card(), card(term="Gadget", aliases="[widget]"))
    assert not any("claims_aliases" in problem.message for problem in found)


def test_claiming_an_alias_that_one_does_not_list_takes_it_from_nobody(tmp_path: Path) -> None:
    found = read(tmp_path, card(aliases="[thing]"), card(term="Gadget", claims_aliases="[thing]"))
    assert found.lookup("thing").card == found["Widget"]


@pytest.mark.parametrize("name", ["Nothing", "gadget", "Widget"])
def test_a_related_term_must_be_that_of_another_card(tmp_path: Path, name: str) -> None:
    found = problems(tmp_path, card(f"related:\n  - Gadget\n  - {name}\n"), card(term="Gadget"))
    assert places(found) == [("a.yml", 8, "related 2")]
    assert f"no other card has the term '{name}'" in found[0].message


def test_a_shared_role_serves_both_cards(tmp_path: Path) -> None:
    found = read(tmp_path, card(same_role_as="Gadget"), card(ROLE, term="Gadget"))
    assert found["Widget"].role is not None
    assert found["Widget"].role == found["Gadget"].role


@pytest.mark.parametrize("name", ["Nothing", "Gadget", "Widget"])
def test_a_shared_role_must_exist(tmp_path: Path, name: str) -> None:
    found = problems(tmp_path, card(same_role_as=name), card(term="Gadget"))
    assert places(found) == [("a.yml", 6, "same_role_as")]
    assert f"no card with a 'role' part has the term '{name}'" in found[0].message


def test_a_card_has_a_role_or_shares_one_but_not_both(tmp_path: Path) -> None:
    found = problems(tmp_path, card(ROLE, same_role_as="Gadget"), card(ROLE, term="Gadget"))
    assert places(found) == [("a.yml", 6, "same_role_as")]
    assert "delete one of the two" in found[0].message


# What YAML makes of innocent text -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["No", "on", "1.10", "2024-01-01", "0x1F", "1_000", ".5", "1e3", "010", "12:30", "="])
def test_text_stays_as_it_was_written(tmp_path: Path, text: str) -> None:
    loaded = first(tmp_path, card(definition=text, analogy=f"'{text}'", aliases=f"[x, {text}y]"))
    assert (loaded.definition, loaded.analogy, loaded.aliases) == (text, text, ("x", f"{text}y"))


def test_on_is_a_key_like_any_other(tmp_path: Path) -> None:
    reviewed = first(tmp_path, card("reviewed:\n  by: Ann\n  on: 2026-05-31\n")).reviewed
    assert reviewed is not None
    assert (reviewed.by, reviewed.on.isoformat()) == ("Ann", "2026-05-31")


def test_an_anchor_repeats_a_text(tmp_path: Path) -> None:
    loaded = first(tmp_path, card(definition="&same A thing.", analogy="*same"))
    assert loaded.analogy == loaded.definition == "A thing."


def test_an_anchor_inside_itself_is_a_problem(tmp_path: Path) -> None:
    assert places(problems(tmp_path, card(aliases="&loop [*loop]"))) == [("a.yml", 6, "aliases 1")]


@pytest.mark.parametrize("tag", ["!!python/name:os.system", "!!int", "!own"])
def test_a_tag_runs_nothing(tmp_path: Path, tag: str) -> None:
    assert first(tmp_path, card(definition=f"{tag} 'A thing.'")).definition == "A thing."


def test_folded_lines_become_one(tmp_path: Path) -> None:
    assert first(tmp_path, card(definition=">-\n  A thing\n\n  of   use.")).definition == "A thing of use."


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_they_do_anywhere(tmp_path: Path, ending: str) -> None:
    assert places(problems(tmp_path, card(zzz="x").replace("\n", ending))) == [("a.yml", 6, "zzz")]


def test_a_byte_order_mark_is_skipped(tmp_path: Path) -> None:
    assert first(tmp_path, b"\xef\xbb\xbf" + card().encode()).term == "Widget"


def test_lines_count_the_same_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert places(problems(tmp_path, b"\xef\xbb\xbf" + card(kind="tol").encode())) == [("a.yml", 2, "kind")]


# Anything at all ------------------------------------------------------------------------------------------------------


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A sound card, with something cut out and something else put in its place, a few times."""
    text = card(ROLE, aliases="[thing]", related="[]", reviewed="{by: Ann, on: 2026-05-31}")
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 30))
        patch = draw(
            st.text(max_size=5) | st.sampled_from(["\t", "\n", ": ", "- ", "? ", "&x ", "*x", "{", "[", "'", '"'])
        )
        text = text[:start] + patch + text[end:]
    return text.encode()


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=9)
KEYS = st.sampled_from(Card.__struct_fields__) | st.text(max_size=5) | st.integers() | st.tuples(st.integers())
VALUES = st.recursive(LEAVES, lambda part: st.lists(part, max_size=3) | st.dictionaries(KEYS, part, max_size=3))


def dumped(fields: dict[Any, Any]) -> bytes:
    return yaml.safe_dump({**SOUND, "in_short": "It widgets.", **fields}, allow_unicode=True).encode()


def lines_in(raw: bytes) -> int:
    """As YAML counts them: it takes more signs than most for the end of a line."""
    return len(re.split("\r\n|[\r\n\x85\u2028\u2029]", raw.decode(errors="replace")))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cards")


def outcome(folder: Path, raw: bytes) -> Card | tuple[Problem, ...]:
    try:
        return first(folder, raw)
    except CardError as error:
        return error.problems


@settings(max_examples=400, deadline=None)
@given(raw=st.binary() | st.text().map(str.encode) | mangled() | st.dictionaries(KEYS, VALUES, max_size=4).map(dumped))
@example(raw=b"\x00")
@example(raw=b"\xff")
@example(raw=b"[")
@example(raw=b"? [a]\n: b\n")
@example(raw=card(term="'\U0001f389'").encode())
@example(raw=("# " + "é" * 9 + "\n\x07").encode())
def test_any_file_loads_or_has_problems_in_its_lines(scratch: Path, raw: bytes) -> None:
    result = outcome(scratch, raw)
    if isinstance(result, Card):
        assert result.term
    else:
        assert result
        assert all(1 <= problem.line <= lines_in(raw) and problem.message for problem in result)
