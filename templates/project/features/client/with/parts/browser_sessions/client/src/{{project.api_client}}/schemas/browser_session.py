"""Sessions, as they travel."""

from datetime import datetime

from pydantic import RootModel

from .base import OutSchema


class SessionRead(OutSchema):
    """A browser in which somebody is signed in."""

    opened_at: datetime
    seen_at: datetime
    expires_at: datetime
    user_agent: str
    is_current: bool


SessionList = RootModel[list[SessionRead]]
