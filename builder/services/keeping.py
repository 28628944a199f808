"""A Project as content-addressed blobs, and back: read, never rendered again."""

import hashlib
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from ..blueprint.model import Blueprint, canonical_json
from ..generator.archive import deflate
from ..generator.origin import Origin
from ..generator.project import File, Project

_KEPT = Origin("share")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored of a Project: deflated bytes by digest, and which of them begin it."""

    blueprint: str
    tree: str
    blobs: Mapping[str, bytes]

    @property
    def size(self) -> int:
        """How many bytes are stored, if nothing of it is stored yet."""
        return sum(map(len, self.blobs.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A Project as it was, by which templates and when; `document` is its Blueprint, as JSON."""

    title: str
    template_version: str
    template_digest: str
    made_at: datetime
    document: bytes
    project: Project


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of files."""

    path: str
    mode: int
    digest: str


def kept(blueprint: Blueprint, project: Project) -> Kept:
    """Take a Project apart; its list of files is a blob under the digest of the Project itself."""
    files = {_digest(file.content): file.content for file in project.values()}
    document, listing = canonical_json(blueprint).encode(), _listing(project)
    named = {**files, _digest(document): document, _digest(listing): listing}
    blobs = {digest: deflate(content)[0] for digest, content in named.items()}
    return Kept(_digest(document), _digest(listing), blobs)


def entries(listing: bytes) -> tuple[Entry, ...]:
    """Read a stored list of files."""
    return tuple(_entries(inflated(listing).decode()))


def restored(slug: str, files: Collection[Entry], blobs: Mapping[str, bytes]) -> Project:
    """Put a Project together again."""
    texts = {digest: inflated(content).decode() for digest, content in blobs.items()}
    return Project(
        slug, ((each.path, File(texts[each.digest], each.mode, _KEPT)) for each in files)
    )


def inflated(content: bytes) -> bytes:
    """Return what was stored."""
    return zlib.decompress(content, -zlib.MAX_WBITS)


def _listing(project: Project) -> bytes:
    lines = (f"{path}\0{file.mode:o}\0{_digest(file.content)}\n" for path, file in project.items())
    return "".join(lines).encode()


def _entries(listing: str) -> Iterator[Entry]:
    for line in listing.splitlines():
        path, mode, digest = line.split("\0")
        yield Entry(path, int(mode, 8), digest)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
