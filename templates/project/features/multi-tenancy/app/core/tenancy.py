"""What a session is told of its tenant, and what goes wrong with that."""

from collections.abc import Sequence

from .exceptions import AppError

TENANT = "tenant"
"""Where `session.info` keeps the key of its tenant, once it is told."""
COLUMN = "tenant_id"


class TenantRequiredError(AppError):
    """Somebody is signed in whose account belongs to no tenant."""

    status = 403
    code = "tenant-required"


class OutsideTenantError(RuntimeError):
    """The code reaches for what is not of its tenant: a mistake of ours, not of a caller."""


def sent(fields: Sequence[str]) -> list[str]:
    """Return those of `fields` that a client knows of."""
    return [field for field in fields if field != COLUMN]
