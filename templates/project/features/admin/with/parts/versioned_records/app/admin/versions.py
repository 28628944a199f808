"""Records that are changed only by who has seen how they are."""

from typing import Any, override

from ..api.deps import PathKey
from ..core.preconditions import EntityTags, entity_tag
from ..schemas.base import InSchema, OutSchema
from ..services.versions import VersionedService
from .resource import Records


class VersionedRecords(Records):
    """The records of a resource with versions, for one administrator."""

    def __init__(self, service: VersionedService[Any, Any, Any, Any]) -> None:
        """Leave every rule to `service`."""
        super().__init__(service)
        self._versioned = service

    @override
    async def update(self, key: PathKey, data: InSchema, version: str) -> None:
        await self._versioned.update(key, data, EntityTags(version))

    @override
    async def delete(self, key: PathKey, version: str) -> None:
        await self._versioned.delete(key, EntityTags(version))

    @override
    def version(self, record: OutSchema) -> str:
        return entity_tag(record)
