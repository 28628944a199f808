"""How a command says that it cannot go on."""

from typing import NoReturn

import typer


def fail(message: str) -> NoReturn:
    """Say why, and leave with exit code 2."""
    typer.echo(message, err=True)
    raise typer.Exit(code=2)
