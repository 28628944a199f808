"""Passwords are hashed off the event loop; tokens are signed with one key, verified with all."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from unicodedata import normalize
from uuid import UUID

import jwt
from anyio import CapacityLimiter, to_thread
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from ..models.keys import Key

ALGORITHM = "HS256"
LEEWAY = 10
CONCURRENT_HASHES = 4
MEMORY_KIB, PASSES, LANES = 19 * 1024, 2, 1


class TokenKind(StrEnum):
    """The `typ` of a token, which keeps one kind from being used as the other."""

    ACCESS = "at+jwt"
    REFRESH = "rt+jwt"
    RESET = "pr+jwt"


class InvalidTokenError(Exception):
    """The token is not ours, not of this kind, or has expired."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Whose a token is, which one, and of which generation of the account's tokens."""

    user_id: Key
    token_id: UUID
    generation: int = 0


class TokenSigner:
    """Signs and verifies tokens; a key is known by its digest, so keys can be rotated."""

    def __init__(self, keys: Sequence[str], issuer: str) -> None:
        """Sign with the first of `keys`; the others verify what they signed before."""
        self._keys = {_key_id(key): key for key in keys}
        self._signing_id = _key_id(keys[0])
        self._issuer = issuer

    def sign(self, kind: TokenKind, claims: Claims, expires_at: datetime) -> str:
        """Return a token that is valid until `expires_at`."""
        payload = {
            "iss": self._issuer,
            "aud": self._issuer,
            "sub": str(claims.user_id),
            "jti": claims.token_id.hex,
            "gen": claims.generation,
            "iat": datetime.now(UTC),
            "exp": expires_at,
        }
        headers = {"typ": kind.value, "kid": self._signing_id}
        return jwt.encode(payload, self._keys[self._signing_id], ALGORITHM, headers)

    def verify(self, kind: TokenKind, token: str) -> Claims:
        """Return what `token` says. Raises InvalidTokenError."""
        try:
            header = jwt.get_unverified_header(token)
            payload = jwt.decode(
                token,
                self._keys[header["kid"]],
                algorithms=[ALGORITHM],
                issuer=self._issuer,
                audience=self._issuer,
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "sub", "iss", "aud", "jti", "gen"]},
            )
            claims = Claims(Key(payload["sub"]), UUID(payload["jti"]), int(payload["gen"]))
        except (jwt.PyJWTError, LookupError, TypeError, ValueError) as error:
            raise InvalidTokenError from error
        if header.get("typ") != kind:
            raise InvalidTokenError
        return claims


def _key_id(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _normalized(password: str) -> str:
    """Return what every keyboard means: some write an accented letter as two characters."""
    return normalize("NFKC", password)


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
