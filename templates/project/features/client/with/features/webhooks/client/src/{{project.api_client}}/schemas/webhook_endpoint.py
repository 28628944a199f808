"""Endpoints of webhooks, as they travel."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from .base import InSchema, OutSchema, unset
from .lists import ListQuery

Address = Annotated[
    str,
    Field(min_length=1, max_length=500, json_schema_extra={"format": "uri"}),
]
Events = Annotated[
    list[Annotated[str, Field(max_length=120)]],
    Field(max_length=200, description="Such as `book.created`."),
]


class WebhookEndpointCreate(InSchema):
    """Where to send messages, and which."""

    url: Address
    events: Events


class WebhookEndpointUpdate(InSchema):
    """What may be changed; an endpoint that is switched on has not failed yet."""

    url: Address = Field(default_factory=unset)
    events: Events = Field(default_factory=unset)
    is_enabled: bool = Field(default_factory=unset)


class WebhookEndpointRead(OutSchema):
    """One endpoint."""

    url: str
    events: list[str]
    is_enabled: bool
    failing_since: datetime | None


class WebhookSecret(BaseModel):
    """What messages are signed with; it is shown this once."""

    secret: str


class WebhookEndpointCreated(WebhookEndpointRead, WebhookSecret):
    """A new endpoint, with its secret."""


class WebhookEndpointQuery(ListQuery[Literal["id", "-id", "url", "-url"]]):
    """Which endpoints to list."""

    is_enabled: bool | None = None
