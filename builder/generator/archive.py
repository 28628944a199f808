"""A Project as a zip: the same bytes for the same project and zlib, complete before it is sent."""

import struct
import zlib
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache, cached

from .project import Project

LEVEL = 6
COMPRESSED = 32_000_000
"""How many bytes of compressed files are remembered."""
WRITER = f"zip-1.zlib-{zlib.ZLIB_RUNTIME_VERSION}.level-{LEVEL}"
"""What else than the project decides the bytes; a part of the ETag."""

_DOS_TIME, _DOS_DATE = 0, (2020 - 1980) << 9 | 1 << 5 | 1
_VERSION, _UNIX, _UTF8, _DEFLATED = 20, 3, 0x800, 8
_REGULAR_FILE = 0o100000
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Archive:
    """The bytes to download and the name to give them."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Entry:
    name: bytes
    mode: int
    size: int
    checksum: int
    data: bytes

    @property
    def common(self) -> tuple[int, ...]:
        return (
            _UTF8,
            _DEFLATED,
            _DOS_TIME,
            _DOS_DATE,
            self.checksum,
            len(self.data),
            self.size,
            len(self.name),
            0,
        )

    def local(self) -> bytes:
        return _LOCAL.pack(b"PK\3\4", _VERSION, *self.common) + self.name + self.data

    def central(self, offset: int) -> bytes:
        attributes = (_REGULAR_FILE | self.mode) << 16
        made_by = _UNIX << 8 | _VERSION
        head = _CENTRAL.pack(
            b"PK\1\2", made_by, _VERSION, *self.common, 0, 0, 0, attributes, offset
        )
        return head + self.name


def archive(project: Project) -> Archive:
    """Return the zip of `project`, its files in a folder named after it."""
    local: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for entry in _entries(project):
        local.append(entry.local())
        central.append(entry.central(offset))
        offset += len(local[-1])
    directory = b"".join(central)
    end = _END.pack(b"PK\5\6", 0, 0, len(local), len(local), len(directory), offset, 0)
    return Archive(f"{project.slug}.zip", b"".join([*local, directory, end]))


def _entries(project: Project) -> Iterator[_Entry]:
    for path, file in project.items():
        content = file.content
        data, checksum = deflate(content)
        yield _Entry(f"{project.slug}/{path}".encode(), file.mode, len(content), checksum, data)


_remembered: LRUCache[Hashable, tuple[bytes, int]] = LRUCache(
    COMPRESSED, lambda found: len(found[0])
)


@cached(_remembered, lock=Lock())
def deflate(content: bytes) -> tuple[bytes, int]:
    """Return `content` as a raw deflate stream, with its CRC-32."""
    stream = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return stream.compress(content) + stream.flush(), zlib.crc32(content)
