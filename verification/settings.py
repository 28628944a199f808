"""Which settings a project has, and whether anything reads them."""

import ast
from collections.abc import Iterator
from pathlib import Path

_CLASS = "Settings"


def unread_settings(package: Path) -> Iterator[str]:
    """Yield the fields of the settings that no code in `package` reads."""
    trees = [ast.parse(file.read_text("utf-8")) for file in sorted(package.rglob("*.py"))]
    read = {
        node.attr
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    for tree in trees:
        for name in _fields(tree):
            if name not in read:
                yield f"the setting {name} is declared, but nothing reads it"


def _fields(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == _CLASS:
            for line in node.body:
                if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                    yield line.target.id
