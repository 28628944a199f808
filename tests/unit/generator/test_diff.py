"""Two projects differ in paths, and a path in lines."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from builder.generator.diff import Change, changes, file_patch, patch
from builder.generator.origin import Origin
from builder.generator.project import EXECUTABLE, REGULAR, File, Project


def project(**files: str) -> Project:
    """Return a Project of regular files."""
    return Project(
        "x", ((path, File(text, REGULAR, Origin("base"))) for path, text in files.items())
    )


BEFORE = project(gone="1\n", same="1\n", other="1\n2\n3\n")
AFTER = project(same="1\n", other="1\ntwo\n3\n", new="1\n")


def test_every_path_that_differs_has_its_letter() -> None:
    expected = {"gone": Change.DELETED, "new": Change.ADDED, "other": Change.MODIFIED}
    assert changes(BEFORE, AFTER) == expected


def test_the_diff_of_a_file_has_only_its_lines() -> None:
    assert file_patch(BEFORE, AFTER, "other").splitlines()[-4:] == [" 1", "-2", "+two", " 3"]


def test_a_new_file_comes_from_nowhere() -> None:
    assert file_patch(BEFORE, AFTER, "new").splitlines()[:4] == [
        "diff --git a/new b/new",
        "new file mode 100644",
        "--- /dev/null",
        "+++ b/new",
    ]


def files_of(project: Project, *executable: str) -> Project:
    """Return the same Project with some files that can be run."""
    return Project(
        "x",
        (
            (path, replace(file, mode=EXECUTABLE if path in executable else REGULAR))
            for path, file in project.items()
        ),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE, AFTER),
        (AFTER, BEFORE),
        (project(a="1\n2"), project(a="1\n2\n")),
        (project(a="1\n2\n"), project(a="1\n3")),
        (project(a="x\u2028y\x0cz\n"), project(a="x\u2028y\x0c!\n")),
        (project(a="1\n"), project(a="1\n", empty="")),
        (project(a="1\n", empty=""), project(a="1\n")),
        (files_of(project(a="1\n")), files_of(project(a="1\n"), "a")),
        (files_of(project(a="1\n"), "a"), files_of(project(b="#!/bin/sh\n"), "b")),
    ],
)
def test_git_makes_the_one_project_of_the_other(
    before: Project, after: Project, tmp_path: Path
) -> None:
    for path, file in before.items():
        (tmp_path / path).write_bytes(file.content)
        (tmp_path / path).chmod(file.mode)
    subprocess.run(
        ["git", "apply", "-"], input=patch(before, after).encode(), cwd=tmp_path, check=True
    )
    found = {
        each.name: (each.read_bytes(), each.stat().st_mode & 0o111) for each in tmp_path.iterdir()
    }
    assert found == {path: (file.content, file.mode & 0o111) for path, file in after.items()}


def test_nothing_makes_no_patch() -> None:
    assert patch(AFTER, AFTER) == ""
