"""Endpoints of webhooks over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response, status

from ...core.openapi import problems
from ...schemas.lists import PagedResponse
from ...schemas.webhook_endpoint import (
    WebhookEndpointCreate,
    WebhookEndpointCreated,
    WebhookEndpointQuery,
    WebhookEndpointRead,
    WebhookEndpointUpdate,
    WebhookSecret,
)
from ...services.webhook_endpoint import WebhookEndpointService
from ..deps import PathKey, SessionDep
from ..webhook_guards import GUARDS, REFUSALS

router = APIRouter(
    prefix="/webhook-endpoints",
    tags=["webhooks"],
    dependencies=GUARDS,
    responses={**REFUSALS, **problems(503)},
)


async def _service(request: Request, session: SessionDep) -> WebhookEndpointService:
    return WebhookEndpointService(session, request.app.state.settings)


Service = Annotated[WebhookEndpointService, Depends(_service)]


@router.get("", responses=problems(422))
async def list_webhook_endpoints(
    service: Service,
    query: Annotated[WebhookEndpointQuery, Query()],
) -> PagedResponse[WebhookEndpointRead]:
    return await service.page(query)


@router.post("", status_code=status.HTTP_201_CREATED, responses=problems(400, 413, 422))
async def create_webhook_endpoint(
    service: Service,
    data: WebhookEndpointCreate,
    request: Request,
    response: Response,
) -> WebhookEndpointCreated:
    created = await service.add(data)
    path = request.url_for("get_webhook_endpoint", webhook_endpoint_id=created.id)
    response.headers["Location"] = str(path)
    return created


@router.get("/{webhook_endpoint_id}", responses=problems(404, 422))
async def get_webhook_endpoint(
    service: Service, webhook_endpoint_id: PathKey
) -> WebhookEndpointRead:
    return await service.get(webhook_endpoint_id)


@router.patch("/{webhook_endpoint_id}", responses=problems(400, 404, 413, 422))
async def update_webhook_endpoint(
    service: Service, webhook_endpoint_id: PathKey, data: WebhookEndpointUpdate
) -> WebhookEndpointRead:
    return await service.update(webhook_endpoint_id, data)


@router.delete(
    "/{webhook_endpoint_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(404, 422),
)
async def delete_webhook_endpoint(service: Service, webhook_endpoint_id: PathKey) -> None:
    await service.delete(webhook_endpoint_id)


@router.post("/{webhook_endpoint_id}/secret", responses=problems(404, 422))
async def rotate_webhook_secret(service: Service, webhook_endpoint_id: PathKey) -> WebhookSecret:
    return await service.rotate(webhook_endpoint_id)


@router.post(
    "/{webhook_endpoint_id}/ping",
    status_code=status.HTTP_202_ACCEPTED,
    responses=problems(404, 422),
)
async def ping_webhook_endpoint(service: Service, webhook_endpoint_id: PathKey) -> None:
    await service.ping(webhook_endpoint_id)
