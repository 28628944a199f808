"""Metrics of requests, for a Prometheus that knows the token."""

import secrets
from collections.abc import Mapping
from typing import ClassVar

from fastapi import Depends, FastAPI, Request
from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_fastapi_instrumentator import Instrumentator

from .config import Settings
from .exceptions import AppError


class UnknownScraperError(AppError):
    """Metrics were asked for without their token."""

    status = 401
    code = "unknown-scraper"
    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": "Bearer"}


async def require_token(request: Request) -> None:
    """Raise UnknownScraperError unless the request carries the token of the settings."""
    settings: Settings = request.app.state.settings
    expected = f"Bearer {settings.metrics_token.get_secret_value()}"
    given = request.headers.get("Authorization", "")
    if not secrets.compare_digest(given.encode(), expected.encode()):
        message = "Metrics need their token."
        raise UnknownScraperError(message)


def install(app: FastAPI) -> None:
    """Measure every request but those that look after the process, and offer `/metrics`."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    instrumentator = Instrumentator(
        should_group_status_codes=False,
        excluded_handlers=["^/health/", "^/metrics$"],
        registry=registry,
    )
    instrumentator.instrument(app)
    instrumentator.expose(app, include_in_schema=False, dependencies=[Depends(require_token)])
