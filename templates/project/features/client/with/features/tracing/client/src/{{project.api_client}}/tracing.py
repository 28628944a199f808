"""The trace that a call belongs to."""

from opentelemetry.propagate import inject


def trace_headers() -> dict[str, str]:
    """Return the headers with which the spans of the API join the current trace."""
    headers: dict[str, str] = {}
    inject(headers)
    return headers
