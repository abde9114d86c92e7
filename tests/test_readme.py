"""README.md and docs/ say what is so."""

import re
from pathlib import Path

import pytest

from bot.settings import VARIABLES
from bot.verbs import VERBS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_its_table_is_the_table_of_verbs() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `/mlops ")]
    assert rows == [f"| `/mlops {verb.usage}` | {verb.help} |" for verb in VERBS]


def test_its_two_commands_are_one_line_each() -> None:
    lines = README.splitlines()
    assert any("app.py preview" in line and line.startswith("python3 -m venv") for line in lines)
    assert any("pytest" in line and line.startswith("python3 -m venv") for line in lines)


def test_the_table_of_settings_is_whole() -> None:
    told = (ROOT / "docs" / "operate.md").read_text("utf-8")
    rows = re.findall(r"^\| `([A-Z_]+)` \|", told, re.MULTILINE)
    assert sorted(rows) == sorted(variable.name for variable in VARIABLES)


@pytest.mark.parametrize("name", [variable.name for variable in VARIABLES])
def test_the_example_of_settings_is_whole(name: str) -> None:
    if name != "SLACK_API_URL":  # which nobody sets to serve Slack
        assert re.search(rf"^(# )?{name}=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_it_points_to_is_there(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_its_picture_of_the_folders_is_true() -> None:
    tree = README.partition("```\napp.py")[2].partition("```")[0]
    parent = ""
    for line in ("app.py" + tree).splitlines():
        names = line.split("  ")[0 if line[0] != " " else 1].strip()
        if line[0] != " ":
            parent = names if names.endswith("/") else ""
        for name in names.split(", "):
            place = ROOT / (name if line[0] != " " else parent + name)
            assert place.exists() or "*" in name, line
