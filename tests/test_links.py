"""The address of an issue that is written already."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from bot.links import CUT, MAX_URL, Links

REPOSITORY = Links("", "https://github.com/us/cards")
TEXT = st.text(st.characters(codec="utf-8"))


def query(url: str | None) -> dict[str, list[str]]:
    assert url is not None
    return parse_qs(urlsplit(url).query, keep_blank_values=True, strict_parsing=True)


def test_without_a_repository_there_is_none() -> None:
    assert Links("C0123", "").new_issue("title", "body") is None


def test_it_holds_title_and_body_as_they_are() -> None:
    url = REPOSITORY.new_issue("A & B? #1", "x=1&y\n```yaml\n+ %41 é\n```")
    assert url is not None
    assert url.startswith("https://github.com/us/cards/issues/new?title=")
    assert query(url) == {"title": ["A & B? #1"], "body": ["x=1&y\n```yaml\n+ %41 é\n```"]}


@given(TEXT, st.integers(1, 400))
def test_a_long_body_is_cut_and_says_so(piece: str, times: int) -> None:
    body = piece * times
    url = REPOSITORY.new_issue("title", body)
    assert url is not None
    assert len(url) <= MAX_URL
    got = query(url)["body"][0]
    assert got == body or (got.endswith(CUT) and body.startswith(got.removesuffix(CUT)))


def test_the_body_is_cut_no_sooner_than_needed() -> None:
    assert len(REPOSITORY.new_issue("title", "x" * 9_000) or "") == MAX_URL
