"""The first run."""

from pathlib import Path

import pytest

from scripts.setup import write_env


def test_every_placeholder_gets_a_secret_of_its_own(tmp_path: Path) -> None:
    example = tmp_path / "example"
    example.write_text("A=CHANGE_ME\nB=CHANGE_ME\nC=kept\n")
    write_env(example, tmp_path / "env")
    first, second, third = (tmp_path / "env").read_text().splitlines()
    assert first.removeprefix("A=") != second.removeprefix("B=")
    assert len(first) > 60
    assert third == "C=kept"


def test_env_is_for_its_owner_only(tmp_path: Path) -> None:
    (tmp_path / "example").write_text("")
    write_env(tmp_path / "example", tmp_path / "env")
    assert (tmp_path / "env").stat().st_mode & 0o777 == 0o600


def test_existing_env_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "example").write_text("")
    (tmp_path / "env").write_text("kept")
    with pytest.raises(FileExistsError):
        write_env(tmp_path / "example", tmp_path / "env")
    assert (tmp_path / "env").read_text() == "kept"
