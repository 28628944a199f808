"""Workspaces and who belongs to them, as they travel."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from .account import Email
from .base import InSchema, OutSchema
from .texts import folded, one_line

type RoleName = Literal["viewer", "editor", "maintainer", "owner"]

Title = Annotated[
    str, BeforeValidator(folded), Field(min_length=1, max_length=100), AfterValidator(one_line)
]


class WorkspaceWrite(InSchema):
    """What a workspace is called."""

    name: Title


class WorkspaceRead(OutSchema):
    """A workspace, with what the reader is in it."""

    slug: str
    name: str
    role: RoleName


class Removal(InSchema):
    """The name of what is to be deleted, typed once more."""

    confirmation: Annotated[str, BeforeValidator(folded), Field(min_length=1, max_length=100)]


class MemberAdd(InSchema):
    """Whose account joins a workspace, and as what."""

    email: Email
    role: RoleName = "editor"


class MemberChange(InSchema):
    """What a member becomes."""

    role: RoleName


class MemberRead(OutSchema):
    """Somebody in a workspace; the key is that of the membership."""

    user_id: int
    name: str | None
    email: str
    is_active: bool
    role: RoleName
