"""The OpenID provider: where it signs people in, and what its tokens say of them."""

import hmac
import logging
from functools import partial
from urllib.parse import urlencode

from pydantic import BaseModel, ValidationError

from .attempts import Attempt
from .config import Settings
from .discovery import discovered_keys
from .exceptions import UnavailableError
from .exchanging import Exchange, RefusedError
from .fetching import Fetch, FetchError
from .identity import Identity, identity_in, role_in
from .jwks import SigningKeys
from .metadata import KnownMetadata, SignInMetadata
from .tokens import Claims, InvalidTokenError, JwksVerifier

BASIC, POST = "client_secret_basic", "client_secret_post"

_logger = logging.getLogger(__name__)


class TokenResponse(BaseModel):
    """The part of an answer of the token endpoint that is used."""

    id_token: str


class Provider:
    """Sends browsers to the provider, and exchanges the codes that they come back with."""

    def __init__(self, settings: Settings, fetch: Fetch, exchange: Exchange) -> None:
        """Trust the issuer of `settings`; `fetch` and `exchange` reach it."""
        self.issuer = settings.oidc_issuer
        self._client_id = settings.oidc_client_id
        self._secret = settings.oidc_client_secret.get_secret_value()
        self._scopes = " ".join(settings.oidc_scopes)
        self._roles_claim = settings.oidc_roles_claim
        self._roles = settings.oidc_roles
        self._exchange = exchange
        self._metadata = KnownMetadata(fetch, self.issuer)
        keys = SigningKeys(partial(discovered_keys, fetch, self.issuer))
        self._verifier = JwksVerifier(keys, self.issuer, self._client_id, required=("nonce",))

    async def authorization_url(self, attempt: Attempt, redirect_uri: str) -> str:
        """Return where a browser is sent to sign in. Raises UnavailableError."""
        metadata = await self._metadata.get()
        parameters = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": redirect_uri,
            "scope": self._scopes,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
        }
        return _with_query(metadata.authorization_endpoint, parameters)

    async def end_session_url(self, destination: str) -> str:
        """Return where a browser is signed out of the provider, too, if that offers it."""
        metadata = await self._metadata.get()
        if metadata.end_session_endpoint is None:
            return destination
        parameters = {"client_id": self._client_id, "post_logout_redirect_uri": destination}
        return _with_query(metadata.end_session_endpoint, parameters)

    async def is_issuer(self, name: str | None) -> bool:
        """Tell whether an answer is the provider's own, which RFC 9207 lets it say."""
        metadata = await self._metadata.get()
        is_silent = not metadata.authorization_response_iss_parameter_supported
        return name == self.issuer or (name is None and is_silent)

    async def identify(self, code: str, attempt: Attempt, redirect_uri: str) -> Identity:
        """Return who signed in. Raises InvalidTokenError and UnavailableError."""
        metadata = await self._metadata.get()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": attempt.verifier,
        }
        claims = await self._verifier.verify(await self._id_token(metadata, form))
        self._check(claims, attempt)
        return identity_in(claims, role_in(claims, self._roles_claim, self._roles))

    async def _id_token(self, metadata: SignInMetadata, form: dict[str, str]) -> str:
        credentials = None
        if self._secret and BASIC in metadata.token_endpoint_auth_methods_supported:
            credentials = (self._client_id, self._secret)
        else:
            form |= {"client_id": self._client_id}
            form |= {"client_secret": self._secret} if self._secret else {}
        try:
            answer = await self._exchange(metadata.token_endpoint, form, credentials)
            return TokenResponse.model_validate_json(answer).id_token
        except RefusedError as error:
            _logger.warning("The sign-in provider refused a code: %s", error)
            message = "The sign-in provider did not accept the code."
            raise InvalidTokenError(message) from error
        except (FetchError, ValidationError) as error:
            _logger.warning("The sign-in provider did not exchange a code: %s", error)
            message = "The sign-in provider does not answer."
            raise UnavailableError(message) from error

    def _check(self, claims: Claims, attempt: Attempt) -> None:
        """Raise InvalidTokenError unless the token is for this application and this attempt."""
        audience, party = claims["aud"], claims.get("azp")
        is_shared = isinstance(audience, list) and len(audience) > 1
        if party != self._client_id and (is_shared or party is not None):
            message = "The token was issued to another application."
            raise InvalidTokenError(message)
        if not hmac.compare_digest(str(claims["nonce"]).encode(), attempt.nonce.encode()):
            message = "The token belongs to another sign-in."
            raise InvalidTokenError(message)


def _with_query(url: str, parameters: dict[str, str]) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(parameters)}"
