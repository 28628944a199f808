"""Links that lead from a record to its file."""

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import Depends, Request

from ..core.config import Settings
from ..core.links import FileLink, expiry
from ..core.storage import Storage
from ..models.files import StoredFile

LINKED = "Where the file is, for a while."
READING = "read_file"


@dataclass(frozen=True, slots=True)
class FileLinks:
    """Makes links to files."""

    request: Request

    async def to(self, file: StoredFile) -> str:
        """Return an address that shows `file` to whoever has it. Raises UnavailableError."""
        state = self.request.app.state
        settings: Settings = state.settings
        storage: Storage = state.storage
        seconds = settings.storage_link_seconds
        if link := await storage.link(file.key, seconds):
            return link
        said = FileLink(file.key, file.name, file.content_type, expiry(seconds))
        signature = said.signature(settings.storage_link_key)
        address = self.request.url_for(READING)
        return str(address.include_query_params(**asdict(said), signature=signature))


async def _links(request: Request) -> FileLinks:
    return FileLinks(request)


Links = Annotated[FileLinks, Depends(_links)]
