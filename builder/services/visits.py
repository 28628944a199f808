"""Accounts of those whom the provider knows: linked by their owners, or made for newcomers."""

import secrets

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.callers import AuthenticationError
from ..core.identity import DEFAULT_ROLE, Identity
from ..core.passwords import PasswordHasher
from ..models.user import User
from ..repositories.linked_identity import LinkedIdentityRepository

UNGUESSABLE_BYTES = 32


class VisitService:
    """Knows whose account an identity is, and never by an e-mail address alone."""

    def __init__(self, session: AsyncSession, hasher: PasswordHasher) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.identities = LinkedIdentityRepository(session)
        self._hasher = hasher

    async def welcome(self, identity: Identity) -> User:
        """Return the account of an identity. Raises AuthenticationError where it may have none."""
        user = await self.identities.owner(identity) or await self._first_visit(identity)
        if not user.is_active:
            message = "The account is not active."
            raise AuthenticationError(message)
        if identity.role is not None and identity.role != user.role:
            user.role = identity.role
            await self.session.commit()
        return user

    async def _first_visit(self, identity: Identity) -> User:
        """Make the account, unless another request did so a moment ago, or one has the address."""
        user = await self._newcomer(identity)
        try:
            self.session.add(user)
            await self.session.flush()
            await self.identities.add(user.id, identity)
            await self.session.commit()
        except IntegrityError as error:
            await self.session.rollback()
            known = await self.identities.owner(identity)
            if known is None:
                message = "An account has this e-mail address: sign in to it, then link the two."
                raise AuthenticationError(message) from error
            return known
        return user

    async def _newcomer(self, identity: Identity) -> User:
        """Return an account without a password that anybody knows."""
        if identity.email is None or not identity.is_email_verified:
            message = "The sign-in provider vouches for no e-mail address."
            raise AuthenticationError(message)
        return User(
            email=identity.email.lower(),
            password_hash=await self._hasher.hash(secrets.token_urlsafe(UNGUESSABLE_BYTES)),
            role=identity.role or DEFAULT_ROLE,
        )
