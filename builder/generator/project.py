"""A rendered project: every file in memory before the first byte leaves."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .origin import Origin

EXECUTABLE = 0o755
REGULAR = 0o644
_SEGMENT = re.compile(r"[A-Za-z0-9_.-]+")
_LONGEST_PATH = 200


class UnsafePathError(ValueError):
    """A path would leave the project, or collide with another on some file system."""


@dataclass(frozen=True, slots=True)
class File:
    """One file: its text, its mode bits, and where it comes from."""

    text: str
    mode: int
    origin: Origin

    @property
    def content(self) -> bytes:
        """The bytes of the file, UTF-8."""
        return self.text.encode()


class Project(Mapping[str, File]):
    """Rendered files by path, sorted; paths are relative, ASCII, and differ even ignoring case."""

    def __init__(
        self,
        slug: str,
        files: Iterable[tuple[str, File]],
        explain: Callable[[str], Mapping[int, Origin]] = lambda _: {},
    ) -> None:
        """Check every path; `explain` gives the origins of lines. Raises UnsafePathError."""
        self.slug = slug
        self._explain = explain
        self._files = dict(sorted(files))
        seen: dict[str, str] = {}
        for path in self._files:
            _check(path)
            if (twin := seen.setdefault(path.casefold(), path)) != path:
                message = f"{path} and {twin} are one file where case does not count"
                raise UnsafePathError(message)

    def __getitem__(self, path: str) -> File:
        """Return the file at `path`."""
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        """Yield the paths, sorted."""
        return iter(self._files)

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self._files)

    @cached_property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(len(file.content) for file in self._files.values())

    def line_origins(self, path: str) -> Mapping[int, Origin]:
        """Return the lines of a file, counted from 1, that another overlay or an entity gave."""
        return self._explain(path)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over paths, modes and contents, the same on every machine."""
        tree = hashlib.sha256()
        for path, file in self._files.items():
            content = hashlib.sha256(file.content).hexdigest()
            tree.update(f"{path}\0{file.mode:o}\0{content}\n".encode())
        return tree.hexdigest()


@lru_cache(maxsize=8192)
def _check(path: str) -> None:
    segments = path.split("/")
    safe = all(_SEGMENT.fullmatch(segment) and not segment.endswith(".") for segment in segments)
    if not safe or len(path) > _LONGEST_PATH:
        message = f"{path!r} is no safe path"
        raise UnsafePathError(message)
