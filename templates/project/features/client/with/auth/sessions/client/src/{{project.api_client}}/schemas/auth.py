"""What is sent to sign in."""

from typing import Annotated

from pydantic import EmailStr, Field, PlainSerializer, SecretStr

from .base import InSchema


class LogIn(InSchema):
    """Whose session to begin, and the proof."""

    email: EmailStr = Field(max_length=254)
    password: Annotated[
        SecretStr,
        PlainSerializer(SecretStr.get_secret_value, when_used="json"),
        Field(min_length=1, max_length=128),
    ]
