"""Blobs, as they are stored."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base
from .types import LongBinary


class Blob(Base, kw_only=True):
    """One blob."""

    __tablename__ = "blobs"
    __table_args__ = (UniqueConstraint("digest", name="uq_blobs_digest"),)

    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LongBinary)
