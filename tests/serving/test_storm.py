"""Everything at once, small enough for the suite; the full size is `python -m tests.bench.storm`."""

import logging

import pytest

from tests.bench.storm import weather


def test_each_delivery_is_answered_once_in_any_weather(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    outcome = weather(600, drop_every=250, refresh_every=180)
    assert sum(outcome.answered.values()) + outcome.cut == 600
    assert set(outcome.answered) == {1}, outcome
    assert outcome.cut <= 100, outcome  # what was in the air at two drops, on a busy machine
    assert outcome.slowest < 10, outcome  # three seconds on a machine that is not busy
    assert outcome.threads <= 1, outcome  # a line that is being left
    assert outcome.handles <= 5, outcome
    assert not any(record.exc_info for record in caplog.records)
    assert "/response/" not in caplog.text
