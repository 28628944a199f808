"""What is sent and answered to sign in."""

from typing import Literal

from pydantic import BaseModel, Field

from .base import InSchema


class RefreshRequest(InSchema):
    """The refresh token to exchange, or whose session to end."""

    refresh_token: str = Field(min_length=1, max_length=2_000)


class TokenPair(BaseModel):
    """A short-lived token for requests, and the token that gets the next pair."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the name of a scheme, no secret
    expires_in: int = Field(description="Seconds until the access token expires.")
