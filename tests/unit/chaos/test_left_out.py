"""A scenario is left out where a program is not on this machine, and for no other fault."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chaos import __main__ as chaos
from chaos import places
from chaos.places import NoProgramError, postgresql
from chaos.reports import Report


@pytest.fixture(autouse=True)
def outside_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let programs be missing."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(sys, "argv", ["chaos"])


def run(monkeypatch: pytest.MonkeyPatch, error: Exception) -> int:
    """Run nothing but a scenario that ends with an error."""

    def fail(_: int) -> Report:
        raise error

    monkeypatch.setattr(chaos, "SCENARIOS", {"restart": chaos.Scenario(1, fail)})
    return chaos.main()


def test_a_scenario_without_its_program_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, NoProgramError("initdb")) == 1
    assert "left out: there is no initdb on this machine" in capsys.readouterr().out


def test_in_ci_every_program_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(NoProgramError, match="initdb"):
        run(monkeypatch, NoProgramError("initdb"))


def test_a_file_that_is_missing_on_the_way_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotFoundError):
        run(monkeypatch, FileNotFoundError(2, "No such file", "builder.db"))


def test_a_server_that_cannot_be_started_is_told_by_its_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    @contextmanager
    def private_server(_: str, port: int) -> Generator[int]:
        Path("/nowhere/initdb").read_bytes()
        yield port

    monkeypatch.setattr(places, "private_server", private_server)
    with pytest.raises(NoProgramError, match="/nowhere/initdb"), postgresql():
        pass
