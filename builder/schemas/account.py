"""Accounts of people who were asked to have one, as they are sent."""

from typing import Annotated, Literal

from pydantic import BaseModel, EmailStr, Field

from .base import InSchema, OutSchema
from .moments import Moment
from .password import Password

type Role = Literal["user", "admin"]

Name = Annotated[str, Field(min_length=1, max_length=100)]
Email = Annotated[EmailStr, Field(max_length=254)]


class Invite(InSchema):
    """Who is invited: whoever has the link, or only the owner of an e-mail address."""

    email: Email | None = None
    role: Role = "user"


class Acceptance(InSchema):
    """The account that somebody makes who may have one."""

    name: Name
    email: Email
    password: Password


class Founding(Acceptance):
    """The first account, and the token that the server printed for it."""

    token: str = Field(min_length=1, max_length=100)


class InvitationRead(OutSchema):
    """An invitation that nobody has accepted yet."""

    email: str | None
    role: str
    made_at: Moment
    expires_at: Moment


class InvitationMade(BaseModel):
    """The link of a new invitation."""

    url: str


class AccountChange(InSchema):
    """What an administrator changes of somebody else's account."""

    role: Role | None = None
    access: Literal["open", "closed"] | None = None
