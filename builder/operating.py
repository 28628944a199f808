"""Commands for who runs a builder: the server, its database, its audit."""

import socket
from pathlib import Path
from typing import Annotated

import typer

from .core.config import Settings
from .failing import fail, offered_or_fail

operating = typer.Typer()


@operating.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
) -> None:
    """Serve the wizard and the HTTP API.

    Example: builder serve --port 9000
    """
    import uvicorn  # noqa: PLC0415 - a second, with `main`, that only a server needs

    from . import upkeep  # noqa: PLC0415 - half a second that only a database needs
    from .main import create_app  # noqa: PLC0415 - as uvicorn

    _refuse_taken(host, port)
    settings = _settings(host, port)
    if settings.overlays:
        offered_or_fail(settings.overlays)
    upkeep.make_ready(settings)
    typer.echo(f"The builder is at http://{host}:{port} (stop it with Ctrl+C)")
    uvicorn.run(create_app(settings), host=host, port=port, log_config=None, server_header=False)


@operating.command()
def migrate() -> None:
    """Bring the database that APP_DATABASE_URL names up to date.

    It is a step of its own, before a new version serves. Of several that begin at once, one does
    it and the others wait; where it fails, nothing has changed.

    Example: builder migrate
    """
    from . import upkeep  # noqa: PLC0415 - half a second that only a database needs

    upkeep.migrate()
    typer.echo("The database is up to date.")


@operating.command()
def audit() -> None:
    """Check that nobody changed what was noted of people's doings; exit code 1 where somebody did.

    It reads the database that APP_DATABASE_URL names, as the server does. Keep what it prints
    elsewhere: who may write to the database could begin a chain anew, but then it ends otherwise.

    Example: builder audit
    """
    from . import upkeep  # noqa: PLC0415 - half a second that only a database needs

    findings = upkeep.audit()
    for each in findings:
        typer.echo(f"{each.name}: {each.fault or f'whole, {each.length} events to {each.head}'}")
    raise typer.Exit(code=1 if any(each.fault for each in findings) else 0)


@operating.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes.")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Copy the embedded database into a file, while a server writes to it.

    The copy is the database at one moment, checked, and readable for you alone.

    Example: builder backup builder-monday.db
    """
    from . import upkeep  # noqa: PLC0415 - half a second that only a database needs

    upkeep.back_up(file, force=force)
    typer.echo(f"The database is copied to {file} ({file.stat().st_size:,} bytes).")


@operating.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What 'builder backup' wrote.")],
) -> None:
    """Put a copy in the place of the embedded database, and bring it up to date.

    Stop the server first. What was there is kept beside it. What was ended since the copy was made,
    such as sessions, links and memberships, is valid again.

    Example: builder restore builder-monday.db
    """
    from . import upkeep  # noqa: PLC0415 - half a second that only a database needs

    kept = upkeep.restore(file)
    typer.echo(f"The database is that of {file} now.")
    if kept:
        typer.echo(f"What was there is kept as {kept}.")


def _settings(host: str, port: int) -> Settings:
    """Return the settings; links lead to this server, unless they say where browsers reach it."""
    settings = Settings()
    if "public_url" in settings.model_fields_set:
        return settings
    reached = "localhost" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - none is bound here
    named = f"[{reached}]" if ":" in reached else reached
    return settings.model_copy(update={"public_url": f"http://{named}:{port}"})


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            fail(
                f"Port {port} of {host} cannot be used ({error.strerror}): try another with --port"
            )
