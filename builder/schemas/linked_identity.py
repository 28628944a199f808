"""Identities of the provider that accounts are linked with, as they travel."""

from pydantic import BaseModel

from .base import OutSchema


class LinkedIdentityRead(OutSchema):
    """Who somebody is to the provider."""

    issuer: str
    subject: str
    email: str | None


class ProviderAddress(BaseModel):
    """Where the browser has to go."""

    url: str
