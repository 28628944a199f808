"""The half of a sign-in provider that browsers and applications talk to, for the proof."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from urllib.parse import parse_qsl, unquote_plus, urlencode

CLIENT, SECRET = "proof", "a secret: + and %"
HOUR = 3_600

type Claims = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Grant:
    """What a code stands for."""

    redirect_uri: str
    challenge: str
    claims: Claims


class Authorizations:
    """Sends browsers back at once, and exchanges each code once, with its verifier only.

    Whoever signs in says in the address who it is (`login_hint`), what the token is to say
    otherwise (`claims`, as JSON), or that they would rather not (`refuse`).
    """

    def __init__(self, url: str) -> None:
        """Be the issuer at `url`."""
        self._url = url
        self._grants: dict[str, Grant] = {}
        self._one_at_a_time = Lock()

    def metadata(self) -> Claims:
        """Return the part of the discovery document that tells of this."""
        return {
            "authorization_endpoint": f"{self._url}/authorize",
            "token_endpoint": f"{self._url}/token",
            "end_session_endpoint": f"{self._url}/logout",
            "authorization_response_iss_parameter_supported": True,
        }

    def authorize(self, query: str) -> str | None:
        """Return where the browser goes, or None for what no application should ask."""
        asked = dict(parse_qsl(query, strict_parsing=True))
        fixed = {"response_type": "code", "client_id": CLIENT, "code_challenge_method": "S256"}
        names = ("redirect_uri", "state", "nonce", "code_challenge", "login_hint")
        if not fixed.items() <= asked.items() or not all(asked.get(name) for name in names):
            return None
        back = {"state": asked["state"], "iss": self._url}
        if "refuse" in asked:
            return f"{asked['redirect_uri']}?{urlencode({**back, 'error': 'access_denied'})}"
        code = secrets.token_urlsafe(16)
        with self._one_at_a_time:
            self._grants[code] = Grant(
                asked["redirect_uri"], asked["code_challenge"], self._claims(asked)
            )
        return f"{asked['redirect_uri']}?{urlencode({**back, 'code': code})}"

    def exchange(self, form: str, authorization: str) -> Claims | None:
        """Return what the ID token says, or None where something is not as it was."""
        sent = dict(parse_qsl(form))
        with self._one_at_a_time:
            grant = self._grants.pop(sent.get("code", ""), None)
        verifier = sent.get("code_verifier", "")
        digest = hashlib.sha256(verifier.encode()).digest()
        expected = ("authorization_code", base64.urlsafe_b64encode(digest).rstrip(b"=").decode())
        if grant is None or grant.redirect_uri != sent.get("redirect_uri"):
            return None
        if expected != (sent.get("grant_type"), grant.challenge) or len(verifier) < 43:
            return None
        return grant.claims if _credentials(authorization) == [CLIENT, SECRET] else None

    def _claims(self, asked: Mapping[str, str]) -> Claims:
        now, subject = int(time.time()), asked["login_hint"]
        said = {
            "iss": self._url,
            "aud": CLIENT,
            "sub": subject,
            "email": f"{subject}@example.com",
            "email_verified": True,
            "nonce": asked["nonce"],
            "iat": now,
            "exp": now + HOUR,
            **json.loads(asked.get("claims", "{}")),
        }
        return {name: value for name, value in said.items() if value is not None}


def _credentials(authorization: str) -> Sequence[str]:
    text = base64.b64decode(authorization.removeprefix("Basic ")).decode()
    return [unquote_plus(part) for part in text.split(":", 1)]
