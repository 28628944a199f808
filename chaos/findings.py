"""What is in a database, compared with what people were told."""

import asyncio
import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import make_url, select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.auditing import audit_findings
from builder.backups import damages
from builder.core.audit import Event
from builder.core.config import Settings
from builder.core.dialect import create_engine, is_embedded
from builder.models.audit_event import AuditEvent
from builder.models.blob import Blob
from builder.models.revision import Revision
from builder.models.saved_blueprint import SavedBlueprint
from builder.services.keeping import inflated

from .ledger import Save


@dataclass(frozen=True, slots=True)
class Kept:
    """What a database holds: revisions, how far each Blueprint has come, and what was noted."""

    revisions: Sequence[Save]
    latest: dict[str, int]
    noted: Sequence[str]
    blobs: Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which saves are lost, and what else is wrong."""

    lost: Sequence[Save]
    faults: Sequence[str]


def compared(settings: Settings, saves: Iterable[Save]) -> Comparison:
    """Look over a database, and find what people were told in it."""
    kept = asyncio.run(_kept(settings))
    chains = [f"audit of {each.name}: {each.fault}" for each in audit_findings(settings)]
    audit = [each for each in chains if not each.endswith(": ")]
    return Comparison(
        lost(kept, saves), [*faults(kept), *audit, *_damages(settings), *_spoilt(kept)]
    )


def lost(kept: Kept, saves: Iterable[Save]) -> list[Save]:
    """Return what was acknowledged and is not there, or not any more as it was saved."""
    there = set(kept.revisions)
    return [each for each in saves if each not in there]


def faults(kept: Kept) -> Iterator[str]:
    """Yield which numbers are missing or taken twice, and which revisions were not noted once."""
    numbers = defaultdict[str, list[int]](list)
    for each in kept.revisions:
        numbers[each.blueprint].append(each.number)
    for slug, found in numbers.items():
        if sorted(found) != [*range(1, kept.latest[slug] + 1)]:
            yield f"{slug} has the revisions {sorted(found)} up to {kept.latest[slug]}"
    made = sorted(f"{each.blueprint}/{each.number}" for each in kept.revisions)
    if made != sorted(kept.noted):
        yield f"{len(made)} revisions were made, {len(kept.noted)} noted"


def _spoilt(kept: Kept) -> Iterator[str]:
    for digest, content in kept.blobs:
        if hashlib.sha256(inflated(content)).hexdigest() != digest:
            yield f"blob {digest} is not what was stored"


def _damages(settings: Settings) -> list[str]:
    """Return what SQLite says against its file."""
    if not is_embedded(settings):
        return []
    name = make_url(settings.database_url.get_secret_value()).database or ""
    with closing(sqlite3.connect(name)) as connection:
        said, dangling = damages(connection)
    return [*said, *map(str, dangling)]


async def _kept(settings: Settings) -> Kept:
    revisions = select(SavedBlueprint.slug, Revision.number, Revision.summary).join(
        SavedBlueprint, Revision.saved_blueprint_id == SavedBlueprint.id
    )
    noted = select(AuditEvent.target).where(AuditEvent.action == Event.REVISION_SAVED)
    engine = create_engine(settings)
    try:
        async with AsyncSession(engine) as session:
            latest = await session.execute(select(SavedBlueprint.slug, SavedBlueprint.latest))
            blobs = await session.execute(select(Blob.digest, Blob.content))
            return Kept(
                [Save(*row) for row in await session.execute(revisions)],
                dict(latest.all()),
                (await session.scalars(noted)).all(),
                [(digest, content) for digest, content in blobs],
            )
    finally:
        await engine.dispose()
