"""What changes between two Projects, down to the line."""

from collections.abc import Iterator
from difflib import unified_diff
from enum import StrEnum

from .project import File, Project

_NO_END = "\\ No newline at end of file"


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


def patch(before: Project, after: Project) -> str:
    """Return all that changes, as `git apply` takes it."""
    return "".join(file_patch(before, after, path) for path in changes(before, after))


def file_patch(before: Project, after: Project, path: str) -> str:
    """Return what changes in one path, as `git apply` takes it."""
    old, new = before.get(path), after.get(path)
    lines = unified_diff(
        _lines(old),
        _lines(new),
        f"a/{path}" if old else "/dev/null",
        f"b/{path}" if new else "/dev/null",
        lineterm="",
    )
    head = (f"diff --git a/{path} b/{path}", *_mode_lines(old, new))
    return "".join(f"{line}\n" for line in (*head, *lines))


def _mode_lines(old: File | None, new: File | None) -> Iterator[str]:
    if old is None and new is not None:
        yield f"new file mode 100{new.mode:o}"
    elif new is None and old is not None:
        yield f"deleted file mode 100{old.mode:o}"
    elif old and new and old.mode != new.mode:
        yield f"old mode 100{old.mode:o}"
        yield f"new mode 100{new.mode:o}"


def _lines(file: File | None) -> list[str]:
    """Return the lines; what ends a line is a line feed and nothing else."""
    lines = file.text.split("\n") if file else [""]
    if lines[-1]:
        return [*lines[:-1], f"{lines[-1]}\n{_NO_END}"]
    return lines[:-1]
