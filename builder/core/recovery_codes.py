"""Codes for who lost the phone: each works once, and the database keeps digests."""

import base64
import secrets
from typing import Final

HOW_MANY: Final = 10

_BYTES, _GROUP = 10, 4
_LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})


def new_codes() -> tuple[str, ...]:
    """Return codes of 80 random bits each, as they are read and typed."""
    return tuple(in_groups(_new_code()) for _ in range(HOW_MANY))


def in_groups(text: str) -> str:
    """Return a text in groups of four."""
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def typed(text: str) -> str:
    """Return what somebody means who types a code: no blanks, no hyphens, no digit for a letter."""
    return "".join(text.split()).replace("-", "").upper().translate(_LOOKALIKES)


def _new_code() -> str:
    return base64.b32encode(secrets.token_bytes(_BYTES)).decode()
