"""What a gate runs."""

from pathlib import Path
from typing import Any

import pytest

from builder.generator.folder import write_folder
from builder.generator.render import render
from tests.unit.generator.cases import parsed, template_set
from verification.gates.gate import with_operations
from verification.gates.serving import production_command


@pytest.mark.parametrize(
    ("features", "command"),
    [
        (["docker"], ["sh", "-c"]),
        (["docker", "gunicorn"], ["deploy/start.sh"]),
        (["gunicorn"], ["deploy/start.sh"]),
        ([], ["fastapi", "run"]),
    ],
)
def test_production_starts_what_the_project_has(
    tmp_path: Path, features: list[str], command: list[str]
) -> None:
    write_folder(render(parsed(features=features), template_set()), tmp_path / "project")
    assert production_command(tmp_path / "project")[:2] == command


THING = {"name": "Thing", "fields": [{"name": "name", "type": "string"}]}


@pytest.mark.parametrize(
    ("choices", "has_operations"),
    [
        ({}, False),
        ({"entities": [{**THING, "operations": []}]}, False),
        ({"entities": [THING]}, True),
        ({"options": {"auth": "oidc"}}, True),
    ],
)
def test_what_describes_no_operation_is_not_asked_for_any(
    choices: dict[str, Any],
    has_operations: bool,  # noqa: FBT001 - a case
) -> None:
    assert with_operations(parsed(**choices)) is has_operations
