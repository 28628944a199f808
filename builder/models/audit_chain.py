"""Audit chains, as they are stored."""

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key

if TYPE_CHECKING:
    from .workspace import Workspace


class AuditChain(Base, kw_only=True):
    """One audit chain."""

    __tablename__ = "audit_chains"
    __table_args__ = (UniqueConstraint("workspace_id", name="uq_audit_chains_workspace_id"),)

    length: Mapped[int] = mapped_column(Integer)
    head: Mapped[str] = mapped_column(String(64))
    workspace_id: Mapped[Key | None] = mapped_column(
        ForeignKey("workspaces.id", name="fk_audit_chains_workspace_id", ondelete="RESTRICT"),
        default=None,
    )

    workspace: Mapped["Workspace | None"] = relationship(
        foreign_keys=[workspace_id],
        lazy="raise",
        init=False,
    )
