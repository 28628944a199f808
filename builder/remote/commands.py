"""The commands that work with the portal of a team: log in, pull, push, log out."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ..core.access_tokens import PREFIX, is_access_token
from ..failing import fail
from ..following import BLUEPRINT
from .client import Portal
from .errors import PortalError
from .files import STANDARD, document, read, write
from .pulled import Pulled, Target
from .pushing import Push
from .servers import ServerError, Servers, host_of, server_at

app = typer.Typer()

Server = Annotated[
    str | None, typer.Option(help="The builder to ask, else the last one logged in to.")
]


@app.command()
def login(
    server: Annotated[str, typer.Argument(help="Its address: https://builder.example.com.")],
    *,
    token: Annotated[
        str | None,
        typer.Option(envvar="APP_TOKEN", help="Else it is asked for, or read from standard input."),
    ] = None,
) -> None:
    """Keep a token for the builder of a team; its page /account/tokens makes one.

    Example: builder login https://builder.example.com
    """
    with _failures():
        portal = Portal(server_at(server), _checked(token or _asked()))
        caller = portal.caller()
        Servers.of_user().keep(portal.server, portal.token)
    typer.echo(f"Logged in to {portal.server} as {caller}.")


@app.command()
def logout(
    server: Annotated[str | None, typer.Argument(help="Its address, else the last one.")] = None,
) -> None:
    """Forget the token of a builder.

    Example: builder logout
    """
    with _failures():
        servers = Servers.of_user()
        address = server_at(server) if server else servers.latest()
        if address is None or not servers.forget(address):
            fail("There is no token to forget.")
    typer.echo(f"Forgotten. The token works until it is revoked: {address}/account/tokens")


@app.command()
def pull(
    target: Annotated[str, typer.Argument(help="team/orders, or team/orders/3 for a revision.")],
    *,
    out: Annotated[
        str, typer.Option(help="The file to write, '-' for standard output.")
    ] = BLUEPRINT,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there.")
    ] = False,
    server: Server = None,
) -> None:
    """Write a saved Blueprint into a file that remembers which revision it came of.

    Example: builder pull team/orders
    """
    wanted = _target(target)
    if out != STANDARD and Path(out).exists() and not force:
        fail(f"{out} is there already: name another with --out, or add --force to write over it")
    with _failures():
        portal = _portal(server)
        number = wanted.number or portal.latest(wanted.place)
        if number is None:
            fail(f"There is no {wanted} at {host_of(portal.server)}, or not for you.")
        found = wanted.at(number)
        text = Pulled(portal.server, found).written(portal.document(found.place, number))
        if out == STANDARD:
            typer.echo(text, nl=False)
            return
        write(out, text)
    typer.echo(f"Revision {number} of {found.name} written to {out}.")


@app.command()
def push(  # noqa: PLR0913 - the options of a command
    file: Annotated[str, typer.Argument(help="The file, '-' for standard input.")] = BLUEPRINT,
    target: Annotated[
        str | None,
        typer.Argument(help="team/orders, else what it came of; team/orders/3 says of which one."),
    ] = None,
    *,
    summary: Annotated[str, typer.Option(help="What changed, in a line.")] = "",
    new: Annotated[bool, typer.Option("--new", help="Save it for the first time.")] = False,
    preset: Annotated[str, typer.Option(help="With --new: the house rules it follows.")] = "",
    server: Server = None,
) -> None:
    """Save a Blueprint as the revision after the one that it came of.

    Example: builder push blueprint.toml team/orders --summary "With Docker"
    """
    with _failures():
        text = read(file)
        pulled = Pulled.read(text)
        wanted = _target(target) if target else _came_of(file, pulled)
        portal = _portal(server or (pulled.server if pulled else None))
        push = Push(portal, document(file, text), summary)
        saved = push.begin(wanted, preset) if new else push.go_on(wanted, pulled)
        page = f"{portal.server}{saved.place}/revisions/{saved.number}"
        typer.echo(f"Revision {saved.number} of {saved.name} saved: {page}")
        if file != STANDARD:
            write(file, Pulled(portal.server, saved).written(text))


@contextmanager
def _failures() -> Generator[None]:
    """Say why the portal cannot do it, and leave."""
    try:
        yield
    except (PortalError, ServerError) as error:
        fail(str(error))


def _portal(server: str | None) -> Portal:
    servers = Servers.of_user()
    address = server_at(server) if server else servers.latest()
    token = servers.token(address) if address else None
    if address is None or token is None:
        fail(f"Log in first: builder login {address or 'https://builder.example.com'}")
    return Portal(address, token)


def _target(text: str) -> Target:
    found = Target.read(text)
    if found is None:
        fail(f"{text!r} names no saved Blueprint: write it as team/orders, or as team/orders/3.")
    return found


def _came_of(file: str, pulled: Pulled | None) -> Target:
    """Return the Blueprint that a file came of: what comes after any revision of it goes there."""
    if pulled is None:
        fail(f"{file} does not say what it came of: name that, such as team/orders.")
    return replace(pulled.target, number=None)


def _asked() -> str:
    """Return what is typed without being shown, or what comes in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline()
    typed: str = typer.prompt("Token", hide_input=True)
    return typed


def _checked(text: str) -> str:
    """Return a token; whatever else was pasted goes nowhere."""
    token = text.strip()
    if not is_access_token(token):
        fail(f"This is no token: one begins with {PREFIX} and is 76 characters long.")
    return token
