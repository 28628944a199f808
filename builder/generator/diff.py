"""What changes between two Projects, down to the line."""

from difflib import unified_diff
from enum import StrEnum

from .project import Project


class Change(StrEnum):
    """What happened to a path, in git's letters."""

    ADDED = "A"
    MODIFIED = "M"
    DELETED = "D"


def changes(before: Project, after: Project) -> dict[str, Change]:
    """Return the paths that differ, sorted, with what happened to each."""
    found: dict[str, Change] = {}
    for path in sorted({*before, *after}):
        if path not in before:
            found[path] = Change.ADDED
        elif path not in after:
            found[path] = Change.DELETED
        elif _differs(before, after, path):
            found[path] = Change.MODIFIED
    return found


def _differs(before: Project, after: Project, path: str) -> bool:
    old, new = before[path], after[path]
    return (old.text, old.mode) != (new.text, new.mode)


def file_diff(before: Project, after: Project, path: str) -> str:
    """Return the unified diff of one path; it is empty when only the mode differs."""
    old = before[path].text if path in before else ""
    new = after[path].text if path in after else ""
    lines = unified_diff(
        old.splitlines(keepends=True),
        new.splitlines(keepends=True),
        f"a/{path}" if path in before else "/dev/null",
        f"b/{path}" if path in after else "/dev/null",
    )
    return "".join(lines)
