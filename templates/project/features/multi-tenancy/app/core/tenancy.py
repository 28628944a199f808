"""What clients are told, and not told, of tenants."""

from collections.abc import Sequence

from ..models.tenanted import COLUMN
from .exceptions import AppError


class TenantRequiredError(AppError):
    """Somebody is signed in whose account belongs to no tenant."""

    status = 403
    code = "tenant-required"


def sent(fields: Sequence[str]) -> list[str]:
    """Return those of `fields` that a client knows of."""
    return [field for field in fields if field != COLUMN]
