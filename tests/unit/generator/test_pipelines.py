"""Whoever hosts a project, it is checked in the same way."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import pytest

from builder.generator.project import Project
from builder.generator.render import render

from .cases import parsed, template_set
from .checks import parse_yaml

SERVERS = ["postgresql", "mariadb"]
COMMANDS = ("uv ", "test ")


def project(database: str, *features: str) -> Project:
    """Return a project that GitHub and GitLab check, with these features."""
    chosen = ["github-ci", "gitlab-ci", *features]
    return render(parsed(options={"database": database}, features=chosen), template_set())


def jobs(found: Project) -> tuple[Any, Any]:
    """Return the job that checks, of GitHub and of GitLab."""
    workflow: Any = parse_yaml(found[".github/workflows/ci.yml"].text)
    pipeline: Any = parse_yaml(found[".gitlab-ci.yml"].text)
    return workflow["jobs"]["checks"], pipeline["checks"]


def commands(lines: Iterable[str]) -> list[str]:
    """Return what is run, without what is said where it fails."""
    return [line.split(" || ")[0] for line in lines if line.startswith(COMMANDS)]


@pytest.mark.parametrize("database", ["sqlite", *SERVERS])
def test_both_pipelines_run_the_same_commands(database: str) -> None:
    github, gitlab = jobs(project(database))
    steps = [step["run"] for step in github["steps"] if "run" in step]
    assert commands(steps) == commands(gitlab["script"])
    assert len(commands(steps)) == 7


@pytest.mark.parametrize("database", SERVERS)
def test_both_pipelines_have_the_same_servers(database: str) -> None:
    github, gitlab = jobs(project(database, "rate-limit"))
    images = {service["image"] for service in github["services"].values()}
    assert images == {service["name"] for service in gitlab["services"]}


@pytest.mark.parametrize("database", SERVERS)
def test_tests_reach_the_servers_of_gitlab_by_their_names(database: str) -> None:
    _, gitlab = jobs(project(database, "rate-limit"))
    names = {service["alias"] for service in gitlab["services"]}
    addresses: list[str] = [
        value for name, value in gitlab["variables"].items() if name.startswith("APP_")
    ]
    assert {str(urlsplit(address).hostname) for address in addresses} == names
    assert len(names) == 2


def test_without_a_server_gitlab_starts_none() -> None:
    _, gitlab = jobs(project("sqlite"))
    assert "services" not in gitlab
    assert list(gitlab["variables"]) == ["UV_CACHE_DIR"]


@pytest.mark.parametrize(("features", "job_names"), [((), []), (("docker",), ["docker"])])
def test_gitlab_builds_the_image_where_there_is_one(
    features: tuple[str, ...], job_names: list[str]
) -> None:
    pipeline: Any = parse_yaml(project("sqlite", *features)[".gitlab-ci.yml"].text)
    assert [name for name in pipeline if name not in {"workflow", "default", "checks"}] == job_names
    assert pipeline["default"]["interruptible"] is True


def test_every_job_of_gitlab_has_an_end_of_its_own() -> None:
    pipeline: Any = parse_yaml(project("sqlite", "docker")[".gitlab-ci.yml"].text)
    assert "timeout" not in pipeline["default"], "GitLab passes over it there"
    assert all(pipeline[job]["timeout"] for job in ("checks", "docker"))
