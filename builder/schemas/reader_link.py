"""Links that lead readers to saved Blueprints, as they travel."""

from typing import Literal

from .base import InSchema, OutSchema
from .moments import Moment

type Audience = Literal["public", "workspace", "off"]


class ReaderLinkWrite(InSchema):
    """Who may follow a link: everybody, the members of the workspace, or for now nobody."""

    audience: Audience


class ReaderLinkRead(OutSchema):
    """A link, with the name of who made it."""

    code: str
    audience: Audience
    made_at: Moment
    maker: str
