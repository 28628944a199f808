"""Codes that change with the time: RFC 6238 as every authenticator app speaks it."""

import base64
import hashlib
import hmac
import secrets
from typing import Final
from urllib.parse import quote

STEP_SECONDS: Final = 30
DIGITS: Final = 6
DRIFT_STEPS: Final = 1
"""How many steps a clock may be behind or ahead."""

_SECRET_BYTES = 20
_LONGEST_ACCOUNT = 120


def new_secret() -> str:
    """Return 160 random bits, as apps take them: what RFC 4226 asks for."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def step_at(seconds: float) -> int:
    """Return the time step of a moment in seconds since 1970."""
    return int(seconds) // STEP_SECONDS


def code_at(secret: str, step: int) -> str:
    """Return the code of a time step."""
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8), hashlib.sha1)
    start = digest[-1] & 0xF
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def matching_step(secret: str, code: str, seconds: float) -> int | None:
    """Return the step around a moment whose code this is, if any."""
    return next((step for step in _around(seconds) if _is_same(code_at(secret, step), code)), None)


def app_link(secret: str, account: str, issuer: str) -> str:
    """Return what apps are told a secret with; of a long account, they show the beginning."""
    label = f"{quote(issuer)}:{_shortened(account)}"
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer)}"


def _shortened(account: str) -> str:
    """Return as much of an account as a picture has room for, as addresses are written."""
    lengths = range(len(account), -1, -1)
    quoted = (quote(account[:length]) for length in lengths)
    return next(each for each in quoted if len(each) <= _LONGEST_ACCOUNT)


def _around(seconds: float) -> range:
    now = step_at(seconds)
    return range(max(0, now - DRIFT_STEPS), now + DRIFT_STEPS + 1)


def _is_same(known: str, given: str) -> bool:
    return hmac.compare_digest(known.encode(), given.encode())
