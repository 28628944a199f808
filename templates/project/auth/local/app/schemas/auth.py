"""What clients send and get to sign in."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, EmailStr, Field, SecretStr

from .base import InSchema, RequestSchema


class LogIn(RequestSchema):
    """A form of OAuth 2.0: the name is an e-mail address, and what else is sent is ignored."""

    model_config = ConfigDict(extra="ignore")

    grant_type: Literal["password"] = "password"
    username: EmailStr = Field(max_length=254)
    password: Annotated[SecretStr, Field(min_length=1, max_length=128)]


class RefreshRequest(InSchema):
    """The refresh token to exchange, or whose session to end."""

    refresh_token: str = Field(min_length=1, max_length=2_000)


class TokenPair(BaseModel):
    """A short-lived token for requests, and the token that gets the next pair."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the name of a scheme, no secret
    expires_in: int = Field(description="Seconds until the access token expires.")
