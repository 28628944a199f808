"""A sign-in provider for the proof: it signs with a real key, and publishes it over HTTP."""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import override
from urllib.parse import urlsplit

from .authorization import Authorizations

PRIME_BITS = 1_024
EXPONENT = 65_537
ROUNDS = 8
SMALL_PRIMES = [
    number
    for number in range(3, 2_000)
    if all(number % other for other in range(2, int(number**0.5) + 1))
]
SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")
METADATA = "/.well-known/openid-configuration"

type Claims = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Key:
    """An RSA key of 2,048 bits, made from the definition: what is proved uses a library."""

    modulus: int
    private_exponent: int
    key_id: str

    def sign(self, header: Claims, claims: Claims) -> str:
        """Return a token as RFC 7515 writes it, signed with RS256."""
        text = f"{_encoded(_json(header))}.{_encoded(_json(claims))}"
        length = (self.modulus.bit_length() + 7) // 8
        digest = SHA256_PREFIX + hashlib.sha256(text.encode()).digest()
        padded = b"\x00\x01" + b"\xff" * (length - len(digest) - 3) + b"\x00" + digest
        signature = pow(int.from_bytes(padded), self.private_exponent, self.modulus)
        return f"{text}.{_encoded(signature.to_bytes(length))}"

    def token(self, claims: Claims) -> str:
        """Return a token with the header that providers write."""
        return self.sign({"alg": "RS256", "typ": "JWT", "kid": self.key_id}, claims)

    def published(self) -> Claims:
        """Return the public part as RFC 7517 writes it."""
        numbers = {
            name: _encoded(number.to_bytes((number.bit_length() + 7) // 8))
            for name, number in (("n", self.modulus), ("e", EXPONENT))
        }
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.key_id, **numbers}


def make_key() -> Key:
    """Return a new key."""
    p, q = _prime(), _prime()
    return Key(p * q, pow(EXPONENT, -1, (p - 1) * (q - 1)), secrets.token_hex(8))


def _prime() -> int:
    while True:
        number = secrets.randbits(PRIME_BITS) | 3 << (PRIME_BITS - 2) | 1
        if number % EXPONENT != 1 and _is_prime(number):
            return number


def _is_prime(number: int) -> bool:
    """Tell whether `number` passes trial division and the test of Miller and Rabin."""
    if any(number % small == 0 for small in SMALL_PRIMES):
        return False
    odd = number - 1
    twos = (odd & -odd).bit_length() - 1
    bases = (secrets.randbelow(number - 3) + 2 for _ in range(ROUNDS))
    return all(_passes(pow(base, odd >> twos, number), twos, number) for base in bases)


def _passes(power: int, twos: int, number: int) -> bool:
    if power in {1, number - 1}:
        return True
    return any((power := power * power % number) == number - 1 for _ in range(twos - 1))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends."""

    status: int
    document: Claims
    location: str = ""


class Issuer:
    """The server: the same keys wherever a provider may publish them."""

    def __init__(self) -> None:
        """Listen on a free port, until the process ends."""
        self.key = make_key()
        self.other_key = make_key()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.authorizations = Authorizations(self.url)
        Thread(target=self._server.serve_forever, daemon=True).start()

    def document(self, path: str) -> Claims:
        """Return what is published at `path`."""
        if path == METADATA:
            keys = {"issuer": self.url, "jwks_uri": f"{self.url}/keys"}
            return {**keys, **self.authorizations.metadata()}
        return {"keys": [self.key.published()]}

    def get(self, target: str) -> Answer:
        """Answer a browser that is to sign in, or an application that wants a document."""
        url = urlsplit(target)
        if url.path != "/authorize":
            return Answer(200, self.document(url.path))
        there = self.authorizations.authorize(url.query)
        return Answer(302, {}, there) if there else Answer(400, {"error": "invalid_request"})

    def post(self, form: str, authorization: str) -> Answer:
        """Answer the token endpoint; `forged` in a claim asks for a key that is not ours."""
        claims = self.authorizations.exchange(form, authorization)
        if claims is None:
            return Answer(400, {"error": "invalid_grant"})
        key = self.other_key if "forged" in claims else self.key
        token = replace(key, key_id=self.key.key_id).token(claims)
        return Answer(200, {"token_type": "Bearer", "access_token": "unused", "id_token": token})

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._send(issuer.get(self.path))

            def do_POST(self) -> None:
                form = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._send(issuer.post(form, self.headers.get("Authorization", "")))

            def _send(self, answer: Answer) -> None:
                body = _json(answer.document)
                self.send_response(answer.status)
                self.send_header("Content-Length", str(len(body)))
                if answer.location:
                    self.send_header("Location", answer.location)
                self.end_headers()
                self.wfile.write(body)

            @override
            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler


@cache
def issuer() -> Issuer:
    """Return the one issuer of this run."""
    return Issuer()


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _encoded(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()
