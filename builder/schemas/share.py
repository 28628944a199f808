"""Shared projects as JSON."""

from datetime import datetime

from pydantic import BaseModel


class ShareRead(BaseModel):
    """A shared project: its page is for people, its archive is the project as it was."""

    id: str
    title: str
    url: str
    archive_url: str
    template_version: str
    is_current: bool
    """Whether the builder of today gives the same project."""
    made_at: datetime
    files: int
    size: int
