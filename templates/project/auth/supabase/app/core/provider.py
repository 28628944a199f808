"""What is particular to Supabase: where its keys are, and what its tokens say."""

from functools import partial

from .config import Settings
from .fetching import Fetch
from .identity import Identity, identity_in, role_in, value_at
from .jwks import SigningKeys, published_keys
from .tokens import InvalidTokenError, JwksVerifier

AUTH = "/auth/v1"
JWKS = "/.well-known/jwks.json"
SIGNED_IN = "authenticated"


class Provider:
    """Tells whose a token is; the tokens of projects themselves are nobody's."""

    def __init__(self, settings: Settings, fetch: Fetch) -> None:
        """Trust the project of `settings`; its keys are read with `fetch`."""
        self.issuer = settings.supabase_url.removesuffix("/") + AUTH
        keys = SigningKeys(partial(published_keys, fetch, self.issuer + JWKS))
        self._verifier = JwksVerifier(keys, self.issuer, SIGNED_IN, required=("role",))
        self._roles_claim = settings.supabase_roles_claim
        self._roles = settings.supabase_roles

    async def identify(self, token: str) -> Identity:
        """Return whose token this is. Raises InvalidTokenError and UnavailableError."""
        claims = await self._verifier.verify(token)
        if claims["role"] != SIGNED_IN or claims.get("is_anonymous"):
            message = "The token is not that of a person."
            raise InvalidTokenError(message)
        named = {**claims, "name": value_at(claims, "user_metadata.full_name")}
        return identity_in(named, role_in(claims, self._roles_claim, self._roles))
