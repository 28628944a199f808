"""The archive is right for every unzipper, and the same every time."""

import io
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.generator.archive import archive
from builder.generator.origin import Origin
from builder.generator.project import EXECUTABLE, REGULAR, File, Project, UnsafePathError

HERE = Origin("base")


def project(**files: str) -> Project:
    """Return a Project; a text that starts with `#!` has the run bit."""
    return Project(
        "shop",
        (
            (path, File(text, EXECUTABLE if text.startswith("#!") else REGULAR, HERE))
            for path, text in files.items()
        ),
    )


SHOP = project(
    **{
        "b/start.sh": "#!/bin/sh\n",
        "a.py": "x = 1\n" * 500,
        "ü.txt".replace("ü", "u"): "grüße 😀\n",
    }
)


def test_zipfile_reads_back_every_file() -> None:
    with ZipFile(io.BytesIO(archive(SHOP).content)) as found:
        assert found.testzip() is None
        texts = {name: found.read(name).decode() for name in found.namelist()}
    assert texts == {f"shop/{path}": file.text for path, file in SHOP.items()}


def test_names_are_sorted_and_dates_fixed() -> None:
    with ZipFile(io.BytesIO(archive(SHOP).content)) as found:
        assert found.namelist() == sorted(found.namelist())
        assert {each.date_time for each in found.infolist()} == {(2020, 1, 1, 0, 0, 0)}


def test_unzip_takes_it_and_keeps_the_run_bit(tmp_path: Path) -> None:
    (tmp_path / "shop.zip").write_bytes(archive(SHOP).content)
    subprocess.run(["unzip", "-q", "shop.zip"], cwd=tmp_path, check=True)
    assert (tmp_path / "shop/b/start.sh").stat().st_mode & 0o777 == EXECUTABLE
    assert (tmp_path / "shop/a.py").stat().st_mode & 0o777 == REGULAR


def test_the_same_project_gives_the_same_bytes() -> None:
    other = Project("shop", reversed(list(SHOP.items())))
    assert archive(other).content == archive(SHOP).content


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a//b", "a\\b", "C:x", "x ", "x.", "é", "a/" * 120 + "b"]
)
def test_a_path_that_could_leave_the_project_is_refused(path: str) -> None:
    with pytest.raises(UnsafePathError):
        project(**{path: ""})


def test_paths_that_differ_only_in_case_are_refused() -> None:
    with pytest.raises(UnsafePathError):
        project(**{"a/README": "", "a/readme": ""})
