"""Where in a workspace an operation works, and what it takes to save something there."""

import asyncio
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query, Request, Response

from ..blueprint.forms import parse_data
from ..core.policy import Action
from ..schemas.saved_blueprint import Document
from ..schemas.workspace import Removal
from ..services.revision import Rendered
from ..services.workspace import Standing
from .acting import Here
from .blueprints import ProjectServiceDep
from .workspaces import Number, Revisions, Slug


@dataclass(frozen=True, slots=True)
class Place:
    """A saved Blueprint, and who asks for it as what."""

    here: Here
    blueprint: Slug


@dataclass(frozen=True, slots=True)
class RevisionPlace(Place):
    """A revision, and who asks for it as what."""

    number: Number


@dataclass(frozen=True, slots=True)
class Rendering:
    """Renders what is to be saved, before the database is asked where it goes."""

    revisions: Revisions
    projects: ProjectServiceDep

    async def of(self, standing: Standing, document: Document) -> Rendered:
        """Return what is to be stored of a Blueprint, parsed beside the event loop.

        Raises PermissionDeniedError, InvalidBlueprint and TooLargeToSaveError.
        """
        standing.require(Action.SAVE)
        blueprint = await asyncio.to_thread(parse_data, document, self.projects.catalog)
        return await self.revisions.rendered(blueprint)


@dataclass(frozen=True, slots=True)
class Locating:
    """Tells where something is that was made."""

    request: Request
    response: Response

    def at(self, name: str, **path: object) -> None:
        """Say that the operation of this name shows it."""
        self.response.headers["Location"] = str(self.request.url_for(name, **path))


Placed = Annotated[Place, Depends()]
RevisionPlaced = Annotated[RevisionPlace, Depends()]
RenderingDep = Annotated[Rendering, Depends()]
LocatingDep = Annotated[Locating, Depends()]
Confirmed = Annotated[Removal, Query()]
