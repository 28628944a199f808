"""Endpoints of webhooks, as they travel."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, HttpUrl, UrlConstraints

from .base import InSchema, OutSchema, unset
from .lists import ListQuery

LONGEST_URL = 500


def _without_credentials(url: HttpUrl) -> HttpUrl:
    if url.username or url.password:
        message = "must not hold a name or a password"
        raise ValueError(message)
    return url


def _with_encodable_host(url: HttpUrl) -> HttpUrl:
    try:
        str(url.host).encode("idna")
    except UnicodeError as error:
        message = "must have a host whose labels have 1 to 63 characters"
        raise ValueError(message) from error
    return url


def _short(url: HttpUrl) -> str:
    text = str(url)
    if len(text) > LONGEST_URL:
        message = f"must have at most {LONGEST_URL} characters"
        raise ValueError(message)
    return text


Address = Annotated[
    HttpUrl,
    UrlConstraints(max_length=LONGEST_URL, host_required=True),
    AfterValidator(_without_credentials),
    AfterValidator(_with_encodable_host),
    AfterValidator(_short),
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
