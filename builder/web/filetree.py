"""The paths of a Project as folders, with how each differs from what it is compared with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..generator.diff import Change
from .words import marked

if TYPE_CHECKING:
    from ..generator.project import Project

WORDS = {
    Change.ADDED: marked("added"),
    Change.MODIFIED: marked("modified"),
    Change.DELETED: marked("removed"),
}


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of the tree; `change` is `added`, `modified`, `removed` or empty."""

    name: str
    path: str
    change: str = ""
    is_open: bool = False


@dataclass(slots=True)
class Folder:
    """A folder with its folders first, then its files."""

    name: str
    path: str
    is_open: bool = True
    folders: dict[str, Folder] = field(default_factory=dict[str, "Folder"])
    files: list[FileRow] = field(default_factory=list[FileRow])

    @property
    def changes(self) -> Mapping[str, int]:
        """How many files in it and below it changed, by word."""
        inside = (folder.changes for folder in self.folders.values())
        return sum(map(Counter, inside), Counter(row.change for row in self.files if row.change))

    def child(self, name: str, *, is_open: bool) -> Folder:
        """Return the folder of that name, made where it is missing."""
        path = f"{self.path}/{name}" if self.path else name
        folder = self.folders.setdefault(name, Folder(name, path, is_open=False))
        folder.is_open = folder.is_open or is_open
        return folder


@dataclass(frozen=True, slots=True)
class Tree:
    """The whole tree, and how many files differ from what it is compared with, by word."""

    root: Folder
    count: int
    changes: Mapping[str, int]


def build_tree(project: Project, opened: str, changed: Mapping[str, Change]) -> Tree:
    """Return the tree of `project`, removed files included; only what matters is unfolded."""
    root = Folder("", "")
    package = opened_package(project)
    for path in sorted({*project, *changed}):
        change = WORDS[changed[path]] if path in changed else ""
        row = FileRow(path.rpartition("/")[2], path, change, path == opened)
        visible = bool(row.change) or row.is_open or path.startswith(f"{package}/")
        _folder(root, path.split("/")[:-1], is_open=visible).files.append(row)
    return Tree(root, len(project), change_counts(changed))


def opened_package(project: Iterable[str]) -> str:
    """Return the folder that holds the application: the one with a main.py."""
    return next((path.split("/")[0] for path in project if path.endswith("/main.py")), "")


def _folder(root: Folder, parts: Iterable[str], *, is_open: bool) -> Folder:
    folder = root
    for part in parts:
        folder = folder.child(part, is_open=is_open)
    return folder


def change_counts(changed: Mapping[str, Change]) -> dict[str, int]:
    """Return how many files were added, modified and removed, by word."""
    counts = dict.fromkeys(WORDS.values(), 0)
    for change in changed.values():
        counts[WORDS[change]] += 1
    return counts
