"""What pages ask for: the administrator, the resource, and its records."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request, Response

from ..api.callers import CurrentUser
from ..api.deps import SessionDep
from ..core.callers import PermissionDeniedError
from ..core.exceptions import NotFoundError
from ..schemas.user import UserRead
from .addresses import RECORDS
from .pages import page
from .resource import Operation, Records, Resource
from .site import RESOURCES

ROLE = "admin"


async def administrator(user: CurrentUser) -> UserRead:
    """Return who is signed in. Raises PermissionDeniedError for whoever is no administrator."""
    if user.role != ROLE:
        message = f"This needs the role '{ROLE}'."
        raise PermissionDeniedError(message)
    return user


Administrator = Annotated[UserRead, Depends(administrator)]


@dataclass(frozen=True, slots=True)
class Visit:
    """An administrator who looks at a resource."""

    request: Request
    session: SessionDep
    user: UserRead
    resource: Resource

    @property
    def records(self) -> Records:
        """The records of the resource."""
        return self.resource.open(self.session, self.user)

    @property
    def address(self) -> str:
        """Where the resource is."""
        return f"{RECORDS}/{self.resource.route}"

    def of(self, route: str) -> Records:
        """Return the records of another resource, for the same person."""
        return RESOURCES[route].open(self.session, self.user)

    def page(self, template: str, status: int = HTTPStatus.OK, /, **context: object) -> Response:
        """Return a page about the resource."""
        about = {"resource": self.resource, "address": self.address}
        return page(self.request, template, self.user, status, **about, **context)


def visiting(*operations: Operation) -> Callable[..., Awaitable[Visit]]:
    """Return a dependency that finds a resource with one of these operations.

    It raises NotFoundError where there is none: what the API does not offer, no page does.
    """

    async def visit(
        request: Request, session: SessionDep, user: Administrator, route: str
    ) -> Visit:
        resource = RESOURCES.get(route)
        if resource is None or not set(operations).intersection(resource.operations):
            message = "There is no such page."
            raise NotFoundError(message)
        return Visit(request, session, user, resource)

    return visit
