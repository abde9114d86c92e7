"""The page's modules are JavaScript without a slip, as far as Node can tell without running them."""

import shutil
import subprocess

import pytest

from bot.preview.server import PAGE

NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="no Node on this machine")
def test_every_module_can_be_read() -> None:
    for path in sorted(PAGE.glob("js/*.js")):
        check = subprocess.run(  # noqa: S603 - our own files
            [NODE or "", "--input-type=module", "--check"], input=path.read_bytes(), capture_output=True, check=False
        )
        assert check.returncode == 0, f"{path.name}: {check.stderr.decode()}"
