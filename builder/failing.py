"""How a command says that it cannot go on."""

from pathlib import Path
from typing import NoReturn

import typer

from .generator.blaming import BadOverlayError
from .generator.templates import TemplateSet
from .offering import offered_templates


def fail(message: str) -> NoReturn:
    """Say why, and leave with exit code 2."""
    typer.echo(message, err=True)
    raise typer.Exit(code=2)


def offered_or_fail(overlays: Path | None) -> TemplateSet:
    """Return everything on offer, or say which overlay cannot be used, and leave."""
    try:
        return offered_templates(overlays)
    except BadOverlayError as error:
        fail(f"An overlay of the house cannot be used: {error}")
