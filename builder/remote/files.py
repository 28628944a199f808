"""The files of pulled Blueprints: read, written, and read as the JSON that the API takes."""

import json
import sys
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from .errors import PortalError

STANDARD: Final = "-"
"""Stands for standard input and output."""


def read(file: str) -> str:
    """Return what a file says, its ends of lines as they are. Raises PortalError."""
    try:
        if file == STANDARD:
            return sys.stdin.read()
        return Path(file).read_bytes().decode()
    except OSError as error:
        message = f"{file}: {error.strerror}"
        raise PortalError(message) from error
    except UnicodeDecodeError as error:
        message = f"{file} is not UTF-8 text."
        raise PortalError(message) from error


def write(file: str, text: str) -> None:
    """Write a file. Raises PortalError."""
    try:
        Path(file).write_bytes(text.encode())
    except OSError as error:
        message = f"{file}: {error.strerror}"
        raise PortalError(message) from error


def document(file: str, text: str) -> dict[str, Any]:
    """Return the TOML of a file as JSON has it; rules are the builder's. Raises PortalError."""
    try:
        written = json.dumps(tomllib.loads(text), default=_moment, allow_nan=False)
    except (ValueError, RecursionError) as error:
        message = f"{file} cannot be read as TOML ({error})."
        raise PortalError(message) from error
    found: dict[str, Any] = json.loads(written)
    return found


def _moment(value: date | time) -> str:
    """Write what JSON lacks, and TOML has."""
    return value.isoformat()
