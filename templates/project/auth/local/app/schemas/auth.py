"""What clients send and get to sign in."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, SecretStr

from .base import InSchema

Password = Annotated[SecretStr, Field(min_length=12, max_length=128)]


class RefreshRequest(InSchema):
    """The refresh token to exchange, or whose session to end."""

    refresh_token: str = Field(min_length=1, max_length=2_000)


class PasswordChange(InSchema):
    """The password to replace, and the one to take its place."""

    current_password: Annotated[SecretStr, Field(min_length=1, max_length=128)]
    password: Password


class PasswordReset(InSchema):
    """A token that resets a password once, and the new password."""

    token: str = Field(min_length=1, max_length=2_000)
    password: Password


class TokenPair(BaseModel):
    """A short-lived token for requests, and the token that gets the next pair."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the name of a scheme, no secret
    expires_in: int = Field(description="Seconds until the access token expires.")
