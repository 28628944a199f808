"""Passwords, as they are sent."""

from typing import Annotated

from pydantic import Field, PlainSerializer, SecretStr

from .base import InSchema

_Secret = Annotated[SecretStr, PlainSerializer(SecretStr.get_secret_value, when_used="json")]
Password = Annotated[_Secret, Field(min_length=12, max_length=128)]


class PasswordChange(InSchema):
    """The password to replace, and the one to take its place."""

    current_password: Annotated[_Secret, Field(min_length=1, max_length=128)]
    password: Password


class PasswordReset(InSchema):
    """A token that resets a password once, and the new password."""

    token: str = Field(min_length=1, max_length=100)
    password: Password
