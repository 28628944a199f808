"""Accounts over HTTP, for administrators."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from ...core.openapi import problems
from ...schemas.lists import PagedResponse
from ...schemas.user import UserQuery, UserRead, UserUpdate
from ...services.user import UserService
from ..callers import refuse_own_account, require_role
from ..deps import PathKey, SessionDep

router = APIRouter(
    prefix="/users",
    tags=["users"],
    dependencies=[Depends(require_role("admin"))],
    responses=problems(401, 403, 503),
)


async def _service(session: SessionDep) -> UserService:
    return UserService(session)


Service = Annotated[UserService, Depends(_service)]


@router.get("", responses=problems(422))
async def list_users(
    service: Service,
    query: Annotated[UserQuery, Query()],
) -> PagedResponse[UserRead]:
    return await service.page(query)


@router.get("/{user_id}", responses=problems(404, 422))
async def get_user(service: Service, user_id: PathKey) -> UserRead:
    return await service.get(user_id)


@router.patch(
    "/{user_id}",
    dependencies=[Depends(refuse_own_account)],
    responses=problems(400, 404, 413, 422),
)
async def update_user(service: Service, user_id: PathKey, data: UserUpdate) -> UserRead:
    return await service.update(user_id, data)
