"""Manifests that would not work, or that let pods do too much, are told."""

from copy import deepcopy
from typing import Any

import pytest

from builder.generator.render import render
from tests.unit.generator.cases import parsed, template_set
from tests.unit.generator.checks import parse_yaml
from verification.manifests import faults_of

BASE = "deploy/kubernetes/base/"
SETTINGS: dict[str, Any] = {
    "kind": "ConfigMap",
    "metadata": {"name": "settings"},
    "data": {"APP_ALLOWED_HOSTS": "api.example.com,127.0.0.1"},
}
SECRET: dict[str, Any] = {"kind": "Secret", "metadata": {"name": "secrets"}}


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """Return the manifests of a project by their kinds, much as Kustomize builds them."""
    chosen = parsed(options={"database": "postgresql"}, features=["docker", "kubernetes"])
    project = render(chosen, template_set())
    texts = [file.text for path, file in project.items() if path.startswith(BASE)]
    manifests: list[Any] = [parse_yaml(text) for text in texts if text.startswith("apiVersion:")]
    found = {each["kind"]: each for each in manifests if each["kind"] != "Kustomization"}
    for kind in ("Deployment", "Job"):
        [container] = found[kind]["spec"]["template"]["spec"]["containers"]
        container["image"] = "registry.example.com/shop:1.0.0"
    return {**found, "ConfigMap": SETTINGS}


def told(manifests: dict[str, Any]) -> str:
    """Return all that is wrong."""
    return "\n".join(faults_of(list(manifests.values())))


def changed(manifests: dict[str, Any], place: str, value: object) -> dict[str, Any]:
    """Return manifests with another value at a place such as `Service.spec.selector`."""
    copy = deepcopy(manifests)
    *path, last = place.split(".")
    inner: Any = copy
    for key in path:
        inner = inner[int(key)] if key.isdecimal() else inner[key]
    inner[last] = value
    return copy


def test_those_of_a_project_hold(whole: dict[str, Any]) -> None:
    assert not told(whole)


POD = "Deployment.spec.template.spec"
CONTAINER = f"{POD}.containers.0"


@pytest.mark.parametrize(
    ("place", "value", "fault"),
    [
        ("Service.spec.selector", {"app.kubernetes.io/name": "web"}, "Service api selects no pod"),
        ("Service.spec.ports", [{"targetPort": "web"}], "Service api leads to the port web"),
        ("NetworkPolicy.spec.podSelector.matchExpressions.0.values", ["web"], "selects no pod"),
        ("HorizontalPodAutoscaler.spec.scaleTargetRef.name", "web", "scales web, which is none"),
        ("ConfigMap.metadata.name", "other", "reads settings, which is no ConfigMap"),
        ("ConfigMap.data", {"APP_ALLOWED_HOSTS": "api.example.com"}, "the host 127.0.0.1"),
        (f"{CONTAINER}.livenessProbe.httpGet.httpHeaders", [], "the host None"),
        (f"{CONTAINER}.readinessProbe.httpGet.port", "web", "asks at the port web"),
        (f"{POD}.automountServiceAccountToken", True, "automountServiceAccountToken is True"),
        (f"{POD}.securityContext.runAsNonRoot", False, "runAsNonRoot is False"),
        (f"{CONTAINER}.securityContext", {}, "readOnlyRootFilesystem is None"),
        (f"{CONTAINER}.resources.limits", {"cpu": "1"}, "no limits of CPU and memory"),
        (f"{CONTAINER}.image", "shop", "shop names no version"),
        (f"{CONTAINER}.image", "shop:latest", "shop:latest names no version"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_does_not_hold_is_told(
    whole: dict[str, Any], place: str, value: object, fault: str
) -> None:
    assert fault in told(changed(whole, place, value))


def test_a_secret_among_the_manifests_is_told(whole: dict[str, Any]) -> None:
    assert told({**whole, "Secret": SECRET}) == "Secret secrets would be in git"
