"""How a command of the command line ends that cannot do what it was asked."""

from typing import NoReturn

import typer


def fail(message: str) -> NoReturn:
    """Say why, and leave with exit code 2."""
    typer.echo(message, err=True)
    raise typer.Exit(code=2)
