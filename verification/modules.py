"""Which modules a project has, and whether anything imports or runs them."""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

TESTS = "tests"
_RUN = ("alembic", "deploy", "scripts")
_ENTRY = "main"
_COLLECTED = ("test_", "conftest")
_VOCABULARY = {
    "ConflictError",
    "IdempotentRoute",
    "NotFoundError",
    "UnknownReferenceError",
    "problems",
    "violated",
}
"""What the first endpoint and the first service that somebody writes by hand will say."""


@dataclass(frozen=True)
class Module:
    """One file of Python code, with its dotted name."""

    name: str
    is_package: bool
    tree: ast.Module

    @property
    def top(self) -> str:
        """The folder at the top of the project in which it lies."""
        return self.name.partition(".")[0]

    @property
    def is_test(self) -> bool:
        """Whether it is there for tests."""
        return self.top == TESTS

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """Every name that its code reads, imports or has in a text."""
        return frozenset(word for node in ast.walk(self.tree) for word in _mentions(node))

    def imported(self) -> Iterator[str]:
        """Yield the dotted names that it imports, whether they are modules or what is in them."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                start = self._start(node)
                yield from (f"{start}.{alias.name}" for alias in node.names)

    def defined(self) -> Iterator[str]:
        """Yield the public functions and classes at its top that nothing registers."""
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                is_registered = bool(node.decorator_list) and not isinstance(node, ast.ClassDef)
                if not node.name.startswith("_") and not is_registered:
                    yield node.name

    def _start(self, node: ast.ImportFrom) -> str:
        parts = self.name.split(".")
        above = node.level - self.is_package
        base = parts[: len(parts) - above] if node.level else []
        return ".".join((*base, *((node.module,) if node.module else ())))


def unused_code(folder: Path, package: str) -> Iterator[str]:
    """Yield the modules that nothing imports or runs, and what is defined but named nowhere."""
    modules = {module.name: module for module in _modules(folder, (package, TESTS, *_RUN))}
    program = [module for module in modules.values() if not module.is_test]
    run = [each for each in program if each.top in _RUN or each.name == f"{package}.{_ENTRY}"]
    collected = [
        module
        for module in modules.values()
        if module.is_test and module.name.rpartition(".")[2].startswith(_COLLECTED)
    ]
    needed = _reached(run, modules) | {
        name for name in _reached(collected, modules) if modules[name].is_test
    }
    configured = (folder / "pyproject.toml").read_text("utf-8")
    for name in sorted(modules.keys() - needed):
        if f'"{name}"' not in configured:
            yield f"nothing imports {name}"
    yield from _unnamed(program)


def _modules(folder: Path, tops: Iterable[str]) -> Iterator[Module]:
    for file in sorted(file for top in tops for file in (folder / top).rglob("*.py")):
        parts = file.relative_to(folder).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[: len(parts) - is_package])
        yield Module(name, is_package, ast.parse(file.read_text("utf-8")))


def _reached(roots: Iterable[Module], modules: Mapping[str, Module]) -> set[str]:
    """Return the names of `roots` and of all that they import, with the packages around it."""
    found: set[str] = set()
    waiting = [module.name for module in roots]
    while waiting:
        name = waiting.pop()
        if name in modules and name not in found:
            found.add(name)
            waiting.extend(modules[name].imported())
        if "." in name:
            waiting.append(name.rpartition(".")[0])
    return found


def _unnamed(program: Sequence[Module]) -> Iterator[str]:
    """Yield what the package defines for others, although no code of the program names it."""
    named = _VOCABULARY.union(*(module.mentioned for module in program))
    for module in program:
        if module.top not in _RUN:
            for name in module.defined():
                if name not in named:
                    yield f"{module.name} defines {name}, but nothing names it"


def _mentions(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.alias):
        yield node.name.rpartition(".")[2]
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
