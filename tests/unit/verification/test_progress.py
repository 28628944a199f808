"""What a proof that runs says of the rest."""

import time

import pytest

from verification.progress import Progress


def test_what_was_proved_before_does_not_hurry_the_rest(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.monotonic() + 20 * 60
    progress = Progress(6)
    progress.was_proved("one")
    progress.was_proved("two")
    monkeypatch.setattr(time, "monotonic", lambda: later)
    progress.passed("three", "lint 1s")
    progress.was_proved("four")
    progress.failed("five", "tests")
    assert capsys.readouterr().out.splitlines() == [
        "[1/6] ok    one: proved before",
        "[2/6] ok    two: proved before",
        "[3/6, 1 h 00 min left] ok    three: lint 1s",
        "[4/6, 40 min left] ok    four: proved before",
        "[5/6, 10 min left] FAIL  five: tests",
    ]
