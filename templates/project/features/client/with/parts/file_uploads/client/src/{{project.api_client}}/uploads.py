"""Files to send."""

from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass

from .errors import ApiError


class SpentUploadError(ApiError):
    """The file would have to be sent again, but its bytes came once only: call anew with it."""


@dataclass(frozen=True, slots=True)
class FileUpload:
    """A file to send: its bytes, or what yields them, with its name and its content type."""

    content: bytes | AsyncIterable[bytes]
    name: str
    content_type: str

    @property
    def body(self) -> bytes | AsyncIterable[bytes]:
        """What is sent."""
        return self.content if isinstance(self.content, bytes) else _Once(self.content)

    @property
    def query(self) -> dict[str, str]:
        """What the address says of it."""
        return {"name": self.name}

    @property
    def headers(self) -> dict[str, str]:
        """What the headers say of it."""
        return {"Content-Type": self.content_type}

    @property
    def is_single(self) -> bool:
        """Whether it can be sent once only."""
        return not isinstance(self.content, bytes)


class _Once:
    """Yields chunks, and refuses to begin again in the middle of them."""

    def __init__(self, chunks: AsyncIterable[bytes]) -> None:
        self._chunks = chunks
        self._is_begun = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self._is_begun:
            message = "The bytes of the file came once, and would be needed again."
            raise SpentUploadError(message)
        self._is_begun = True
        async for chunk in self._chunks:
            yield chunk
