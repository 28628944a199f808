"""The rows of blobs."""

from collections.abc import Collection, Mapping
from contextlib import suppress

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from ..models.blob import Blob
from ..models.keys import Key
from .base import BaseRepository

_ATTEMPTS = 5


class BlobRepository(BaseRepository[Blob]):
    """Reads and writes blobs."""

    model = Blob

    async def keep(self, contents: Mapping[str, bytes]) -> dict[str, Key]:
        """Insert what is not there yet, and return the keys of all by their digest.

        Others may insert the same meanwhile: the rest of the transaction stays.
        """
        for _ in range(_ATTEMPTS):
            with suppress(IntegrityError):
                async with self.session.begin_nested():
                    return await self._insert_missing(contents)
        return await self._insert_missing(contents)

    async def contents(self, digests: Collection[str]) -> dict[str, bytes]:
        """Return the contents under `digests`."""
        wanted = select(Blob.digest, Blob.content).where(Blob.digest.in_(digests))
        return dict((await self.session.execute(wanted)).all())

    async def _insert_missing(self, contents: Mapping[str, bytes]) -> dict[str, Key]:
        """Insert in the order of the digests: of two with the same, none waits for the other."""
        known = await self._keys_of(contents)
        rows = [
            {"digest": digest, "content": contents[digest]}
            for digest in sorted({*contents} - {*known})
        ]
        if not rows:
            return known
        await self.session.execute(insert(Blob), rows)
        return await self._keys_of(contents)

    async def _keys_of(self, digests: Collection[str]) -> dict[str, Key]:
        wanted = select(Blob.digest, Blob.id).where(Blob.digest.in_(digests))
        return dict((await self.session.execute(wanted)).all())
