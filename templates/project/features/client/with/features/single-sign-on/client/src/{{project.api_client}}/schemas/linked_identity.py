"""Identities of the provider that accounts are linked with, as they travel."""

from pydantic import RootModel

from .base import OutSchema


class LinkedIdentityRead(OutSchema):
    """Who somebody is to the provider."""

    issuer: str
    subject: str
    email: str | None


LinkedIdentityList = RootModel[list[LinkedIdentityRead]]
