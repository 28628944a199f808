"""Tokens are signed with one key, and verified with all."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

import jwt

from ..models.keys import Key

ALGORITHM = "HS256"
LEEWAY = 10


class TokenKind(StrEnum):
    """The `typ` of a token, which keeps one kind from being used as the other."""

    ACCESS = "at+jwt"
    REFRESH = "rt+jwt"


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
