"""Rows narrowed to what the caller may see, whatever way leads to them."""

from collections.abc import Sequence
from typing import override

from sqlalchemy import Select
from sqlalchemy.orm import with_loader_criteria

from ..models.base import Base
from ..models.keys import Key
from .ownership import shown_to
from .personal import PersonalRepository


class ScopedRepository[ModelT: Base](PersonalRepository[ModelT]):
    """The rows of one model that the caller may see, with related rows that the caller may see."""

    @override
    def _select(self, include: Sequence[str] = ()) -> Select[ModelT]:
        related = {self._attribute(name).property.mapper.class_ for name in include}
        return (
            super()
            ._select(include)
            .where(*shown_to(self.user, self.model))
            .options(
                *(
                    with_loader_criteria(model, condition)
                    for model in related
                    for condition in shown_to(self.user, model)
                )
            )
        )

    @override
    def _related(self, model: type[Base]) -> Select[Base]:
        return super()._related(model).where(*shown_to(self.user, model))

    @override
    def _keys(self, model: type[Base]) -> Select[Key]:
        return super()._keys(model).where(*shown_to(self.user, model))
