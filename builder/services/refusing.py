"""Refusals go to the log: a stranger who could append to the audit would fill it."""

import logging
from collections.abc import Generator
from contextlib import contextmanager

from ..core.exceptions import AppError, UnavailableError

_logger = logging.getLogger(__name__)


@contextmanager
def refusing(what: str, address: str) -> Generator[None]:
    """Log why something is refused, and from where it was asked for; nothing of what was sent."""
    try:
        yield
    except UnavailableError:
        raise
    except AppError as error:
        fields = {"refused": what, "client": address, "reason": error.code}
        _logger.warning("Refused: %s from %s, %s", *fields.values(), extra=fields)
        raise
