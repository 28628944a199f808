"""What every model has: a key, named constraints, and a constructor with keywords only."""

from typing import override

from sqlalchemy import MetaData, inspect
from sqlalchemy.orm import DeclarativeBase

from .keys import Keyed


class Base(Keyed, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """The root of the models: rows are equal when they are the same object."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "ck": "%(constraint_name)s",
        },
    )

    @override
    def __repr__(self) -> str:
        """Show the key only: anything else may not be loaded."""
        return f"<{type(self).__name__} {inspect(self).identity}>"
