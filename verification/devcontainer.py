"""A dev container, held against the part of its format that projects use."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from .yaml_files import first_document

FOLDER = ".devcontainer"


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=to_camel)


class Build(_Closed):
    """What the image is made from."""

    dockerfile: str


class Editor(_Closed):
    """What Visual Studio Code brings along."""

    extensions: list[str]
    settings: dict[str, object]


class Customizations(_Closed):
    """What each editor is told."""

    vscode: Editor


class DevContainer(_Closed):
    """The keys of `devcontainer.json`, and no others: editors pass over those that they miss."""

    name: str
    build: Build | None = None
    docker_compose_file: str | None = None
    service: str | None = None
    workspace_folder: str | None = None
    remote_user: str
    post_create_command: str
    forward_ports: list[int]
    customizations: Customizations


def dev_container(folder: Path) -> DevContainer | None:
    """Return what a project describes, if it does. Raises ValidationError."""
    file = folder / FOLDER / "devcontainer.json"
    return DevContainer.model_validate_json(file.read_bytes()) if file.exists() else None


def devcontainer_faults(folder: Path, described: DevContainer) -> Iterator[str]:
    """Yield what a dev container refers to and does not have."""
    place = folder / FOLDER
    if described.remote_user == "root":
        yield "the dev container is worked in as root"
    if (described.build is None) is (described.docker_compose_file is None):
        yield "a dev container is built either from a Dockerfile or by compose"
    if described.build and not (place / described.build.dockerfile).exists():
        yield f"{FOLDER} has no {described.build.dockerfile}"
    if described.docker_compose_file:
        yield from _composed(place / described.docker_compose_file, described)


def _composed(compose: Path, described: DevContainer) -> Iterator[str]:
    services = first_document(compose)["services"]
    app = services.get(described.service)
    if app is None:
        yield f"{compose.name} has no service {described.service}"
        return
    if f"..:{described.workspace_folder}" not in app["volumes"]:
        yield f"the project is not mounted at {described.workspace_folder}"
    for name, service in services.items():
        shared = service.get("network_mode", "").removeprefix("service:")
        if shared and shared not in services:
            yield f"{name} is in the network of {shared}, which is no service"
