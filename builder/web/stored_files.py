"""The files of a kept project, beside what they are compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from ..blueprint.forms.links import AGAINST, FILE
from ..generator.diff import Change, changes
from ..generator.project import EXECUTABLE, Project
from .comparison import Choice
from .difference import Difference, difference
from .filetree import Tree, build_tree
from .highlight import highlighted
from .source import choose_file


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the page is looked at: a file, and what it is compared with."""

    file: str
    against: str

    def link(self, file: str | None = None, against: str | None = None) -> str:
        """Return the address of the same page with another file or comparison."""
        chosen = {
            FILE: self.file if file is None else file,
            AGAINST: self.against if against is None else against,
        }
        return f"?{urlencode({key: each for key, each in chosen.items() if each})}"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """The file that is read."""

    path: str
    is_executable: bool
    lines: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """The files, how they differ from what they are compared with, and the open one."""

    tree: Tree
    bases: tuple[Choice, ...]
    asked: Asked
    opened: OpenFile | None
    difference: Difference | None


def files_of(sides: tuple[Project, Project], bases: tuple[Choice, ...], asked: Asked) -> Files:
    """Return the later of both sides, and what is different in it: nothing, if they are one."""
    before, after = sides
    changed = changes(before, after)
    path = _opened(after, changed, asked)
    is_compared = path in changed
    return Files(
        tree=build_tree(after, path, changed),
        bases=bases,
        asked=asked,
        opened=None if is_compared else _open(after, path),
        difference=difference(before, after, path) if is_compared else None,
    )


def _opened(project: Project, changed: Mapping[str, Change], asked: Asked) -> str:
    if asked.file in changed:
        return asked.file
    return choose_file(project, asked.file or next(iter(changed), None))


def _open(project: Project, path: str) -> OpenFile:
    file = project[path]
    return OpenFile(path, file.mode == EXECUTABLE, highlighted(path, file.text))
