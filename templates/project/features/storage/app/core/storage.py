"""Where files are kept: in a folder, or in a bucket of whatever speaks S3."""

import logging
from collections.abc import AsyncIterator, Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

import obstore
from fastapi import FastAPI
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, S3Store

from .config import Settings
from .exceptions import NotFoundError, UnavailableError

if TYPE_CHECKING:
    from obstore import GetResult
    from obstore.store import ClientConfig, RetryConfig, S3Config

FOLDER, BUCKET, MEMORY = "file", "s3", "memory"
PART_BYTES = 5 * 1024**2
PARTS_AT_ONCE = 2
"""How many parts of an upload are in memory while they are sent to a bucket."""

_logger = logging.getLogger(__name__)


class StorageSettingsError(ValueError):
    """No file could be kept as the settings are."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is in a file: its size, and its bytes as they come."""

    size: int
    chunks: AsyncIterator[bytes]


class Storage:
    """Keeps files by keys, which are made here and never by a client."""

    def __init__(self, settings: Settings) -> None:
        """Keep files where the settings say, opened when needed. Raises StorageSettingsError."""
        self._settings = settings
        self._url = urlsplit(settings.storage_url)
        names_place = {FOLDER: self._url.path, BUCKET: self._url.netloc, MEMORY: MEMORY}
        if not names_place.get(self._url.scheme):
            message = "storage_url is file:FOLDER, s3://BUCKET/PREFIX or memory:"
            raise StorageSettingsError(message)

    @cached_property
    def _store(self) -> LocalStore | MemoryStore | S3Store:
        if self._url.scheme == BUCKET:
            return _bucket(self._url, self._settings)
        if self._url.scheme == FOLDER:
            return LocalStore(unquote(self._url.path), mkdir=True)
        return MemoryStore()

    async def put(
        self, key: str, chunks: AsyncIterator[bytes], attributes: Mapping[str, str]
    ) -> None:
        """Keep what `chunks` yield, all of it or nothing. Raises UnavailableError.

        A bucket answers links with `attributes`, which are headers.
        """
        with _answering():
            store = self._store
            await store.put_async(
                key,
                chunks,
                attributes=dict(attributes) if isinstance(store, S3Store) else None,
                chunk_size=PART_BYTES,
                max_concurrency=PARTS_AT_ONCE,
            )

    async def get(self, key: str) -> Content:
        """Return what is kept under `key`. Raises NotFoundError and UnavailableError."""
        with _answering():
            try:
                found = await self._store.get_async(key)
            except FileNotFoundError as error:
                message = "The file is gone."
                raise NotFoundError(message) from error
        return Content(found.meta["size"], _chunks(found))

    async def link(self, key: str, seconds: int) -> str | None:
        """Return an address under which the bucket itself shows the file, if it is in one."""
        if not isinstance(self._store, S3Store):
            return None
        with _answering():
            return await obstore.sign_async(self._store, "GET", key, timedelta(seconds=seconds))

    async def delete(self, keys: Iterable[str]) -> None:
        """Delete what is there under `keys`. Raises UnavailableError."""
        with _answering():
            for key in keys:
                with suppress(FileNotFoundError):
                    await self._store.delete_async(key)

    async def kept_before(self, moment: datetime) -> AsyncIterator[list[str]]:
        """Yield the keys of what is older than `moment`, many at a time."""
        with _answering():
            async for found in self._store.list_async(chunk_size=1_000):  # pyright: ignore[reportUnknownMemberType] - its other overload is about Arrow
                yield [each["path"] for each in found if each["last_modified"] < moment]


def _bucket(url: SplitResult, settings: Settings) -> S3Store:
    config: S3Config = {"region": settings.storage_region}
    client: ClientConfig = {"connect_timeout": timedelta(seconds=3)}
    if settings.storage_endpoint:
        config["endpoint"] = settings.storage_endpoint
        client["allow_http"] = settings.storage_endpoint.startswith("http:")
    if key := settings.storage_access_key_id.get_secret_value():
        config["access_key_id"] = key
        config["secret_access_key"] = settings.storage_secret_access_key.get_secret_value()
    tries: RetryConfig = {"max_retries": 2, "retry_timeout": timedelta(seconds=10)}
    return S3Store(
        url.netloc,
        prefix=url.path.strip("/") or None,
        config=config,
        client_options=client,
        retry_config=tries,
    )


async def _chunks(found: "GetResult") -> AsyncIterator[bytes]:
    async for chunk in found.stream(min_chunk_size=64 * 1024):
        yield bytes(chunk)


@contextmanager
def _answering() -> Generator[None]:
    """Raise UnavailableError where the store refuses, or does not answer."""
    try:
        yield
    except (BaseError, OSError) as error:
        _logger.warning("The storage refuses: %s", str(error).partition("\n")[0])
        message = "Files cannot be kept or read at the moment."
        raise UnavailableError(message) from error


def install(app: FastAPI, settings: Settings) -> None:
    """Offer the storage as `app.state.storage`."""
    app.state.storage = Storage(settings)
