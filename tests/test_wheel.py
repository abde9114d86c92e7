"""The built package in an empty environment, from a folder that has nothing to do with it."""

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml

from knowledge.loader import CARDS
from tests.serving.running import ROOT, UNSET

pytestmark = pytest.mark.xdist_group("wheel")
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


class Installed:
    """The command, in an environment of its own. Its dependencies are those that the tests run with."""

    def __init__(self, folder: Path) -> None:
        self.elsewhere = folder / "elsewhere"
        self.elsewhere.mkdir()
        _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), at=ROOT)
        [self.wheel] = folder.glob("*.whl")
        _run(sys.executable, "-m", "venv", str(folder / "venv"), at=folder)
        python = folder / "venv" / SCRIPTS / "python"
        _run(str(python), "-m", "pip", "install", "-q", "--no-deps", "--no-index", str(self.wheel), at=folder)
        # A line in a .pth file adds a folder, but not the editable install that it may hold.
        where = _run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", at=folder).strip()
        (Path(where) / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
        self.command = str(folder / "venv" / SCRIPTS / "mlops-for-recruiters")

    def run(self, *arguments: str) -> str:
        return _run(self.command, *arguments, at=self.elsewhere)


def _run(*command: str, at: Path) -> str:
    ran = subprocess.run(  # noqa: S603
        command,
        cwd=at,
        env={**UNSET, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("wheel"))


def test_it_checks_the_cards_that_it_brings(installed: Installed) -> None:
    assert installed.run("check").splitlines() == [f"{len(list(CARDS.glob('*.yml')))} cards, 0 problems"]


def test_it_answers(installed: Installed) -> None:
    assert "Titles to search for" in installed.run("ask", "titles")


def test_it_brings_the_manifest(installed: Installed) -> None:
    assert json.loads(installed.run("manifest")) == yaml.safe_load((ROOT / "manifest.yml").read_text("utf-8"))


def test_it_brings_the_page_of_the_preview(installed: Installed) -> None:
    process = subprocess.Popen(  # noqa: S603
        [installed.command, "preview", "--port", "0", "--no-browser"],
        cwd=installed.elsewhere,
        env={**UNSET, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        [url] = re.findall(r"http://\S+", process.stdout.readline())
        for file in _files_of_the_page():
            with urlopen(f"{url}/{file}", timeout=10) as answer:  # noqa: S310
                assert answer.status == 200
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _files_of_the_page() -> Iterator[str]:
    page = ROOT / "bot" / "preview" / "page"
    yield from (f"page/{file.relative_to(page).as_posix()}" for file in page.rglob("*") if file.is_file())


def test_its_version_is_the_one_of_the_project(installed: Installed) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert installed.wheel.name.startswith(f"mlops_for_recruiters-{version}-")
    assert f"\n## {version}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_it_says_how_it_is_called(installed: Installed) -> None:
    ran = subprocess.run([installed.command], cwd=installed.elsewhere, env=UNSET, capture_output=True, check=False)  # noqa: S603
    assert ran.returncode == 2
    assert b"To try the bot without Slack: mlops-for-recruiters preview" in ran.stderr
