"""How often a row was changed, so that nobody overwrites what he has not seen."""

from typing import Any

from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from .base import Base


class Versioned(Base, kw_only=True, eq=False, repr=False):
    """A model whose rows are changed only in the version that was read.

    It comes first among the bases: SQLAlchemy takes the mapper's arguments of one of them.
    """

    __abstract__ = True

    version: Mapped[int] = mapped_column(init=False, server_default="1", sort_order=1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Compare and count the version in every change."""
        return {"version_id_col": cls.version, "eager_defaults": True}
