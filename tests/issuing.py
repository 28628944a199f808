"""An OpenID provider to sign in with: it checks what it is sent, and signs with a real key."""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

from fastapi import FastAPI

from builder.core.config import Settings
from builder.core.discovery import WELL_KNOWN
from builder.core.exchanging import Credentials, Form, RefusedError
from builder.core.provider import Provider
from tests.publishing import JWKS
from tests.settings import IsolatedSettings
from tests.signing import lifetime, signer

AUTHORIZE, TOKEN, LOGOUT = "/authorize", "/token", "/logout"
SETTINGS = IsolatedSettings()
ISSUER = SETTINGS.oidc_issuer
CLIENT = (SETTINGS.oidc_client_id, SETTINGS.oidc_client_secret.get_secret_value())


@dataclass(frozen=True)
class Grant:
    """What a code stands for."""

    redirect_uri: str
    challenge: str
    claims: Mapping[str, Any]


class Issuer:
    """The provider at one address; what tests change of it is what it says of itself."""

    def __init__(self, url: str) -> None:
        """Know nobody yet."""
        self.url = url
        self.signer = signer()
        self.sign: Callable[[Mapping[str, Any]], str] = self.signer.sign
        self.client: Credentials | None = CLIENT
        self.metadata: dict[str, Any] = {
            "issuer": url,
            "jwks_uri": url + JWKS,
            "authorization_endpoint": url + AUTHORIZE,
            "token_endpoint": url + TOKEN,
            "end_session_endpoint": url + LOGOUT,
        }
        self._grants: dict[str, Grant] = {}

    def document(self, path: str) -> bytes:
        """Return what is published at `path`."""
        published = {WELL_KNOWN: self.metadata, JWKS: {"keys": [self.signer.jwk()]}}
        return json.dumps(published[path]).encode()

    def authorize(self, url: str, subject: str, **changes: object) -> dict[str, str]:
        """Sign somebody in whose browser was sent to `url`; return what it comes back with."""
        asked = dict(parse_qsl(urlsplit(url).query, strict_parsing=True))
        assert url.startswith(self.url + AUTHORIZE)
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT[0])
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        claims = {"iss": self.url, "aud": CLIENT[0], "sub": subject, "nonce": asked["nonce"]}
        said = {**claims, **lifetime(), **changes}
        code = uuid4().hex
        self._grants[code] = Grant(
            asked["redirect_uri"],
            asked["code_challenge"],
            {name: value for name, value in said.items() if value is not None},
        )
        return {"code": code, "state": asked["state"], "iss": self.url}

    def token(self, form: Form, credentials: Credentials | None) -> bytes:
        """Exchange a code, once. Raises RefusedError where anything is not as it was."""
        grant = self._grants.pop(form.get("code", ""), None)
        sent = form.get("redirect_uri"), _challenge(form.get("code_verifier", ""))
        if grant is None or sent != (grant.redirect_uri, grant.challenge):
            message = '{"error": "invalid_grant"}'
            raise RefusedError(message)
        if form.get("grant_type") != "authorization_code" or credentials != self.client:
            message = '{"error": "invalid_client"}'
            raise RefusedError(message)
        return json.dumps({"access_token": "x", "id_token": self.sign(grant.claims)}).encode()

    async def fetch(self, url: str) -> bytes:
        """Return a document without HTTP."""
        return self.document(urlsplit(url).path)

    async def exchange(self, url: str, form: Form, credentials: Credentials | None) -> bytes:
        """Exchange a code without HTTP."""
        assert url == self.url + TOKEN
        return self.token(form, credentials)


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def install(app: FastAPI, settings: Settings) -> None:
    """Let the application reach a provider of its own without HTTP."""
    app.state.issuer = Issuer(settings.oidc_issuer)
    app.state.provider = Provider(settings, app.state.issuer.fetch, app.state.issuer.exchange)
