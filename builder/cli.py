"""The command line: the same Blueprints, the same projects, without a browser."""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .blueprint.catalog import Catalog
from .blueprint.errors import InvalidBlueprint, Problem
from .blueprint.forms import parse_link, parse_toml
from .blueprint.model import Blueprint
from .failing import fail
from .following import BLUEPRINT, LinkError, fetch, kept_at
from .generator.diff import changes, file_patch
from .generator.folder import read_folder, write_folder
from .generator.project import Project
from .generator.render import render
from .generator.templates import TemplateSet, load_templates
from .generator.version import TEMPLATE_VERSION
from .portal import commands
from .resources import resource

if TYPE_CHECKING:
    from .core.config import Settings

app = typer.Typer(
    name="builder",
    help="Choose the parts of an enterprise FastAPI project, and get the project.",
    epilog="Start with 'builder serve', or with 'builder new blueprint.toml --out shop'.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
) -> None:
    """Serve the wizard and the HTTP API.

    Example: builder serve --port 9000
    """
    import uvicorn  # noqa: PLC0415 - the other commands start without the web

    from .main import create_app  # noqa: PLC0415 - as above

    _refuse_taken(host, port)
    settings = _settings(host, port)
    _migrate(settings)
    typer.echo(f"The builder is at http://{host}:{port} (stop it with Ctrl+C)")
    uvicorn.run(create_app(settings), host=host, port=port, log_config=None, server_header=False)


@app.command()
def new(
    blueprint: Annotated[
        Path | None, typer.Argument(help="A blueprint.toml, or '-' for standard input.")
    ] = None,
    *,
    link: Annotated[
        str | None, typer.Option("--from", help="A link of the wizard, or to a shared project.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="The folder for the project, else one of its name.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write into a folder that is not empty.")
    ] = False,
) -> None:
    """Write the project of a blueprint into a folder.

    Example: builder new examples/library.toml --out library
    """
    templates = _templates()
    project = render(_chosen(blueprint, link, templates.catalog), templates)
    folder = out or Path(project.slug)
    _write(project, folder, force=force)
    typer.echo(f"{len(project)} files written to {folder}. Next:")
    typer.echo(f"  cd {folder} && uv sync && uv run python scripts/setup.py")


@app.command()
def diff(
    folder: Annotated[Path, typer.Argument(help="A project that carries its blueprint.toml.")],
) -> None:
    """Compare a project with what its blueprint.toml would give now; exit code 1 where they differ.

    Example: builder diff library
    """
    templates = _templates()
    now = render(_read(folder / BLUEPRINT, templates.catalog), templates)
    here = read_folder(folder, now)
    found = changes(here, now)
    for path, change in found.items():
        typer.echo(f"{change} {path}")
        typer.echo(file_patch(here, now, path), nl=False)
    raise typer.Exit(code=1 if found else 0)


@app.command()
def catalog() -> None:
    """List everything on offer, with the words that a blueprint.toml uses for it."""
    offered = _templates().catalog
    for group in offered.groups:
        typer.echo(f"{group.id}: {group.title} (default {group.default})")
        for option in group.options:
            typer.echo(f"  {option.id:<14} {option.help}")
    typer.echo("features: any of")
    for feature in offered.features:
        typer.echo(f"  {feature.id:<14} {feature.help}")


@app.command()
def audit() -> None:
    """Check that nobody changed what was noted of people's doings; exit code 1 where somebody did.

    It reads the database that APP_DATABASE_URL names, as the server does. Keep what it prints
    elsewhere: who may write to the database could begin a chain anew, but then it ends otherwise.

    Example: builder audit
    """
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - the other commands have no database

    from .auditing import audit_findings  # noqa: PLC0415 - as above

    try:
        findings = audit_findings()
    except (OSError, SQLAlchemyError) as error:
        reason = str(error).partition("\n")[0]
        fail(f"The database cannot be used ({reason}).")
    for each in findings:
        typer.echo(f"{each.name}: {each.fault or f'whole, {each.length} events to {each.head}'}")
    raise typer.Exit(code=1 if any(each.fault for each in findings) else 0)


app.add_typer(commands.app)


def _templates() -> TemplateSet:
    return load_templates(resource("templates") / "project", TEMPLATE_VERSION)


def _chosen(path: Path | None, link: str | None, catalog: Catalog) -> Blueprint:
    if (path is None) is (link is None):
        fail("Name a blueprint.toml ('-' for standard input), or a link with --from.")
    return _read(path, catalog) if path else _follow(link or "", catalog)


def _follow(link: str, catalog: Catalog) -> Blueprint:
    address = kept_at(link)
    with _refusals("The link"):
        return parse_toml(_fetch(address), catalog) if address else parse_link(link, catalog)


def _fetch(address: str) -> bytes:
    try:
        return fetch(address)
    except LinkError as error:
        fail(str(error))


def _read(path: Path, catalog: Catalog) -> Blueprint:
    try:
        text = (
            typer.get_text_stream("stdin").read() if str(path) == "-" else path.read_text("utf-8")
        )
    except OSError as error:
        fail(f"{path}: {error.strerror}")
    except UnicodeDecodeError:
        fail(f"{path} is not UTF-8 text")
    with _refusals(str(path)):
        return parse_toml(text, catalog)


@contextmanager
def _refusals(name: str) -> Generator[None]:
    """Tell what is wrong with the blueprint called `name`, and leave."""
    try:
        yield
    except InvalidBlueprint as error:
        lines = [f"  {problem.place}: {_sentence(problem)}" for problem in error.problems]
        fail("\n".join([f"{name} is no valid blueprint:", *lines]))


def _sentence(problem: Problem) -> str:
    offer = "" if problem.suggestion is None else f" Try {problem.suggestion!r}."
    return problem.message + offer


def _write(project: Project, out: Path, *, force: bool) -> None:
    try:
        if out.is_dir() and any(out.iterdir()) and not force:
            fail(f"{out} is not an empty folder: choose another, or add --force to write into it")
        write_folder(project, out)
    except OSError as error:
        fail(f"{error.filename or out}: {error.strerror}")


def _settings(host: str, port: int) -> "Settings":
    """Return the settings; links lead to this server, unless they say where browsers reach it."""
    from .core.config import Settings  # noqa: PLC0415 - the other commands have no server

    settings = Settings()
    if "public_url" in settings.model_fields_set:
        return settings
    reached = "localhost" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - none is bound here
    named = f"[{reached}]" if ":" in reached else reached
    return settings.model_copy(update={"public_url": f"http://{named}:{port}"})


def _migrate(settings: "Settings") -> None:
    """Bring the database up to date; without it nobody shares or signs in."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - the other commands have no database

    from .migrations import migrate_embedded  # noqa: PLC0415 - as above

    try:
        migrate_embedded(settings)
    except (OSError, SQLAlchemyError) as error:
        reason = str(error).partition("\n")[0]
        typer.echo(
            f"Nobody can share or sign in: the database cannot be used ({reason}).", err=True
        )


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            fail(
                f"Port {port} of {host} cannot be used ({error.strerror}): try another with --port"
            )


def main() -> None:
    """Run the command line."""
    app()
