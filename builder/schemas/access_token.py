"""Access tokens, as they travel."""

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from .base import InSchema, Lax, OutSchema
from .moments import Moment
from .texts import folded, one_line
from .user import UserRead

type ScopeName = Literal["read", "write", "manage"]

USUAL_DAYS: Final = 90
MOST_DAYS: Final = 366
LONGEST_NAME: Final = 40

Name = Annotated[
    str,
    BeforeValidator(folded),
    Field(min_length=1, max_length=LONGEST_NAME),
    AfterValidator(one_line),
]


class AccessTokenWrite(InSchema):
    """What a token is for, how far it goes, and for how many days."""

    name: Name
    scope: ScopeName = "read"
    days: Lax[int] = Field(default=USUAL_DAYS, ge=1, le=MOST_DAYS)


class AccessTokenRead(OutSchema):
    """A token without what makes it work."""

    name: str
    beginning: str
    scope: ScopeName
    made_at: Moment
    expires_at: Moment
    used_at: Moment | None
    is_expired: bool
    maker: str


class CallerRead(BaseModel):
    """Who calls, and if by a token, what it is called and how far it goes."""

    user: UserRead
    token: str | None = None
    scope: ScopeName | None = None
