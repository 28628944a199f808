"""The command line: the same Blueprints, the same projects, without a browser."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from .blueprint.catalog import Catalog
from .blueprint.errors import InvalidBlueprint, Problem
from .blueprint.forms import parse_link, parse_toml
from .blueprint.model import Blueprint
from .core.config import Settings
from .failing import fail, offered_or_fail
from .following import BLUEPRINT, LinkError, fetch, kept_at
from .generator.diff import changes, file_patch
from .generator.folder import read_folder, write_folder
from .generator.project import Project
from .generator.render import render
from .generator.templates import TemplateSet
from .operating import operating
from .remote import commands

app = typer.Typer(
    name="builder",
    help="Choose the parts of an enterprise FastAPI project, and get the project.",
    epilog="Start with 'builder serve', or with 'builder new blueprint.toml --out shop'.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(operating)
app.add_typer(commands.app)


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


def _templates() -> TemplateSet:
    return offered_or_fail(Settings().overlays)


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


def main() -> None:
    """Run the command line."""
    app()
