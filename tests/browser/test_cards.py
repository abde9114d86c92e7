"""A card author at work: cards are saved, broken and mended while the page is open."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.screen import Screen
from tests.conftest import Stage

SAID, MENDED = "Feature Store in one plain sentence.", "Feature Store in one better sentence."


def test_a_saved_card_draws_the_answer_on_the_page_anew(screen: Screen, card: Path) -> None:
    screen.says("/mlops define feature store")
    expect(screen.answer).to_contain_text(SAID)
    card.write_text(card.read_text("utf-8").replace(SAID, MENDED), "utf-8")
    expect(screen.answer).to_contain_text(MENDED)
    expect(screen.page.get_by_text("Cards reloaded")).to_be_visible()
    expect(screen.messages).to_have_count(1)
    expect(screen.answer).to_contain_text("Only visible to you")
    expect(screen.answer).not_to_contain_text("(edited)")


def test_a_broken_card_is_named_with_its_line_and_the_last_good_one_serves_on(screen: Screen, card: Path) -> None:
    sound = card.read_text("utf-8")
    line = 1 + sound.splitlines().index("kind: concept")
    screen.says("/mlops define feature store")
    expect(screen.answer).to_contain_text(SAID)

    card.write_text(sound.replace("kind: concept", "kind: contraption"), "utf-8")
    banner = screen.notices.get_by_role("alert")
    expect(banner).to_contain_text("A card has a problem")
    expect(banner.get_by_role("listitem")).to_contain_text(f"feature-store.yml:{line}: ")
    expect(banner).to_contain_text("The last good cards are still being served.")
    screen.page.reload()
    expect(banner).to_contain_text("A card has a problem")
    screen.says("/mlops define feature store")
    expect(screen.messages).to_have_count(1)  # the private answer of before is gone
    expect(screen.answer).to_contain_text(SAID)

    card.write_text(sound.replace(SAID, MENDED), "utf-8")
    expect(banner).to_be_hidden()
    for message in screen.messages.all():
        expect(message).to_contain_text(MENDED)


def test_an_answer_in_a_thread_is_drawn_anew_too(screen: Screen, card: Path) -> None:
    screen.says("@mlops what is a feature store?")
    screen.opens_thread()
    expect(screen.replies).to_contain_text(SAID)
    card.write_text(card.read_text("utf-8").replace(SAID, MENDED), "utf-8")
    expect(screen.replies).to_contain_text(MENDED)


def test_what_could_be_written_better_stands_beside_what_is_broken(screen: Screen, stage: Stage) -> None:
    def show(problems: list[str], style: list[str]) -> None:
        stage.slack.loop.call_soon_threadsafe(stage.slack.page.show_problems, problems, style)

    show([], ["docker.yml:3: short: “leverage” is jargon", "docker.yml:9: short: too long"])
    summary = screen.notices.get_by_text("2 things to write better")
    summary.click()
    expect(screen.notices.get_by_role("listitem").first).to_contain_text("“leverage” is jargon")
    show(["docker.yml:4: kind: unknown"], ["docker.yml:3: short: “leverage” is jargon"])
    expect(screen.notices.get_by_text("1 thing to write better")).to_be_visible()
    expect(screen.notices.get_by_role("alert")).to_contain_text("docker.yml:4")
    show([], [])
    expect(screen.notices.get_by_role("listitem")).to_have_count(0)
