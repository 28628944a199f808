"""Files on their way in: counted and looked at while they pass, and never held as a whole."""

import hashlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ..models.files import StoredFile
from .exceptions import AppError
from .orphans import suspect
from .signatures import SAMPLE_BYTES, begins_like
from .slots import Slot
from .storage import Storage


class FileTooLargeError(AppError):
    """The file has more bytes than may be kept."""

    status = 413
    code = "file-too-large"


class ContentTypeError(AppError):
    """The file is of a type that is not taken, or not of the type that it is said to be."""

    status = 415
    code = "unsupported-content-type"
    place = "header"


class EmptyFileError(AppError):
    """There is nothing in the file."""

    status = 422
    code = "empty-file"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a client sends: what it says of it, and its bytes as they come."""

    name: str
    content_type: str
    chunks: AsyncIterator[bytes]
    max_bytes: int
    storage: Storage

    async def store(self, slot: Slot, info: Mapping[Any, Any]) -> StoredFile:
        """Keep the file for `slot`, all of it or nothing. Raises AppErrors.

        `info` is that of the session that will name the file, or not.
        """
        measured = _Measured(self.chunks, self.max_bytes)
        sample = await measured.sample()
        if not sample:
            message = "There is nothing in the file."
            raise EmptyFileError(message)
        if not begins_like(sample, self.content_type):
            message = f"What is in the file is not {self.content_type}."
            raise ContentTypeError(message, ("Content-Type",))
        key = slot.new_key()
        suspect(key, info)
        await self.storage.put(key, measured.whole(), self._attributes())
        size, sha256 = measured.size, measured.digest.hexdigest()
        return StoredFile(key, self.name, self.content_type, size, sha256)

    def _attributes(self) -> dict[str, str]:
        return {
            "Content-Type": self.content_type,
            "Content-Disposition": attachment(self.name),
        }


def attachment(name: str) -> str:
    """Return the header that has a browser save a file under `name`, RFC 6266."""
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"


class _Measured:
    """Bytes that are counted and digested while they pass."""

    def __init__(self, chunks: AsyncIterator[bytes], max_bytes: int) -> None:
        self.size = 0
        self.digest = hashlib.sha256()
        self._chunks = chunks
        self._max_bytes = max_bytes
        self._first = b""

    async def sample(self) -> bytes:
        """Return the first bytes, which come again in the whole."""
        async for chunk in self._counted():
            self._first += chunk
            if len(self._first) >= SAMPLE_BYTES:
                break
        return self._first[:SAMPLE_BYTES]

    async def whole(self) -> AsyncIterator[bytes]:
        """Yield everything. Raises FileTooLargeError."""
        yield self._first
        async for chunk in self._counted():
            yield chunk

    async def _counted(self) -> AsyncIterator[bytes]:
        async for chunk in self._chunks:
            self.size += len(chunk)
            if self.size > self._max_bytes:
                raise too_large(self._max_bytes)
            self.digest.update(chunk)
            if chunk:
                yield chunk


def too_large(max_bytes: int) -> FileTooLargeError:
    """Return the refusal of a file with more than `max_bytes`."""
    return FileTooLargeError(f"A file has at most {max_bytes} bytes.")
