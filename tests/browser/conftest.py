"""The bot on the stand-in for Slack over Socket Mode, its cards in a folder that tests may spoil, and a browser."""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

import knowledge
from bot.answerer import Answers, Current
from bot.preview.reload import Reloader
from bot.preview.run import connected, running
from bot.preview.server import PreviewSlack
from bot.preview.user_driver import UserDriver
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.sampler import create_sampler, manifest
from tests.browser.screen import Complaints, Screen
from tests.conftest import CARDS as TEST_CARDS
from tests.conftest import Stage

PATIENCE = 15_000  # milliseconds; a busy machine is slow, and an answer that is there is never waited for
DESKTOP, PHONE = (1280, 800), (375, 740)

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of the browser go to one worker: two browsers at once would only wait for each other."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("browser"))


def eventually(condition: Callable[[], bool], seconds: float = PATIENCE / 1000) -> bool:
    """Whether the condition comes true in good time, for what does not show on the page."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()


# The browser ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="package")
def browser() -> Iterator[BrowserContext]:
    """One for all these tests, and gone after them: Playwright keeps an event loop on this thread."""
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        context = browser.new_context(locale="en-US", permissions=["clipboard-read", "clipboard-write"])
        context.set_default_timeout(PATIENCE)
        yield context
        browser.close()


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Every page is listened to, and a test whose page complains fails."""
    complaints = Complaints()
    yield complaints
    assert complaints.unforgiven == []


class Opens(Protocol):
    def __call__(self, address: str, size: tuple[int, int] = DESKTOP, *, dark: bool = False) -> Screen: ...


@pytest.fixture
def opens(browser: BrowserContext, warm: None, complaints: Complaints) -> Iterator[Opens]:
    """Opens the page in a new tab."""
    pages: list[Page] = []

    def open_(address: str, size: tuple[int, int] = DESKTOP, *, dark: bool = False) -> Screen:
        page = browser.new_page()
        pages.append(page)
        complaints.listen(page)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.goto(address)
        screen = Screen(page)
        expect(screen.composer).to_be_visible()
        return screen

    yield open_
    for page in pages:
        page.close()


@pytest.fixture(scope="package")
def warm(browser: BrowserContext, _preview: Stage) -> None:
    """A tab that stays open keeps Chromium from starting over for each test, which would double the time."""
    browser.new_page().goto(f"{_preview.slack.url}/page/icon.svg")


# The bot -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="package")
def cards_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tests' own cards."""
    folder = tmp_path_factory.mktemp("preview") / "cards"
    shutil.copytree(TEST_CARDS, folder)
    return folder


@pytest.fixture(scope="package")
def _preview(cards_folder: Path) -> Iterator[Stage]:
    current = Current(Answers(knowledge.load(cards_folder)))
    with (
        PreviewSlack(retry_delays=(0.0, 0.1, 0.1)) as slack,
        Reloader([cards_folder], slack, current),
        running(slack, current),
    ):
        alice = UserDriver(slack, "Alice")
        alice.opens_messages_tab()
        alice.sees("Hi! I explain")  # said once to each person: no test is to depend on coming first
        yield Stage(slack, current)


@pytest.fixture
def stage(_preview: Stage) -> Stage:
    """The bot's workspace, with nothing said in it yet."""
    _preview.slack.run(_preview.clear())
    return _preview


@pytest.fixture
def screen(stage: Stage, opens: Opens) -> Screen:
    """The page in a desktop's window."""
    return opens(stage.slack.url)


@pytest.fixture
def phone(stage: Stage, opens: Opens) -> Screen:
    """The page on a phone."""
    return opens(stage.slack.url, PHONE)


@pytest.fixture
def card(stage: Stage, cards_folder: Path) -> Iterator[Path]:
    """The file of one card, as it was again after the test."""
    path = cards_folder / "feature-store.yml"
    sound = path.read_text("utf-8")
    yield path
    spoiled = stage.current.answers.knowledge
    path.write_text(sound, "utf-8")
    assert eventually(lambda: stage.current.answers.knowledge is not spoiled)


# The sampler ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="package")
def _sampler() -> Iterator[PreviewSlack]:
    with PreviewSlack(manifest=manifest()) as slack, connected(slack, create_sampler(slack.settings())):
        yield slack


@pytest.fixture
def sampler(_sampler: PreviewSlack, stage: Stage, opens: Opens) -> Screen:
    """The page with another app behind it, which uses what the bot does not."""
    _sampler.run(replace(stage, slack=_sampler).clear())
    return opens(_sampler.url)
