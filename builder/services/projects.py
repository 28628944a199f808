"""Projects and archives, rendered once per Blueprint and kept while they are asked for."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from async_lru import alru_cache

from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint
from ..generator.archive import WRITER, Archive, archive
from ..generator.project import Project
from ..generator.render import render
from ..generator.templates import TemplateSet

_KEPT_PROJECTS = 8
_KEPT_ARCHIVES = 32


class ProjectService:
    """Renders off the event loop, as many at once as there are cores, each Blueprint once."""

    def __init__(self, templates: TemplateSet) -> None:
        """Start the pool that renders from `templates`."""
        self._templates = templates
        self._pool = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="render")
        self.preview = alru_cache(maxsize=_KEPT_PROJECTS)(self._render)
        self.archive = alru_cache(maxsize=_KEPT_ARCHIVES)(self._archive)

    @property
    def catalog(self) -> Catalog:
        """Everything on offer."""
        return self._templates.catalog

    @property
    def version(self) -> str:
        """The release of the templates."""
        return self._templates.version

    @property
    def template_digest(self) -> str:
        """What identifies the templates, whatever their release is called."""
        return self._templates.digest

    def etag(self, blueprint: Blueprint) -> str:
        """Return the ETag of the archive, known before anything is rendered."""
        return f'"{blueprint.digest[:32]}-{self._templates.digest[:16]}-{WRITER}"'

    async def described[T](self, blueprint: Blueprint, describe: Callable[[Project], T]) -> T:
        """Return what `describe`, run in the pool as well, makes of the project."""
        return await self._off_loop(describe, await self.preview(blueprint))

    def close(self) -> None:
        """Stop the pool; what is being rendered is finished."""
        self._pool.shutdown(cancel_futures=True)

    async def _render(self, blueprint: Blueprint) -> Project:
        return await self._off_loop(render, blueprint, self._templates)

    async def _archive(self, blueprint: Blueprint) -> Archive:
        return await self._off_loop(archive, await self.preview(blueprint))

    async def _off_loop[*Arguments, T](
        self, work: Callable[[*Arguments], T], *arguments: *Arguments
    ) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)
