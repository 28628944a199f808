"""Passwords: hashed off the event loop, and what can go wrong with them."""

from functools import cached_property
from unicodedata import normalize

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from .exceptions import AppError

CONCURRENT_HASHES = 4
MEMORY_KIB, PASSES, LANES = 19 * 1024, 2, 1


class WrongPasswordError(AppError):
    """Somebody who is signed in does not know the password."""

    status = 422
    code = "wrong-password"


class RegistrationClosedError(AppError):
    """Accounts are made by who runs the application, not by who wants one."""

    status = 403
    code = "registration-closed"


class PasswordHasher:
    """Argon2id at the cost that OWASP advises, a few at a time."""

    def __init__(self, memory_kib: int = MEMORY_KIB) -> None:
        """Spend `memory_kib` on each hash; the cost is kept in the hash itself."""
        self._argon2 = Argon2Hasher(PASSES, memory_kib, LANES)
        self._hash = PasswordHash((self._argon2,))
        self._slots = CapacityLimiter(CONCURRENT_HASHES)

    async def hash(self, password: str) -> str:
        """Return the hash to store."""
        password = _normalized(password)
        return await to_thread.run_sync(self._hash.hash, password, limiter=self._slots)

    async def verify(self, password: str, stored: str | None) -> bool:
        """Tell whether `password` is right; it takes as long where nothing is stored."""
        password = _normalized(password)
        return await to_thread.run_sync(self._matches, password, stored, limiter=self._slots)

    def outdated(self, stored: str) -> bool:
        """Tell whether `stored` was made at another cost than hashes are made at now."""
        return self._argon2.check_needs_rehash(stored)

    @cached_property
    def _nobody(self) -> str:
        return self._hash.hash("nobody")

    def _matches(self, password: str, stored: str | None) -> bool:
        return self._hash.verify(password, stored or self._nobody) and stored is not None


def _normalized(password: str) -> str:
    """Return what every keyboard means: some write an accented letter as two characters."""
    return normalize("NFKC", password)


def install(app: FastAPI) -> None:
    """Offer the hasher of passwords as `app.state.password_hasher`."""
    app.state.password_hasher = PasswordHasher()
