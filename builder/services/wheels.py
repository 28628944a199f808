"""The builder as a wheel, made of the files that run here: the command line to take along."""

import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..generator.archive import Archive
from ..resources import PACKAGE, resource

SHIPPED = ("alembic", "examples", "pyproject.toml", "static", "templates", "verification.json")
"""What a checkout keeps beside the package; an installed builder has it inside."""

_UNPACKED = "__pycache__"
_TAG = "py3-none-any"
_WHEEL = f"Wheel-Version: 1.0\nGenerator: builder\nRoot-Is-Purelib: true\nTag: {_TAG}\n"
_MODE = 0o100644 << 16

type Files = Mapping[str, bytes]


def wheel_name() -> str:
    """Return what the wheel is called."""
    return f"{_name(_project())}-{_TAG}.whl"


def wheel_python() -> str:
    """Return which versions of Python run it."""
    return str(_project()["requires-python"])


@cache
def wheel() -> Archive:
    """Return the wheel; its files are read once."""
    project = _project()
    name = _name(project)
    files = dict(_package_files())
    about = dict(_about(project, f"{name}.dist-info"))
    record = f"{name}.dist-info/RECORD"
    every = {**files, **about}
    content = _zip({**every, record: _record(every, record)})
    return Archive(wheel_name(), content)


@cache
def _project() -> Mapping[str, Any]:
    document = tomllib.loads(resource("pyproject.toml").read_text("utf-8"))
    project: Mapping[str, Any] = document["project"]
    return project


def _name(project: Mapping[str, Any]) -> str:
    return f"{project['name']}-{project['version']}"


def _package_files() -> Iterator[tuple[str, bytes]]:
    beside = (resource(name) for name in SHIPPED if not (PACKAGE / name).exists())
    for root in (PACKAGE, *beside):
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and _UNPACKED not in path.parts:
                inside = path.relative_to(PACKAGE if root == PACKAGE else root.parent)
                yield f"{PACKAGE.name}/{inside.as_posix()}", path.read_bytes()


def _about(project: Mapping[str, Any], folder: str) -> Iterator[tuple[str, bytes]]:
    scripts = "".join(f"{name} = {where}\n" for name, where in project["scripts"].items())
    texts = {
        "METADATA": _metadata(project),
        "WHEEL": _WHEEL,
        "entry_points.txt": f"[console_scripts]\n{scripts}",
    }
    return ((f"{folder}/{name}", text.encode()) for name, text in texts.items())


def _metadata(project: Mapping[str, Any]) -> str:
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {project['version']}",
        f"Summary: {project['description']}",
        f"Requires-Python: {project['requires-python']}",
        *(f"Requires-Dist: {each}" for each in project["dependencies"]),
    ]
    return "".join(f"{line}\n" for line in lines)


def _record(files: Files, record: str) -> bytes:
    lines = [f"{path},sha256={_digest(content)},{len(content)}" for path, content in files.items()]
    return "\n".join([*lines, f"{record},,", ""]).encode()


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()


def _zip(files: Files) -> bytes:
    """Return the same bytes for the same files: no entry has a date of its own."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = ZipInfo(path)
            entry.external_attr = _MODE
            archive.writestr(entry, content, ZIP_DEFLATED)
    return buffer.getvalue()
