"""The same text means the same in every process, whatever order Python gives its sets."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXTS = (
    "levls senior\nquestion senior vs levls senior\ngrpu\nqestons senor platfrom enginer\nkuberntes or dokcer\ndrft\n"
)


def readings(seed: str) -> str:
    ran = subprocess.run(
        [sys.executable, "app.py", "parse"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        input=TEXTS,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def test_readings_do_not_depend_on_the_hash_seed() -> None:
    assert len({readings(seed) for seed in ("0", "1", "2", "7")}) == 1
