"""Records that many may read, and their owners change."""

from collections.abc import Sequence
from typing import ClassVar, override

from ..core.callers import PermissionDeniedError
from ..models.authored import Authored
from ..models.keys import Key
from ..repositories.authored import AuthoredRepository
from ..schemas.base import InSchema, OutSchema
from ..schemas.user import UserRead
from .base import CrudService


class OwnedService[
    ModelT: Authored,
    CreateT: InSchema,
    UpdateT: InSchema,
    ReadT: OutSchema,
](CrudService[ModelT, CreateT, UpdateT, ReadT]):
    """The use cases of one model whose rows only who made them changes, or whoever has `role`."""

    role: ClassVar[str] = "admin"

    def __init__(
        self,
        repository: AuthoredRepository[ModelT],
        shown: type[ReadT],
    ) -> None:
        """Work with `repository`, and answer with `shown`."""
        super().__init__(repository, shown)
        self.user: UserRead | None = repository.user

    @override
    async def get(self, key: Key, include: Sequence[str] = ()) -> ReadT:
        return self._show(await super()._find(key, include))

    @override
    async def _find(self, key: Key, include: Sequence[str] = ()) -> ModelT:
        """Return the record to change. Raises NotFoundError and PermissionDeniedError."""
        row = await super()._find(key, include)
        if not self._may_change(row):
            message = "Only who created it may change it."
            raise PermissionDeniedError(message)
        return row

    def _may_change(self, row: ModelT) -> bool:
        user = self.user
        return user is not None and (user.role == self.role or row.created_by_id == user.id)
