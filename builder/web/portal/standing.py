"""In which workspace a page stands, and as what its visitor."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Request

from ...api.acting import enter
from ...api.workspaces import Number, Slug
from ...services.workspace import Standing
from ..revision_name import RevisionName
from ..visitors import Acting


async def stand(request: Request, actor: Acting, workspace: Slug) -> Standing:
    """Return what the visitor is in a workspace. Raises NotFoundError for who is nothing there."""
    return await enter(request, actor, workspace)


Here = Annotated[Standing, Depends(stand)]


@dataclass(frozen=True, slots=True)
class Place:
    """Which revision an address of a workspace names."""

    here: Here
    blueprint: Slug
    number: Number

    @property
    def name(self) -> RevisionName:
        """How the revision is named."""
        return RevisionName(self.here.slug, self.blueprint, self.number)

    def beside(self, number: int) -> str:
        """Return the address of another revision of the same Blueprint."""
        return replace(self.name, number=number).page


Placed = Annotated[Place, Depends()]
