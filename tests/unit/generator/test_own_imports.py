"""What a project imports of itself, it has: without entities, too."""

import ast
from collections.abc import Iterator

import pytest

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint
from builder.generator.project import Project
from builder.generator.render import render

from .cases import template_set

AUTH = template_set().catalog.group("auth")
AUTHS = [option.id for option in AUTH.options] if AUTH else []
PACKAGES = ("app.", "tests.")


def modules(project: Project) -> Iterator[str]:
    """Yield the modules of a project that its own modules import from by their whole names."""
    for path, file in project.items():
        if path.endswith(".py"):
            for node in ast.walk(ast.parse(file.text)):
                if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                    yield node.module


@pytest.mark.parametrize("auth", AUTHS)
def test_without_entities_every_module_that_is_imported_is_there(auth: str) -> None:
    templates = template_set()
    chosen = Blueprint.model_validate({"options": {"auth": auth}})
    project = render(complete(chosen, templates.catalog), templates)
    there = {path.removesuffix(".py").removesuffix("/__init__") for path in project}
    own = {each.replace(".", "/") for each in modules(project) if each.startswith(PACKAGES)}
    assert own
    assert own - there == set()
