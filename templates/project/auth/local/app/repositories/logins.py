"""Everything by which accounts are signed in."""

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from ..models.keys import Key
from ..models.refresh_token import RefreshToken
from ..models.user import User


class LoginRepository:
    """Ends what an account is signed in with."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session

    async def end_all(self, user_id: Key) -> None:
        """End every session of an account, and every access token that is out."""
        generation = User.token_generation + 1
        await self.session.execute(
            update(User).where(User.id == user_id).values(token_generation=generation)
        )
        await self.session.execute(delete(RefreshToken).where(RefreshToken.user_id == user_id))
