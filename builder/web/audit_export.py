"""The audit as a file, written as it is read: a session for a part of it, none for a client."""

import csv
import io
import json
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from ..models.keys import Key
from ..schemas.audit import AuditEventRead
from ..services.audit import AuditService

type Format = Literal["csv", "json"]
type Events = Sequence[AuditEventRead]

FORMATS: Final[Mapping[Format, str]] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
_COLUMNS: Final = tuple(name for name in AuditEventRead.model_fields if name != "id")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


async def export(
    sessions: async_sessionmaker[AsyncSession], workspace: Key | None, form: Format
) -> AsyncIterator[str]:
    """Yield the events of a chain in their order, as CSV or as a list in JSON."""
    writer = _WRITERS[form]
    yield writer.begin
    between, number = "", 0
    while events := await _part(sessions, workspace, number):
        yield between + writer.write(events)
        between, number = writer.between, events[-1].number
    yield writer.end


async def _part(
    sessions: async_sessionmaker[AsyncSession], workspace: Key | None, after: int
) -> Events:
    async with sessions() as session:
        return await AuditService(session).part(workspace, after)


def _csv(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: object) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv_rows(events: Events) -> str:
    return _csv([getattr(event, name) for name in _COLUMNS] for event in events)


def _json_rows(events: Events) -> str:
    return ",\n".join(json.dumps(each.model_dump(mode="json", exclude={"id"})) for each in events)


@dataclass(frozen=True, slots=True)
class _Writer:
    begin: str
    write: Callable[[Events], str]
    between: str
    end: str


_WRITERS: Final[Mapping[Format, _Writer]] = {
    "csv": _Writer(_csv([_COLUMNS]), _csv_rows, "", ""),
    "json": _Writer("[\n", _json_rows, ",\n", "\n]\n"),
}
