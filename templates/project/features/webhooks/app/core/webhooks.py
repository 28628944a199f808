"""Messages as Standard Webhooks says: their secrets, and how they are signed."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

from .exceptions import AppError

PREFIX = "whsec_"
SECRET_BYTES = 32


class InsecureAddressError(AppError):
    """Messages would travel unencrypted."""

    status = 422
    code = "insecure-address"


class PrivateAddressError(AppError):
    """Messages would go to this machine, or stay in its network."""

    status = 422
    code = "private-address"


class UnknownEventError(AppError):
    """There is no such event."""

    status = 422
    code = "unknown-event"


def new_secret() -> str:
    """Return a secret that nobody knows."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signed(
    message_id: str, moment: datetime, content: bytes, keys: Iterable[str]
) -> dict[str, str]:
    """Return the headers of a message: a signature for each of the secrets."""
    timestamp = str(int(moment.timestamp()))
    told = f"{message_id}.{timestamp}.".encode() + content
    return {
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": " ".join(_signature(key, told) for key in keys),
    }


def _signature(secret: str, told: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return "v1," + base64.b64encode(hmac.digest(key, told, hashlib.sha256)).decode()
