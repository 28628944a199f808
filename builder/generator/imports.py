"""Import lines sorted, merged and wrapped as ruff's isort rule does it."""

import re
import sys
from collections.abc import Iterable
from functools import lru_cache

from .layout import LINE_LENGTH, Source, exploded, flattened

_FUTURE, _STDLIB, _THIRD_PARTY, _FIRST_PARTY, _LOCAL = range(5)
_FROM = re.compile(r"from (\S+) import \(?(.*?)\)?", re.DOTALL)
_UNBREAKABLE = "  # noqa: E501"
_DIGITS = re.compile(r"(\d+)")

type NaturalKey = tuple[tuple[int, int | str], ...]


@lru_cache(maxsize=4096)
def sorted_imports(text: str, first_party: tuple[str, ...] = (), indent: int = 0) -> str:
    """Return the imports of `text` in order, each name once, a blank line between sections.

    Statements stand one a line; a parenthesised one may span several.
    """
    own = frozenset(first_party)
    modules, members = _parse(text)
    sections: dict[int, list[str]] = {}
    for name in sorted(modules, key=_module_key):
        sections.setdefault(_section(name, own), []).append(f"import {name}")
    for module in sorted(members, key=_module_key):
        line = _from_line(module, members[module], indent)
        sections.setdefault(_section(module, own), []).append(line)
    margin = " " * indent
    blocks = [
        "".join(f"{margin}{line}\n" for line in sections[section]) for section in sorted(sections)
    ]
    return "\n".join(blocks)


def exported(names: Iterable[str]) -> list[str]:
    """Return `names` in the order that ruff wants in `__all__`."""
    return sorted(names, key=lambda name: (_kind(name), _natural(name), _natural(name.lower())))


def _parse(text: str) -> tuple[set[str], dict[str, set[str]]]:
    modules: set[str] = set()
    members: dict[str, set[str]] = {}
    for statement in _statements(text):
        if found := _FROM.fullmatch(statement):
            names = (name.strip() for name in found[2].split(","))
            members.setdefault(found[1], set()).update(name for name in names if name)
        else:
            modules.add(statement.removeprefix("import ").strip())
    return modules, members


def _statements(text: str) -> list[str]:
    joined = re.sub(r"\(([^)]*)\)", lambda found: " ".join(found[1].split()), text)
    return [line.strip() for line in joined.splitlines() if line.strip()]


def _from_line(module: str, names: set[str], indent: int) -> str:
    ordered = sorted(names, key=_member_key)
    flat = flattened(Source(f"from {module} import ", tuple(ordered)))
    if indent + len(flat) <= LINE_LENGTH:
        return flat
    head = f"from {module} import ("
    excuse = "" if indent + len(head) <= LINE_LENGTH else _UNBREAKABLE
    return exploded(indent, Source(head + excuse, tuple(ordered), ")"))


def _section(module: str, own: frozenset[str]) -> int:
    root = module.split(" ", maxsplit=1)[0].split(".", maxsplit=1)[0]
    if module.startswith("."):
        return _LOCAL
    if root == "__future__":
        return _FUTURE
    if root in own:
        return _FIRST_PARTY
    return _STDLIB if root in sys.stdlib_module_names else _THIRD_PARTY


def _module_key(module: str) -> tuple[int, NaturalKey, NaturalKey]:
    """Furthest relative import first, then natural order, capitals ignored."""
    path = module.lstrip(".")
    return len(path) - len(module), _natural(path.lower()), _natural(path)


def _member_key(name: str) -> tuple[int, NaturalKey, NaturalKey]:
    """By kind, then natural order, capitals ignored."""
    return _kind(name), _natural(name.lower()), _natural(name)


def _kind(name: str) -> int:
    """CONSTANTS, then Classes, then variables."""
    base = name.split(" ", maxsplit=1)[0]
    is_constant = len(base) > 1 and base.isupper()
    return 0 if is_constant else 2 - base[:1].isupper()


@lru_cache(maxsize=4096)
def _natural(text: str) -> NaturalKey:
    parts = _DIGITS.split(text)
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in parts if part)
