"""Links to files that this application sends: signed, and good for a while."""

import hashlib
import hmac
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from pydantic import SecretStr

from .exceptions import AppError


class LinkError(AppError):
    """The link was not made here, or it has expired."""

    status = 403
    code = "bad-link"
    place = "query"


@dataclass(frozen=True, slots=True)
class FileLink:
    """What a link says: which file, how it is sent, and until when."""

    key: str
    name: str
    content_type: str
    expires: int

    def signature(self, secret: SecretStr) -> str:
        """Return what only who has the secret can write under the link."""
        said = urlencode(asdict(self)).encode()
        return hmac.new(secret.get_secret_value().encode(), said, hashlib.sha256).hexdigest()

    def check(self, signature: str, secret: SecretStr) -> None:
        """Raise LinkError where the link is not good."""
        is_ours = hmac.compare_digest(self.signature(secret).encode(), signature.encode())
        if not is_ours or datetime.now(UTC).timestamp() > self.expires:
            message = "This link was not made here, or it has expired: ask for a new one."
            raise LinkError(message)


def expiry(seconds: int) -> int:
    """Return the moment when a link expires that is made now."""
    return int((datetime.now(UTC) + timedelta(seconds=seconds)).timestamp())
