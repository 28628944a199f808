"""Passwords, as they are sent."""

from typing import Annotated

from pydantic import Field, Secret, SecretStr

from .base import InSchema

Password = Annotated[
    Secret[Annotated[str, Field(min_length=12, max_length=128)]],
    Field(json_schema_extra={"format": "password", "writeOnly": True}),
]


class PasswordChange(InSchema):
    """The password to replace, and the one to take its place."""

    current_password: Annotated[SecretStr, Field(min_length=1, max_length=128)]
    password: Password


class PasswordReset(InSchema):
    """A token that resets a password once, and the new password."""

    token: str = Field(min_length=1, max_length=100)
    password: Password
