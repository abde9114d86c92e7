"""What axe-core finds on the page, in each of its states, light and dark. Nothing is let through, however slight."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.screen import Screen

ASKED = (  # an answer of each kind
    *("help", "list", "define docker", "resume", "compare python vs sql", "intake", "titles", "search", "where"),
    *("questions", "questions senior", "levels", "screen senior", "practice", "find kubernetes", "review"),
    *("docket", "flurble", "decode we need Kubernetes, Docker and 5+ years of Terraform"),
)
EVERYTHING = {"resultTypes": ["violations"]}
COLOURS = {**EVERYTHING, "runOnly": ["color-contrast"]}


def violations(screen: Screen) -> list[str]:
    """One line for each: the rule, how grave it is, and where."""
    found = Axe().run(screen.page, options=EVERYTHING).response["violations"]
    screen.page.emulate_media(color_scheme="dark")
    found += Axe().run(screen.page, options=COLOURS).response["violations"]
    screen.page.emulate_media(color_scheme="light")
    return [
        f"{one['id']} ({one['impact']}): {', '.join(' '.join(map(str, node['target'])) for node in one['nodes'])}"
        for one in found
    ]


def test_a_channel_with_an_answer_of_each_kind(screen: Screen) -> None:
    for text in (*(f"/mlops {asked}" for asked in ASKED), "Good *morning*"):
        screen.says(text)
    expect(screen.messages).to_have_count(len(ASKED) + 1)
    screen.composer.press_sequentially("/ml")
    expect(screen.page.get_by_role("option")).to_have_count(1)
    assert violations(screen) == []


def test_a_modal_its_error_and_its_result(screen: Screen) -> None:
    screen.says("/mlops redflags")
    raised = screen.modal.get_by_role("checkbox", name='"I never did cloud"')
    unasked = screen.modal.get_by_role("checkbox", name="Cloud", exact=True)
    raised.check()
    unasked.check()
    screen.modal.get_by_role("button", name="Show what to ask").click()
    expect(screen.modal).to_contain_text("Keep it in one of the two lists.")
    assert violations(screen) == []
    unasked.uncheck()
    screen.modal.get_by_role("textbox").fill("We host it ourselves")
    screen.modal.get_by_role("button", name="Show what to ask").click()
    expect(screen.modal).to_contain_text("Ask before you decide")
    assert violations(screen) == []
    screen.modal.get_by_role("button", name="Post in #recruiting").click()
    expect(screen.page.get_by_role("dialog", name="Post in #recruiting?")).to_be_visible()
    assert violations(screen) == []


def test_a_thread(screen: Screen) -> None:
    screen.says("@mlops what is a feature store?")
    screen.opens_thread()
    expect(screen.replies).to_have_count(1)
    assert violations(screen) == []


def test_home_and_the_inspector(screen: Screen) -> None:
    screen.opens_home()
    expect(screen.home).to_contain_text("On the call")
    screen.opens_inspector()
    entry = screen.entries.filter(has_text="views.publish")
    entry.locator("summary").click()
    screen.inspector.get_by_text("Faults", exact=True).first.click()
    expect(entry.get_by_role("region", name="Body")).to_be_visible()
    assert violations(screen) == []


def test_the_banner_of_a_broken_card(screen: Screen, card: Path) -> None:
    card.write_text("term: [", "utf-8")
    expect(screen.notices.get_by_role("alert")).to_contain_text("feature-store.yml:")
    assert violations(screen) == []


def test_a_phone(phone: Screen) -> None:
    phone.says("/mlops questions senior")
    expect(phone.messages).to_have_count(1)
    assert violations(phone) == []
    phone.page.get_by_role("button", name="Conversations").click()
    assert violations(phone) == []


def test_selects_menus_and_fields(sampler: Screen) -> None:
    sampler.says("/mlops elements")
    sampler.answer.get_by_role("combobox", name="Which tool?").press_sequentially("ow")
    expect(sampler.page.get_by_role("option")).to_have_count(2)
    assert violations(sampler) == []
    sampler.button("More options").click()
    expect(sampler.page.get_by_role("menuitem")).to_have_count(2)
    assert violations(sampler) == []
    sampler.page.keyboard.press("Escape")
    for count, kind in enumerate(("markup", "blocks", "long"), start=2):
        sampler.says(f"/mlops {kind}")
        expect(sampler.messages).to_have_count(count)
    assert violations(sampler) == []


def test_a_notice_in_a_modal(sampler: Screen) -> None:
    sampler.page.get_by_role("button", name="Shortcuts").click()
    sampler.page.get_by_role("menuitem", name="See notices").click()
    expect(sampler.modal.get_by_role("note")).to_have_count(5)
    assert violations(sampler) == []


def test_an_empty_page_and_faults_that_wait(sampler: Screen) -> None:
    sampler.opens_inspector()
    sampler.inspector.get_by_text("Faults", exact=True).first.click()
    sampler.inspector.get_by_role("button", name="Lose the next ack").click()
    expect(sampler.inspector.get_by_role("status")).to_have_text("Lose the next ack")
    assert violations(sampler) == []
