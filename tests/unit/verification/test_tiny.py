"""The smallest projects, and those with few operations, have nothing that they do not need."""

from pathlib import Path

import pytest

from builder.blueprint.model import Blueprint
from builder.blueprint.validation import validate
from builder.generator.folder import write_folder
from builder.generator.render import render
from tests.unit.generator.cases import parsed, template_set
from tests.unit.generator.checks import complaints
from tests.unit.generator.entities import OPERATIONS, subsets
from verification.modules import unused_code
from verification.selection.configurations import Configuration, bare, tiny

CATALOG = template_set().catalog
TINY = [*tiny(CATALOG), *bare(CATALOG)]
TRAITS = {"timestamps": True, "versioned": True, "soft_delete": True}


def offering(operations: tuple[str, ...]) -> Blueprint:
    """Return a Blueprint with two entities, linked in both ways, with these operations only."""
    date = {"name": "seen_on", "type": "date", "filter": True, "read_only": True, "required": False}
    parent = {"name": "thing", "target": "Thing", "kind": "many_to_one", "inverse": "parts"}
    links = {"name": "others", "target": "Thing", "kind": "many_to_many"}
    offered = {"operations": list(operations), **TRAITS}
    return parsed(
        entities=[
            {"name": "Thing", "fields": [date, {"name": "is_on", "type": "boolean"}], **offered},
            {"name": "Part", "fields": [], "relations": [parent, links], **offered},
        ]
    )


def faults(folder: Path, blueprint: Blueprint) -> list[str]:
    """Return what is unused, and what ruff complains of."""
    write_folder(render(blueprint, template_set()), folder)
    return [*unused_code(folder, blueprint.project.package), *filter(None, [complaints(folder)])]


def test_each_has_a_name_of_its_own() -> None:
    names = [each.name for each in TINY]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", TINY, ids=lambda row: row.name)
def test_tiny_project_has_nothing_unused(tmp_path: Path, row: Configuration) -> None:
    assert not list(validate(row.blueprint, CATALOG))
    assert faults(tmp_path / "project", row.blueprint) == []


@pytest.mark.parametrize("operations", list(subsets(list(OPERATIONS))), ids=str)
def test_project_with_some_operations_has_nothing_unused(
    tmp_path: Path, operations: tuple[str, ...]
) -> None:
    assert faults(tmp_path / "project", offering(operations)) == []
