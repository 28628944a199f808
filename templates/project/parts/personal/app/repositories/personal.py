"""Repositories that know for whom they work."""

from sqlalchemy.ext.asyncio import AsyncSession

from ..models.base import Base
from ..schemas.user import UserRead
from .base import BaseRepository


class PersonalRepository[ModelT: Base](BaseRepository[ModelT]):
    """The rows of one model, read and written for whoever calls."""

    def __init__(self, session: AsyncSession, user: UserRead | None) -> None:
        """Work in the transaction of `session`, for `user` or for somebody unknown."""
        super().__init__(session)
        self.user = user
