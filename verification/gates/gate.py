"""One gate, and which files of a project it reads."""

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from builder.blueprint.model import Blueprint

from ..workplace import Workplace

type Reads = Callable[[str], bool]

_DOCUMENTS = (
    ".devcontainer/*",
    ".dockerignore",
    ".github/*",
    ".pre-commit-config.yaml",
    "*.yaml",
    "*.yml",
    "deploy/Dockerfile",
    "deploy/kubernetes/*",
)
PLATFORMS = frozenset({"devcontainer", "gitlab-ci", "kubernetes"})
_PROSE = ("*.md", ".gitignore", "LICENSE", "blueprint.toml")


def document(path: str) -> bool:
    """Tell whether machines other than Python read the file."""
    return any(fnmatch(path, pattern) for pattern in _DOCUMENTS)


def everything(path: str) -> bool:
    """Tell whether any gate may read the file: prose, which carries the version, is left out."""
    return not any(fnmatch(path, pattern) for pattern in _PROSE)


def program(path: str) -> bool:
    """Tell whether the file takes part when the project runs, or might."""
    return everything(path) and not document(path)


def application(path: str) -> bool:
    """Tell whether the file takes part when the project serves: its own tests do not."""
    return program(path) and not path.startswith("tests/")


def always(_: Blueprint) -> bool:
    """Ask every project."""
    return True


def with_operations(blueprint: Blueprint) -> bool:
    """Ask only a project whose API describes an operation."""
    signs_in = blueprint.options["auth"] != "none"
    return signs_in or any(entity.operations for entity in blueprint.entities)


def on_platforms(blueprint: Blueprint) -> bool:
    """Ask only a project that is checked, opened or run by a platform with a format of its own."""
    return not PLATFORMS.isdisjoint(blueprint.features)


@dataclass(frozen=True, slots=True)
class Gate:
    """A check that raises where a project does not hold; `settings` are files of its tools."""

    check: Callable[[Workplace, Blueprint], object]
    reads: Reads
    settings: tuple[Path, ...] = ()
    by_examples: bool = False
    asks: Callable[[Blueprint], bool] = always

    @property
    def name(self) -> str:
        """What rows call it."""
        return self.check.__name__
