"""What a cluster is told of a project is what the project asks for."""

from typing import Any

import pytest

from builder.generator.project import Project
from builder.generator.render import render

from .cases import choice_of, parsed, template_set
from .checks import parse_yaml

PLACE = "deploy/kubernetes/"
PLACES = ["staging", "production"]
SIGN_INS = ["none", "local", "sessions", "oidc", "oidc-sessions", "clerk", "supabase"]
OF_SERVERS = {"FORWARDED_ALLOW_IPS", "WEB_CONCURRENCY"}


def project(sign_in: str = "none") -> Project:
    """Return a project with every feature that goes along."""
    return render(parsed(**choice_of("database/mariadb", f"auth/{sign_in}")), template_set())


def variables(found: Project, *paths: str) -> dict[str, str]:
    """Return what files of variables say together."""
    lines = "\n".join(found[PLACE + path].text for path in paths).splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def settings(found: Project, *annotations: str) -> set[str]:
    """Return the variables of the settings with one of these annotations, or of all."""
    lines = [line.strip() for line in found["app/core/config.py"].text.splitlines()]
    declared = [line.split(": ") for line in lines if ": " in line and " = " in line]
    return {
        f"APP_{name.upper()}"
        for name, kind in declared
        if not annotations or kind.split(" = ")[0] in annotations
    }


@pytest.mark.parametrize("sign_in", SIGN_INS)
@pytest.mark.parametrize("place", PLACES)
def test_every_variable_is_a_setting_or_one_of_the_server(sign_in: str, place: str) -> None:
    found = project(sign_in)
    told = variables(found, "base/settings.env", f"overlays/{place}/settings.env")
    assert told.keys() <= settings(found) | OF_SERVERS
    assert told["APP_ENVIRONMENT"] == "production"


@pytest.mark.parametrize("sign_in", SIGN_INS)
def test_every_secret_is_asked_for_and_none_is_given(sign_in: str) -> None:
    found = project(sign_in)
    secrets = variables(found, "secrets.env.example")
    assert secrets.keys() == settings(found, "SecretStr")
    assert set(secrets.values()) == {"CHANGE_ME"}
    for place in PLACES:
        assert secrets.keys().isdisjoint(variables(found, f"overlays/{place}/settings.env"))


@pytest.mark.parametrize("place", PLACES)
def test_browsers_come_by_tls(place: str) -> None:
    told = variables(project("sessions"), f"overlays/{place}/settings.env")
    host = told["APP_ALLOWED_HOSTS"].removesuffix(",127.0.0.1")
    assert told["APP_PUBLIC_URL"] == f"https://{host}"


def test_probes_ask_what_the_project_answers() -> None:
    deployment: Any = parse_yaml(project()[f"{PLACE}base/deployment.yaml"].text)
    [container] = deployment["spec"]["template"]["spec"]["containers"]
    paths = {
        probe: container[probe]["httpGet"]["path"] for probe in container if probe.endswith("Probe")
    }
    assert paths == {
        "startupProbe": "/health/live",
        "livenessProbe": "/health/live",
        "readinessProbe": "/health/ready",
    }


def test_a_pod_has_time_to_finish_what_it_began() -> None:
    found = project()
    deployment: Any = parse_yaml(found[f"{PLACE}base/deployment.yaml"].text)
    pod = deployment["spec"]["template"]["spec"]
    before = pod["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert "graceful_timeout = 30" in found["deploy/gunicorn.conf.py"].text
    assert pod["terminationGracePeriodSeconds"] > before + 30


def test_secrets_stay_out_of_git_and_of_the_image() -> None:
    found = project()
    for path in (".gitignore", ".dockerignore"):
        assert "secrets*.env" in found[path].text.splitlines()
