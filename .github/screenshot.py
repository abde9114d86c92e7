"""Takes the README's pictures: `python .github/screenshot.py` writes the .png files beside it, and nothing else.

Needs `pip install -e '.[dev]'` and Chromium (apt-get install chromium, or CHROMIUM=/path/to/chromium).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
COMMAND = "/mlops questions senior"
NAMES = ("chromium", "chromium-browser", "google-chrome")


class Picture(NamedTuple):
    name: str
    size: tuple[int, int]
    scheme: Literal["light", "dark"]
    prepare: Callable[[Page], None]


@contextmanager
def preview() -> Iterator[str]:
    """The address of a running preview."""
    command = [sys.executable, "app.py", "preview", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - all ours
        try:
            said = process.stdout.readline() if process.stdout else ""
            if "http://" not in said:
                sys.exit(f"The preview did not start: {said}")
            yield next(word for word in said.split() if word.startswith("http://"))
        finally:
            process.terminate()


def ask(page: Page) -> None:
    """The answer from its heading on, and below it the command that asked for it, brought back with the arrow."""
    composer = page.get_by_role("textbox", name="Message #recruiting")
    composer.fill(COMMAND)
    composer.press("Enter")
    expect(page.get_by_role("article")).to_contain_text("Only visible to you")
    composer.press("ArrowUp")
    expect(composer).to_have_value(COMMAND)
    page.get_by_role("article").evaluate("(answer) => answer.scrollIntoView({ block: 'start' })")


def check_red_flags(page: Page) -> None:
    """The form after a call, half filled in."""
    composer = page.get_by_role("textbox", name="Message #recruiting")
    composer.fill("/mlops redflags")
    composer.press("Enter")
    page.get_by_role("group", name="What raised a question?").get_by_role("checkbox").first.check()
    page.get_by_role("group", name="What did you not get to?").get_by_role("checkbox").last.check()
    page.get_by_role("dialog").get_by_role("combobox").scroll_into_view_if_needed()


def open_home(page: Page) -> None:
    """The bot's Home tab, once the bot has published it."""
    page.get_by_role("navigation", name="Conversations").get_by_role("button", name="MLOps for Recruiters").click()
    page.get_by_role("tab", name="Home").click()
    expect(page.get_by_role("tabpanel", name="Home").get_by_role("button").first).to_be_visible()


PICTURES = (
    Picture("preview", (1280, 800), "light", ask),
    Picture("preview-home", (1280, 800), "light", open_home),
    Picture("preview-redflags", (390, 844), "dark", check_red_flags),
)


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        sys.exit("No Chromium: apt-get install chromium, or set CHROMIUM=/path/to/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (width, height), scheme, prepare in PICTURES:
            path = HERE / f"{name}.png"
            with preview() as address:  # a fresh workspace for each
                page = browser.new_page(
                    viewport={"width": width, "height": height},
                    locale="en-US",
                    color_scheme=scheme,
                    reduced_motion="reduce",
                )
                page.goto(address)
                prepare(page)
                page.screenshot(path=path, caret="hide")
                page.close()
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main()
