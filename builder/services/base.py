"""What every service can do: check, let the repository work, and commit once."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from ..core.dialect import violated
from ..core.exceptions import AppError, ConflictError, NotFoundError, UnknownReferenceError
from ..models.base import Base
from ..models.keys import Key
from ..repositories.base import BaseRepository
from ..schemas.base import InSchema, OutSchema
from ..schemas.lists import ListQuery, PagedResponse


class CrudService[ModelT: Base, CreateT: InSchema, UpdateT: InSchema, ReadT: OutSchema]:
    """The use cases of one model."""

    def __init__(self, repository: BaseRepository[ModelT], shown: type[ReadT]) -> None:
        """Work with `repository`, and answer with `shown`."""
        self.repository = repository
        self.shown = shown

    async def page(
        self, query: ListQuery[Any], include: Sequence[str] = ()
    ) -> PagedResponse[ReadT]:
        """Return one page of what meets `query`."""
        page = await self.repository.page(query, include)
        return page.shown(self._show)

    async def get(self, key: Key, include: Sequence[str] = ()) -> ReadT:
        """Return the record with `key`. Raises NotFoundError."""
        return self._show(await self._find(key, include))

    async def create(self, data: CreateT) -> ReadT:
        """Store a new record. Raises ConflictError and UnknownReferenceError."""
        await self._check_references(data)
        with self._conflicts():
            shown = self._show(await self.repository.create(data))
            await self._commit()
        return shown

    async def update(self, key: Key, data: UpdateT) -> ReadT:
        """Change a record. Raises NotFoundError, ConflictError and UnknownReferenceError."""
        return await self._change(await self._find(key), data)

    async def delete(self, key: Key) -> None:
        """Delete a record. Raises NotFoundError, and ConflictError while others need it."""
        await self._remove(await self._find(key))

    async def link(self, key: Key, field: str, target: Key) -> None:
        """Add `target` to the relation behind `field`. Raises NotFoundError."""
        row = await self._find(key)
        with self._conflicts():
            await self.repository.lock(row)
            if await self.repository.unknown_references({field: [target]}):
                message = f"There is nothing with the key {target} to link."
                raise NotFoundError(message)
            await self.repository.link(row, field, target)
            await self._commit()

    async def unlink(self, key: Key, field: str, target: Key) -> None:
        """Take `target` out of the relation behind `field`. Raises NotFoundError."""
        await self.repository.unlink(await self._find(key), field, target)
        await self._commit()

    async def _change(self, row: ModelT, data: UpdateT) -> ReadT:
        await self._check_references(data)
        with self._conflicts():
            shown = self._show(await self.repository.update(row, data))
            await self._commit()
        return shown

    async def _remove(self, row: ModelT) -> None:
        try:
            await self.repository.delete(row)
            await self._commit()
        except IntegrityError as error:
            raise _in_use(error) from error
        except StaleDataError as error:
            raise self._stale() from error

    async def _find(self, key: Key, include: Sequence[str] = ()) -> ModelT:
        row = await self.repository.get(key, include)
        if row is None:
            message = f"There is no {self.repository.model.__name__} {key}."
            raise NotFoundError(message)
        return row

    async def _check_references(self, data: BaseModel) -> None:
        sent = data.model_dump(exclude_none=True, exclude_unset=True)
        if fields := await self.repository.unknown_references(sent):
            message = "It refers to a record that does not exist."
            raise UnknownReferenceError(message, fields)

    async def _commit(self) -> None:
        await self.repository.session.commit()

    def _show(self, row: ModelT) -> ReadT:
        """Return what is loaded of `row`: the rest stays unset, and is not sent."""
        return self.shown.model_validate(vars(row))

    @contextmanager
    def _conflicts(self) -> Generator[None]:
        try:
            yield
        except IntegrityError as error:
            raise self._conflict(error) from error
        except StaleDataError as error:
            raise self._stale() from error

    def _conflict(self, error: IntegrityError) -> ConflictError:
        constraint = violated(error)
        if constraint is None or constraint.table != self.repository.model.__tablename__:
            return ConflictError("It contradicts records that it refers to, or that refer to it.")
        return ConflictError("Another record has this value already.", constraint.fields)

    def _stale(self) -> AppError:
        return NotFoundError("It was deleted in the meantime.")


def _in_use(error: IntegrityError) -> ConflictError:
    constraint = violated(error)
    return ConflictError(f"It is still in use by {constraint.table if constraint else 'others'}.")
