"""Keys by which the API knows a call that comes again."""

from uuid import uuid4

KEYED = frozenset({"DELETE", "PATCH", "POST"})


def idempotency_key(method: str, *, is_single: bool) -> dict[str, str]:
    """Return the header with which a call is run once, however often it is sent."""
    return {} if is_single or method not in KEYED else {"Idempotency-Key": f'"{uuid4()}"'}
