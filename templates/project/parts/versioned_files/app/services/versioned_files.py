"""Records with versions that have files beside them."""

from typing import override

from ..core.preconditions import ANY, EntityTags
from ..core.uploads import Upload
from ..models.keys import Key
from ..models.versions import Versioned
from ..schemas.base import InSchema, OutSchema
from .files import FileService
from .versions import VersionedService


class VersionedFileService[
    ModelT: Versioned,
    CreateT: InSchema,
    UpdateT: InSchema,
    ReadT: OutSchema,
](
    VersionedService[ModelT, CreateT, UpdateT, ReadT],
    FileService[ModelT, CreateT, UpdateT, ReadT],
):
    """The use cases of one model with versions, whose rows have files."""

    @override
    async def attach(
        self, key: Key, field: str, upload: Upload, expected: EntityTags = ANY
    ) -> ReadT:
        """Keep a file for a record in an expected state. Raises PreconditionFailedError, too."""
        file = await self._stored(await self._expect(key, expected), field, upload)
        return await self._attach(await self._expect(key, expected), field, file)

    @override
    async def detach(self, key: Key, field: str, expected: EntityTags = ANY) -> None:
        """Take a file from a record in an expected state. Raises PreconditionFailedError, too."""
        await self._attach(await self._expect(key, expected), field, None)
