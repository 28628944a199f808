"""Rows that keep who made and last changed them."""

from typing import Any, override

from pydantic import BaseModel

from ..models.authored import Authored
from .personal import PersonalRepository


class AuthoredRepository[ModelT: Authored](PersonalRepository[ModelT]):
    """The rows of one model, signed by whoever writes them."""

    @override
    def _columns(self, data: BaseModel, *, exclude_unset: bool = False) -> dict[str, Any]:
        """Sign the columns of `data`: those of a whole row as its creator, too."""
        author = self.user.id if self.user else None
        columns = super()._columns(data, exclude_unset=exclude_unset) | {"changed_by_id": author}
        return columns if exclude_unset else columns | {"created_by_id": author}
