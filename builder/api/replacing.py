"""Services of the foundation's endpoints, which do more here than in the projects."""

from collections.abc import Callable
from typing import get_args

from fastapi import FastAPI


def replace(app: FastAPI, service: object, own: Callable[..., object]) -> None:
    """Let endpoints get what `own` returns where they ask for `service`, an annotated type."""
    _, marker = get_args(service)
    app.dependency_overrides[marker.dependency] = own
