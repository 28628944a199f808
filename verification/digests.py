"""Proof keys: two runs of a gate with one key have one result."""

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec, resolve_name
from pathlib import Path

from builder.generator.project import Project

from .gates import Gate

LENGTH = 16


def proof_key(gate: Gate, project: Project, versions: str) -> str:
    """Digest all that a gate's result depends on: files, the gate's own code, and versions."""
    whole = hashlib.sha256()
    for path, file in project.items():
        if gate.reads(path):
            whole.update(f"{path}\0{file.mode:o}\0{file.text}\0".encode())
    for settings in gate.settings:
        whole.update(settings.read_bytes())
    code = code_digest(gate.check.__module__)
    whole.update(f"{gate.name}\0{code}\0{versions}".encode())
    return whole.hexdigest()[:LENGTH]


@cache
def code_digest(module: str) -> str:
    """Digest a module of the proof and all those that it imports."""
    whole = hashlib.sha256()
    for name in sorted(_reached(module)):
        whole.update(_file(name).read_bytes())
    return whole.hexdigest()


def _reached(module: str) -> set[str]:
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += imported(_file(name).read_text("utf-8"), name)
    return found


def imported(source: str, module: str) -> Iterator[str]:
    """Yield the modules of the proof that `source`, the text of `module`, imports."""
    package = module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield resolve_name("." * node.level + (node.module or ""), package)


def _file(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(module)
    return Path(spec.origin)
