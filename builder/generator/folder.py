"""A Project as a folder on disk, written and read back."""

from pathlib import Path

from .origin import Origin
from .project import EXECUTABLE, REGULAR, File, Project

_FOUND = Origin("folder")


def write_folder(project: Project, folder: Path) -> None:
    """Write every file of `project` below `folder`, which is made if it is missing."""
    for path, file in project.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
        target.chmod(file.mode)


def read_folder(folder: Path, like: Project) -> Project:
    """Return the files below `folder` that `like` has too; what its owner added does not count."""
    found = [(path, _read(folder / path)) for path in like if (folder / path).is_file()]
    return Project(like.slug, found)


def _read(path: Path) -> File:
    mode = EXECUTABLE if path.stat().st_mode & 0o100 else REGULAR
    return File(path.read_bytes().decode("utf-8", "replace"), mode, _FOUND)
