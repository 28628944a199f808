"""What a pod may do: no more than the standard `restricted` of Kubernetes, and nothing on disk."""

from collections.abc import Iterator, Mapping
from typing import Any

POD: Mapping[str, object] = {
    "automountServiceAccountToken": False,
    "enableServiceLinks": False,
}
POD_CONTEXT: Mapping[str, object] = {
    "runAsNonRoot": True,
    "seccompProfile": {"type": "RuntimeDefault"},
}
CONTAINER_CONTEXT: Mapping[str, object] = {
    "allowPrivilegeEscalation": False,
    "capabilities": {"drop": ["ALL"]},
    "readOnlyRootFilesystem": True,
}
BOUNDS = {"cpu", "memory"}


def hardening_faults(pod: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a pod may do and need not, and the bounds that it does not have."""
    first = pod["containers"][0]["name"]
    yield from _missing(first, pod, POD)
    yield from _missing(first, pod.get("securityContext", {}), POD_CONTEXT)
    for container in pod["containers"]:
        given = container.get("securityContext", {})
        yield from _missing(container["name"], given, CONTAINER_CONTEXT)
        for kind in ("requests", "limits"):
            if set(container.get("resources", {}).get(kind, ())) != BOUNDS:
                yield f"{container['name']} has no {kind} of CPU and memory"
        if container["image"].rpartition(":")[2] in {"", "latest", container["image"]}:
            yield f"{container['image']} names no version"


def _missing(name: str, given: Mapping[str, Any], wanted: Mapping[str, object]) -> Iterator[str]:
    for key, value in wanted.items():
        if given.get(key) != value:
            yield f"{name}: {key} is {given.get(key)}, not {value}"
