"""Files to read, where the links of the API lead."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

from httpx2 import URL, AsyncClient, RequestError, Response

from .errors import UnreachableError, error_of


class FileDownload:
    """A file behind a link, which may lead to another host: it is told nothing of who asks."""

    def __init__(self, http: AsyncClient, url: URL) -> None:
        """Read through `http` what is at `url`."""
        self._http = http
        self._url = url

    @property
    def url(self) -> str:
        """The link, which shows the file for a while to whoever has it."""
        return str(self._url)

    async def read(self) -> bytes:
        """Return all bytes of the file. Raises ApiError."""
        async with self.stream() as chunks:
            return b"".join([chunk async for chunk in chunks])

    @asynccontextmanager
    async def stream(self) -> AsyncGenerator[AsyncIterator[bytes]]:
        """Offer the bytes of the file as they come. Raises ApiError."""
        response = await self._open()
        try:
            yield _chunks(response)
        finally:
            await response.aclose()

    async def _open(self) -> Response:
        request = self._http.build_request("GET", self._url)
        request.headers.pop("Cookie", None)
        try:
            response = await self._http.send(request, auth=None, stream=True)
            if not response.is_success:
                await response.aread()
        except RequestError as error:
            raise _unreachable(error) from error
        if not response.is_success:
            raise error_of(response)
        return response


async def _chunks(response: Response) -> AsyncIterator[bytes]:
    try:
        async for chunk in response.aiter_bytes():
            yield chunk
    except RequestError as error:
        raise _unreachable(error) from error


def _unreachable(error: RequestError) -> UnreachableError:
    """Return the error that stands for `error`; it does not tell the link, which is a secret."""
    return UnreachableError(f"The file is not there: {type(error).__name__}")
