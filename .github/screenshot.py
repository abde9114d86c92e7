"""Takes the README's picture: `python .github/screenshot.py` writes .github/preview.png, and nothing else.

Needs `pip install -e '.[dev]'` and Chromium (apt-get install chromium, or CHROMIUM=/path/to/chromium).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURE = Path(__file__).with_name("preview.png")
COMMAND = "/mlops questions senior"
NAMES = ("chromium", "chromium-browser", "google-chrome")


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
    """The answer, and below it the command that asked for it, brought back with the arrow."""
    composer = page.get_by_role("textbox", name="Message #recruiting")
    composer.fill(COMMAND)
    composer.press("Enter")
    expect(page.get_by_role("article")).to_contain_text("Only visible to you")
    composer.press("ArrowUp")
    expect(composer).to_have_value(COMMAND)


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        sys.exit("No Chromium: apt-get install chromium, or set CHROMIUM=/path/to/chromium")
    with preview() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(
            viewport={"width": 1280, "height": 800}, device_scale_factor=1, locale="en-US", reduced_motion="reduce"
        )
        page.goto(address)
        ask(page)
        page.screenshot(path=PICTURE, caret="hide")
        browser.close()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
