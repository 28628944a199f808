"""Changes that are meant for one state of a record, and for no other."""

from typing import override

from ..core.exceptions import AppError
from ..core.preconditions import ANY, EntityTags, PreconditionFailedError, entity_tag
from ..models.keys import Key
from ..models.versions import Versioned
from ..schemas.base import InSchema, OutSchema
from .base import CrudService


class VersionedService[
    ModelT: Versioned,
    CreateT: InSchema,
    UpdateT: InSchema,
    ReadT: OutSchema,
](CrudService[ModelT, CreateT, UpdateT, ReadT]):
    """The use cases of one model with versions."""

    @override
    async def update(self, key: Key, data: UpdateT, expected: EntityTags = ANY) -> ReadT:
        """Change a record in an expected state. Raises PreconditionFailedError, too."""
        return await self._change(await self._expect(key, expected), data)

    @override
    async def delete(self, key: Key, expected: EntityTags = ANY) -> None:
        """Delete a record in an expected state. Raises PreconditionFailedError, too."""
        await self._remove(await self._expect(key, expected))

    async def _expect(self, key: Key, expected: EntityTags) -> ModelT:
        row = await self._find(key)
        if expected != ANY and entity_tag(self._show(row)) not in expected:
            raise self._stale()
        return row

    @override
    def _stale(self) -> AppError:
        return PreconditionFailedError("It was changed in the meantime: read it again.")
