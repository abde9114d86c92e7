"""The page's modules are JavaScript without a slip, as far as Node can tell without running them."""

import shutil
import subprocess

import pytest

from bot.preview.server import PAGE

NODE = shutil.which("node")
READ = """
const { readFileSync } = require("node:fs");
for (const path of process.argv.slice(1)) {
  new (require("node:vm").SourceTextModule)(readFileSync(path, "utf8"), { identifier: path });
}
"""


@pytest.mark.skipif(NODE is None, reason="no Node on this machine")
def test_every_module_can_be_read() -> None:
    paths = sorted(PAGE.glob("js/*.js"))
    assert paths
    command = [NODE or "", "--experimental-vm-modules", "-e", READ, *map(str, paths)]
    read = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own files
    assert read.returncode == 0, read.stderr
