"""Two projects differ in paths, and a path in lines."""

from builder.generator.diff import Change, changes, file_diff
from builder.generator.origin import Origin
from builder.generator.project import REGULAR, File, Project


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
    assert file_diff(BEFORE, AFTER, "other").splitlines()[-4:] == [" 1", "-2", "+two", " 3"]


def test_a_new_file_comes_from_nowhere() -> None:
    assert file_diff(BEFORE, AFTER, "new").startswith("--- /dev/null\n+++ b/new\n")
