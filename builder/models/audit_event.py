"""Audit events, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .audit_chain import AuditChain


class AuditEvent(Base, kw_only=True):
    """One audit event."""

    __tablename__ = "audit_events"
    __table_args__ = (
        UniqueConstraint("chain_id", "number", name="uq_audit_events_chain_id_number"),
        Index("ix_audit_events_chain_id", "chain_id"),
    )

    number: Mapped[int] = mapped_column(Integer)
    happened_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    actor: Mapped[str] = mapped_column(String(254))
    action: Mapped[str] = mapped_column(String(32))
    target: Mapped[str] = mapped_column(String(300))
    address: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    chain_id: Mapped[Key] = mapped_column(
        ForeignKey("audit_chains.id", name="fk_audit_events_chain_id", ondelete="RESTRICT"),
    )

    chain: Mapped["AuditChain"] = relationship(
        foreign_keys=[chain_id],
        lazy="raise",
        init=False,
    )
