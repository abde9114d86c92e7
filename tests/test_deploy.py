"""What the bot is put into service with. No container is started: its parts are tried one by one."""

import configparser
import json
import re
import subprocess
import sys
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.command_line import MISUSED
from bot.serving.stop import GRACE
from bot.settings import VARIABLES
from tests.serving.running import ROOT, free_port, running_bot

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", "")
LOCK = (ROOT / "requirements.txt").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yml").read_text("utf-8"))


def pinned() -> dict[str, str]:
    """Package -> version."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE))


def test_every_package_is_pinned_with_its_hashes() -> None:
    assert len(pinned()) == len(re.findall(r"^\w", LOCK, re.MULTILINE))
    for entry in re.split(r"\n(?=\w)", LOCK.partition("\n")[2])[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_lock_names_no_address() -> None:
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host", LOCK.replace("--no-emit-index-url", ""))


def test_the_lock_holds_what_the_project_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    versions = {canonicalize_name(name): version for name, version in pinned().items()}
    for line in (*project["dependencies"], *extras["http"], *extras["redis"]):
        needed = Requirement(line)
        assert needed.specifier.contains(versions[canonicalize_name(needed.name)]), line


def test_the_image_holds_what_is_copied() -> None:
    copied = [name for line in re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE) for name in line.split()[:-1]]
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")]
    assert sorted(copied) == sorted(allowed)
    assert all((ROOT / name).exists() for name in copied)


@pytest.mark.skipif(sys.platform == "win32", reason="the container is Linux")
def test_the_health_check_tells_a_bot_that_lives() -> None:
    found = re.search(r"^HEALTHCHECK .*?CMD (\[.+\])$", DOCKERFILE, re.MULTILINE)
    assert found
    python, *command = json.loads(found[1])
    assert python == "python"
    port = str(free_port())

    def healthy() -> bool:
        ran = subprocess.run([sys.executable, *command], env={"PORT": port}, capture_output=True, check=False)  # noqa: S603
        return ran.returncode == 0

    assert not healthy()
    with running_bot("socket_mode", HOST="127.0.0.1", PORT=port):
        assert healthy()


def test_the_composed_bots_share_what_they_answered() -> None:
    bot, redis = COMPOSE["services"]["bot"], COMPOSE["services"]["redis"]
    sound = {variable.name: variable.sound for variable in VARIABLES}
    assert all(sound[name](value) for name, value in bot["environment"].items())
    assert redis["image"].startswith("redis:")
    assert bot["deploy"]["replicas"] == 2
    assert int(bot["stop_grace_period"].removesuffix("s")) > GRACE


def test_the_service_lets_the_bot_finish_and_does_not_repeat_what_is_hopeless() -> None:
    unit = configparser.ConfigParser()
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(ROOT / "deploy" / "mlops-for-recruiters.service", "utf-8")
    service = unit["Service"]
    assert service["ExecStart"].endswith(" app.py")
    assert float(service["TimeoutStopSec"]) > GRACE
    assert service.getint("RestartPreventExitStatus") == MISUSED
