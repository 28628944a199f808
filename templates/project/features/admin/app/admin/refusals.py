"""What services refuse, told where somebody can do something about it."""

from collections.abc import AsyncGenerator, Collection
from contextlib import asynccontextmanager

from fastapi import status

from ..core.exceptions import AppError
from .visits import Visit

INVALID = status.HTTP_422_UNPROCESSABLE_CONTENT
_TOLD = {
    status.HTTP_403_FORBIDDEN,
    status.HTTP_409_CONFLICT,
    status.HTTP_412_PRECONDITION_FAILED,
    INVALID,
}


class Refusals:
    """What is wrong with what somebody wants, by field and in general."""

    def __init__(self, fields: Collection[str] = ()) -> None:
        """Tell beside their inputs what is wrong with `fields`."""
        self.fields = fields
        self.problems: dict[str, str] = {}
        self.general: list[str] = []
        self.status = status.HTTP_200_OK

    def note(self, name: str, message: str, code: int = INVALID) -> None:
        """Keep what is wrong; of one field, the first thing."""
        self.status = code
        if name in self.fields:
            self.problems.setdefault(name, message)
        else:
            self.general.append(f"{name}: {message}" if name else message)


@asynccontextmanager
async def noting(visit: Visit, refusals: Refusals) -> AsyncGenerator[None]:
    """Keep what the service refuses, and undo what it began; raise what is nobody's to mend."""
    try:
        yield
    except AppError as error:
        if error.status not in _TOLD:
            raise
        await visit.session.rollback()
        for name in error.fields or ("",):
            refusals.note(name, error.detail, error.status)
