"""A copy of the database while people save, put back."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import async_sessionmaker

from builder.backups import BackupError, back_up, restore
from builder.migrations import migrate_embedded
from builder.services.projects import ProjectService
from builder.services.workspace import Standing
from tests.integration.builder.kept.databases import open_at, settings_of

from .team import Team


async def test_what_is_restored_has_every_revision_up_to_one_moment_and_a_whole_audit(
    tmp_path: Path, project_service: ProjectService
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/builder.db"
    settings = settings_of(url)
    await asyncio.to_thread(migrate_embedded, settings)
    engine = open_at(url)
    team = Team((async_sessionmaker(engine, expire_on_commit=False),), project_service)
    standing = await team.workspace(await team.person())
    slug = await team.begin(0, standing)
    is_enough = asyncio.Event()
    saving = asyncio.create_task(keep_saving(team, standing, slug, is_enough))
    await asyncio.sleep(0.3)
    before = len(await team.numbers(standing, slug))
    await asyncio.to_thread(back_up, settings, tmp_path / "copy.db")
    with pytest.raises(BackupError, match="stop it first"):
        await asyncio.to_thread(restore, settings, tmp_path / "copy.db")
    is_enough.set()
    await saving
    after = await team.numbers(standing, slug)
    await engine.dispose()

    kept = await asyncio.to_thread(restore, settings, tmp_path / "copy.db")
    assert kept
    now = await team.numbers(standing, slug)
    assert before <= len(now) <= len(after)
    assert now == after[: len(now)]
    assert await team.faults() == []
    assert await team.save(0, standing, slug, now[-1]) == now[-1] + 1
    await engine.dispose()


async def keep_saving(team: Team, standing: Standing, slug: str, is_enough: asyncio.Event) -> None:
    """Save one revision after the other, each to its end, until it is enough."""
    base = 1
    while not is_enough.is_set():
        base = await team.save(0, standing, slug, base)
