"""The builders that somebody logged in to, each with its token, in a file of the owner's alone."""

import os
import re
import tomllib
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit

import tomli_w
import typer
from pydantic import BaseModel, Field

_FILE: Final = "servers.toml"
_SERVER: Final = re.compile(r"https?://[\w.:\[\]-]+(?:/[\w./~-]*)?")


class ServerError(Exception):
    """A server cannot be used, and this is why."""


def server_at(address: str) -> str:
    """Return the address of a builder as it is kept. Raises ServerError.

    Without TLS, tokens travel on this machine only.
    """
    server = address.strip().rstrip("/")
    if not _SERVER.fullmatch(server) or not _host(server):
        message = f"{address!r} is no address of a builder, such as https://builder.example.com."
        raise ServerError(message)
    if server.startswith("http:") and not _is_here(_host(server)):
        message = f"{server} is not encrypted: a token goes to other machines by https:// only."
        raise ServerError(message)
    return server.replace(host_of(server), host_of(server).lower(), 1)


def host_of(server: str) -> str:
    """Return the host of a server, with its port."""
    return urlsplit(server).netloc


class Kept(BaseModel):
    """What the file says: the server that was logged in to last, and the token of each."""

    latest: str | None = None
    servers: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Servers:
    """The file; the server that was logged in to last is asked where no other is named."""

    path: Path

    @classmethod
    def of_user(cls) -> Self:
        """Return those of whoever runs this."""
        return cls(Path(typer.get_app_dir("builder")) / _FILE)

    def token(self, server: str) -> str | None:
        """Return the token of a server. Raises ServerError."""
        return self._read().servers.get(server)

    def latest(self) -> str | None:
        """Return what was logged in to last, and not left since. Raises ServerError."""
        return self._read().latest

    def keep(self, server: str, token: str) -> None:
        """Remember a token. Raises ServerError."""
        self._write(Kept(latest=server, servers={**self._read().servers, server: token}))

    def forget(self, server: str) -> bool:
        """Forget the token of a server; tell whether there was one. Raises ServerError."""
        kept = self._read()
        if server not in kept.servers:
            return False
        others = {name: token for name, token in kept.servers.items() if name != server}
        latest = kept.latest if kept.latest in others else next(reversed(others), None)
        self._write(Kept(latest=latest, servers=others))
        return True

    def _read(self) -> Kept:
        try:
            return Kept.model_validate(tomllib.loads(self.path.read_text("utf-8")))
        except FileNotFoundError:
            return Kept()
        except (OSError, ValueError) as error:
            message = f"{self.path} cannot be read: mend it, or delete it and log in again."
            raise ServerError(message) from error

    def _write(self, kept: Kept) -> None:
        """Put another file in the place of the old one: whoever reads it sees one of both."""
        beside = self.path.with_suffix(f".{os.getpid()}")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.unlink(missing_ok=True)
            _write_for_owner(beside, tomli_w.dumps(kept.model_dump(exclude_none=True)))
            beside.replace(self.path)
        except OSError as error:
            message = f"{self.path} cannot be written ({error.strerror})."
            raise ServerError(message) from error


def _write_for_owner(path: Path, text: str) -> None:
    """Write a new file that nobody else could ever read."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(text.encode())


def _host(server: str) -> str:
    try:
        return urlsplit(server).hostname or ""
    except ValueError:
        return ""


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
