"""Slack's markup on the page, and text that would rather be HTML."""

from playwright.sync_api import Locator, Page, expect

from bot.preview.user_driver import UserDriver
from tests.browser.sampler import HOSTILE
from tests.browser.screen import Screen


def test_markup_is_drawn_as_slack_draws_it_and_code_copied_as_it_is(sampler: Screen) -> None:
    sampler.says("/mlops markup")
    answer = sampler.answer
    expect(answer.get_by_role("strong").filter(has_text="bold")).to_be_visible()
    expect(answer.get_by_role("emphasis")).to_have_text("italic")
    assert "bold  italic" in answer.inner_text()  # both spaces
    expect(answer.get_by_text("struck", exact=True)).to_have_css("text-decoration-line", "line-through")
    expect(answer.get_by_role("code").first).to_have_text("code")
    expect(answer.get_by_role("blockquote")).to_have_text("quoted")
    expect(answer.get_by_role("listitem")).to_have_count(0)  # mrkdwn has no lists
    for line in ("• first", "- second", "1. one"):
        expect(answer).to_contain_text(line)
    expect(answer).to_contain_text("snake_case_name 🎉")
    for mention in ("@Bob", "#general", "@here"):
        expect(answer.get_by_text(mention, exact=True)).to_be_visible()
    link = answer.get_by_role("link", name="a link")
    expect(link).to_have_attribute("href", "https://example.com/a?b=1&c=2")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(answer.get_by_role("link", name="https://example.com", exact=True)).to_be_visible()

    sampler.answer.get_by_role("code").last.hover()
    sampler.button("Copy").click()
    expect(sampler.page.get_by_text("Copied")).to_be_visible()
    copied = sampler.page.evaluate("() => navigator.clipboard.readText()")
    assert copied == '("ML Engineer" OR "MLOps") NOT intern'


def test_rich_text_has_lists_and_a_table_headed_columns(sampler: Screen) -> None:
    sampler.says("/mlops blocks")
    answer = sampler.answer
    expect(answer.get_by_role("listitem")).to_have_text(["first, with bold words", "deeper", "one", "two"])
    expect(answer.get_by_role("list").nth(2)).to_have_attribute("start", "3")
    expect(answer.get_by_role("strong").filter(has_text="bold words")).to_be_visible()
    expect(answer.get_by_role("emphasis")).to_have_text("italic")
    expect(answer.get_by_role("blockquote")).to_have_text("quoted")
    expect(answer.get_by_role("code").filter(has_text="SELECT 1")).to_be_visible()
    expect(answer.get_by_role("link", name="a link")).to_have_attribute("href", "https://example.com/")
    for shown in ("@Bob", "#general", "@here", "🎉"):
        expect(answer).to_contain_text(shown)

    table = sampler.answer.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(["Tool", "What it does"])
    expect(table.get_by_role("cell")).to_have_text(["Airflow", "plans jobs", "Docker", "packs programs"])
    expect(table.get_by_role("cell", name="plans jobs")).to_have_css("text-align", "right")


def test_a_long_section_is_folded_and_no_wider_than_slacks(sampler: Screen) -> None:
    sampler.says("/mlops long")
    more = sampler.button("See more")
    expect(more).to_have_count(1)  # the other section of the same length expands
    end = sampler.answer.get_by_text("line 9 of the folded").first
    height = "(node) => node.closest('.block').getBoundingClientRect().height"
    folded: float = end.evaluate(height)
    more.click()
    expect(more).to_have_count(0)
    assert end.evaluate(height) > folded + 50

    width: float = sampler.answer.get_by_text("line 9 of the folded").first.evaluate(
        "(node) => node.getBoundingClientRect().width"
    )
    assert width <= 600


MADE = """() => document.querySelectorAll("img, iframe, object, [onerror], [onclick]").length
    + document.querySelectorAll("script:not([src^='/page/js/'])").length
    + [...document.links].filter(({ protocol }) => protocol === "javascript:").length"""


def made_of_text(page: Page) -> int:
    """How much of the text has become part of the page. Had any of it run, the alert would fail the test."""
    made: int = page.evaluate(MADE)
    return made


def shows(place: Locator) -> None:
    expect(place).to_contain_text("<img src=x onerror=alert(1)> <script>alert(2)</script>")


def test_what_a_person_types_stays_text(screen: Screen, bob: UserDriver) -> None:
    screen.says(HOSTILE)
    shows(screen.answer)
    bob.types(HOSTILE, thread_ts=bob.messages[0].ts)
    screen.opens_thread()
    shows(screen.replies)
    screen.says(f"@mlops define {HOSTILE}")
    screen.says(f"/mlops {HOSTILE}")
    expect(screen.answer).to_contain_text("Only visible to you")
    screen.opens_inspector()
    entry = screen.entries.filter(has_text="envelope").filter(has_text="slash_commands")
    entry.locator("summary").click()
    expect(entry).to_contain_text("onerror=alert(1)")
    assert made_of_text(screen.page) == 0


def test_what_an_app_sends_stays_text(sampler: Screen) -> None:
    sampler.says("/mlops hostile")
    shows(sampler.answer.get_by_role("heading"))
    shows(sampler.answer)
    expect(sampler.answer.get_by_role("button", name="<img src=x onerror=alert(1)>")).to_be_visible()
    expect(sampler.answer.get_by_role("link")).to_have_count(0)
    assert made_of_text(sampler.page) == 0
