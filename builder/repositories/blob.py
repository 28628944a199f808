"""The rows of blobs."""

from collections.abc import Collection, Mapping

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from ..models.blob import Blob
from ..models.keys import Key
from .base import BaseRepository

_ATTEMPTS = 5


class BlobRepository(BaseRepository[Blob]):
    """Reads and writes blobs."""

    model = Blob

    async def keep_surely(self, contents: Mapping[str, bytes]) -> dict[str, Key]:
        """Do what `keep` does, inside a transaction that holds more: others may insert the same."""
        for _ in range(_ATTEMPTS):
            try:
                async with self.session.begin_nested():
                    return await self.keep(contents)
            except IntegrityError:
                continue
        return await self.keep(contents)

    async def keep(self, contents: Mapping[str, bytes]) -> dict[str, Key]:
        """Insert what is not there yet, and return the keys of all by their digest.

        The order is that of the digests: two that insert the same never wait for each other.
        """
        known = await self._keys_of(contents)
        rows = [
            {"digest": digest, "content": contents[digest]}
            for digest in sorted({*contents} - {*known})
        ]
        if not rows:
            return known
        await self.session.execute(insert(Blob), rows)
        return await self._keys_of(contents)

    async def contents(self, digests: Collection[str]) -> dict[str, bytes]:
        """Return the contents under `digests`."""
        wanted = select(Blob.digest, Blob.content).where(Blob.digest.in_(digests))
        return dict((await self.session.execute(wanted)).all())

    async def _keys_of(self, digests: Collection[str]) -> dict[str, Key]:
        wanted = select(Blob.digest, Blob.id).where(Blob.digest.in_(digests))
        return dict((await self.session.execute(wanted)).all())
