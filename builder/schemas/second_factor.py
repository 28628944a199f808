"""Second factors, as they are sent."""

from typing import Annotated

from pydantic import Field, SecretStr

from .base import InSchema

Code = Annotated[str, Field(min_length=1, max_length=40)]


class PasswordProof(InSchema):
    """The password of who is signed in, once more."""

    current_password: Annotated[SecretStr, Field(min_length=1, max_length=128)]


class CodeProof(InSchema):
    """What an app shows, or a recovery code."""

    code: Code


class FactorProof(PasswordProof, CodeProof):
    """Both: what somebody knows, and what somebody has."""


class ShownSecret(InSchema):
    """The secret that a page showed."""

    secret: str = Field(pattern=r"^[A-Z2-7]{32}$")


class Confirmation(ShownSecret, CodeProof):
    """A secret, and the first code that an app made of it."""
