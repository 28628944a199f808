"""Accounts, as they travel."""

from typing import Literal

from pydantic import EmailStr, Field

from .base import InSchema, OutSchema, unset
from .lists import ListQuery
from .password import Password

type UserSort = Literal["id", "-id", "email", "-email"]


class Register(InSchema):
    """A new account."""

    email: EmailStr = Field(max_length=254)
    name: str | None = Field(default=None, max_length=100)
    password: Password


class UserUpdate(InSchema):
    """What an administrator may change of an account."""

    role: str = Field(default_factory=unset, min_length=1, max_length=50)
    is_active: bool = Field(default_factory=unset)


class UserRead(OutSchema):
    """One account."""

    email: str
    role: str
    is_active: bool
    name: str | None


class UserQuery(ListQuery[UserSort]):
    """Which accounts to list."""

    email__contains: str | None = None
    role: str | None = None
    is_active: bool | None = None
