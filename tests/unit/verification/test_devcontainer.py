"""A dev container that cannot be made is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from builder.generator.folder import write_folder
from builder.generator.render import render
from tests.unit.generator.cases import parsed, template_set
from verification.devcontainer import FOLDER, DevContainer, dev_container, devcontainer_faults

DATABASES = ["sqlite", "postgresql", "mariadb"]


def written(folder: Path, database: str) -> Path:
    """Write a project with a dev container."""
    blueprint = parsed(options={"database": database}, features=["devcontainer", "rate-limit"])
    write_folder(render(blueprint, template_set()), folder)
    return folder


def described(folder: Path, **changes: object) -> DevContainer:
    """Return what the project describes, with these keys in the place of its own."""
    file = folder / FOLDER / "devcontainer.json"
    data: dict[str, Any] = {**json.loads(file.read_text()), **changes}
    return DevContainer.model_validate_json(json.dumps(data))


@pytest.mark.parametrize("database", DATABASES)
def test_what_a_project_describes_is_of_one_piece(tmp_path: Path, database: str) -> None:
    folder = written(tmp_path / "project", database)
    assert not list(devcontainer_faults(folder, described(folder)))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"remoteUser": "root"}, "worked in as root"),
        ({"service": "api"}, "no service api"),
        ({"workspaceFolder": "/elsewhere"}, "not mounted at /elsewhere"),
        ({"build": {"dockerfile": "Containerfile"}}, "no Containerfile"),
        ({"dockerComposeFile": None}, "either from a Dockerfile or by compose"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_missing_is_told(tmp_path: Path, changes: dict[str, Any], fault: str) -> None:
    folder = written(tmp_path / "project", "postgresql")
    assert fault in "\n".join(devcontainer_faults(folder, described(folder, **changes)))


def test_a_key_that_editors_do_not_know_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path / "project", "sqlite")
    with pytest.raises(ValidationError, match="postCreateCommands"):
        described(folder, postCreateCommands="uv sync")


def test_a_network_of_nobody_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path / "project", "mariadb")
    compose = folder / FOLDER / "compose.yaml"
    compose.write_text(compose.read_text().replace("service:database", "service:db"))
    told = list(devcontainer_faults(folder, described(folder)))
    assert "app is in the network of db, which is no service" in told


def test_a_project_without_one_describes_none(tmp_path: Path) -> None:
    assert dev_container(tmp_path) is None
