"""What a gate runs."""

from pathlib import Path

import pytest

from builder.generator.folder import write_folder
from builder.generator.render import render
from tests.unit.generator.cases import parsed, template_set
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
