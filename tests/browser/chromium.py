"""Where Chromium is. Nothing is downloaded: the tests drive the browser that the machine has."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOW_TO_GET_IT = (
    f"No Chromium: none of {', '.join(NAMES)} is on the PATH. Install one (apt-get install chromium), "
    "or name yours with CHROMIUM=/path/to/chromium"
)
# Without a sandbox, since containers have none to offer; and nothing that would talk to anyone but the preview.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",
)


def find_chromium() -> str:
    """The path of the browser. Without one the test is skipped; where CI is set it fails."""
    for path in (os.environ.get("CHROMIUM"), *map(shutil.which, NAMES)):
        if path:
            return path
    if os.environ.get("CI"):
        pytest.fail(HOW_TO_GET_IT)
    pytest.skip(HOW_TO_GET_IT)
