"""Processes that save through the services, without a server: cheap to start, and to kill."""

import asyncio
import multiprocessing
import os
import select
import signal
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from builder.blueprint.model import Blueprint, ProjectInfo
from builder.core.config import Settings
from builder.core.dialect import create_engine
from builder.core.saving import StaleRevisionError
from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION
from builder.models.user import User
from builder.resources import resource
from builder.schemas.saved_blueprint import FirstRevision, RevisionWrite
from builder.schemas.user import UserRead
from builder.schemas.workspace import WorkspaceWrite
from builder.services.audit import Actor
from builder.services.projects import ProjectService
from builder.services.revision import Rendered, RevisionService
from builder.services.workspace import Standing, WorkspaceService

from .ledger import Save

PATIENCE = 60.0
_VARIANTS = 16
_FORKED = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Desk:
    """What every saver needs, made once: a workspace, Blueprints in it, and what to save."""

    settings: Settings
    projects: ProjectService
    standing: Standing
    slugs: tuple[str, ...]
    variants: tuple[Rendered, ...]


def prepared(settings: Settings, blueprints: int) -> Desk:
    """Make a workspace with so many Blueprints."""
    templates = load_templates(resource("templates") / "project", TEMPLATE_VERSION)
    projects = ProjectService(templates)
    try:
        return asyncio.run(_prepared(settings, projects, blueprints))
    finally:
        projects.close()


async def _prepared(settings: Settings, projects: ProjectService, blueprints: int) -> Desk:
    engine = create_engine(settings)
    try:
        async with AsyncSession(engine, expire_on_commit=False) as session:
            standing = await _standing(session)
            revisions = RevisionService(session, projects)
            variants = [await revisions.rendered(_named(number)) for number in range(_VARIANTS)]
            first = FirstRevision(name="Orders", summary="First version")
            slugs = [await revisions.begin(standing, variants[0], first) for _ in range(blueprints)]
        return Desk(settings, projects, standing, tuple(slugs), tuple(variants))
    finally:
        await engine.dispose()


async def _standing(session: AsyncSession) -> Standing:
    user = User(email="ada@example.com", password_hash="none", name="Ada")  # noqa: S106 - nobody signs in
    session.add(user)
    await session.commit()
    actor = Actor(UserRead.model_validate(user), "127.0.0.1")
    workspaces = WorkspaceService(session)
    made = await workspaces.create(actor, WorkspaceWrite(name="Team"))
    return await workspaces.enter(actor, made.slug)


def _named(number: int) -> Blueprint:
    return Blueprint(project=ProjectInfo(name="Orders", description=f"Variant {number}"))


class Savers:
    """Processes that save as fast as they can, each two of them on one Blueprint."""

    def __init__(self, desk: Desk, count: int, turn: int) -> None:
        """Start them; what they are told comes through a pipe that outlives them."""
        self._reader, writer = os.pipe()
        self._processes = [
            _FORKED.Process(target=_run, args=(desk, writer, each, turn)) for each in range(count)
        ]
        for process in self._processes:
            process.start()
        os.close(writer)

    def first(self) -> bytes:
        """Return what was acknowledged first, once somebody was told; nothing in vain."""
        ready, _, _ = select.select([self._reader], [], [], PATIENCE)
        return os.read(self._reader, 65_536) if ready else b""

    def kill(self) -> int:
        """End all of them at once; return how many had ended by themselves."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.join()
        return sum(process.exitcode != -signal.SIGKILL for process in self._processes)

    def rest(self) -> bytes:
        """Return what was acknowledged before they ended."""
        with os.fdopen(self._reader, "rb") as pipe:
            return pipe.read()


def told(lines: bytes) -> Iterator[Save]:
    """Read what savers were told."""
    for line in lines.decode().splitlines():
        slug, number, summary = line.split(" ", 2)
        yield Save(slug, int(number), summary)


def _run(desk: Desk, pipe: int, saver: int, turn: int) -> None:
    asyncio.run(_save_on(desk, pipe, saver, turn))


async def _save_on(desk: Desk, pipe: int, saver: int, turn: int) -> None:
    engine = create_engine(desk.settings)
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    slug = desk.slugs[saver // 2 % len(desk.slugs)]
    base, number = 0, 0
    while True:
        async with sessions() as session:
            service = RevisionService(session, desk.projects)
            summary = f"turn {turn} saver {saver} save {number}"
            try:
                base = base or (await service.timeline(desk.standing, slug))[0].number
                rendered = desk.variants[(number + saver + turn) % _VARIANTS]
                data = RevisionWrite(summary=summary)
                base = await service.save(desk.standing, slug, base, rendered, data)
            except StaleRevisionError:
                base = 0
                continue
        os.write(pipe, f"{slug} {base} {summary}\n".encode())
        number += 1
