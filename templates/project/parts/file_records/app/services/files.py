"""Records that have files beside them."""

from ..core.exceptions import NotFoundError
from ..core.orphans import trust
from ..core.slots import Slot
from ..core.uploads import Upload
from ..models.base import Base
from ..models.files import StoredFile
from ..models.keys import Key
from ..repositories.files import FileRepository
from ..schemas.base import InSchema, OutSchema
from .base import CrudService


class FileService[
    ModelT: Base,
    CreateT: InSchema,
    UpdateT: InSchema,
    ReadT: OutSchema,
](CrudService[ModelT, CreateT, UpdateT, ReadT]):
    """The use cases of one model whose rows have files."""

    def __init__(self, repository: FileRepository[ModelT], shown: type[ReadT]) -> None:
        """Work with `repository`, and answer with `shown`."""
        super().__init__(repository, shown)
        self.rows = repository

    async def file(self, key: Key, field: str) -> StoredFile:
        """Return what is known of a file. Raises NotFoundError."""
        file: StoredFile | None = getattr(await self.rows.get(key), field, None)
        if file is None:
            message = f"There is no {field} of a {self.rows.model.__name__} {key}."
            raise NotFoundError(message)
        return file

    async def attach(self, key: Key, field: str, upload: Upload) -> ReadT:
        """Keep a file for a record. Raises NotFoundError, and what the upload raises."""
        file = await self._stored(await self._find(key), field, upload)
        return await self._attach(await self._find(key), field, file)

    async def detach(self, key: Key, field: str) -> None:
        """Take a file from a record. Raises NotFoundError."""
        await self._attach(await self._find(key), field, None)

    async def _stored(self, row: ModelT, field: str, upload: Upload) -> StoredFile:
        """Keep the file; no transaction is open while its bytes come, however long they take."""
        slot = Slot(row.__tablename__, field, str(row.id))
        await self._commit()
        return await upload.store(slot, self.rows.session.info)

    async def _attach(self, row: ModelT, field: str, file: StoredFile | None) -> ReadT:
        with self._conflicts():
            shown = self._show(await self.rows.attach(row, field, file))
            if file is not None:
                trust(file.key)
            await self._commit()
        return shown
