"""What a project hands to platforms that check, open or run it."""

from builder.blueprint.model import Blueprint

from ..devcontainer import dev_container, devcontainer_faults
from ..manifests import manifest_faults
from ..tools import SCHEMAS
from ..workplace import GateError, Workplace

GITLAB = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")


def platforms(workplace: Workplace, _: Blueprint) -> None:
    """Write pipelines, dev containers and manifests as their formats say, and of one piece."""
    for pipeline in workplace.folder.glob(".gitlab-ci.yml"):
        workplace.run("uvx", "--from", SCHEMAS, "check-jsonschema", *GITLAB, str(pipeline))
    _dev_container(workplace)
    if faults := list(manifest_faults(workplace)):
        raise GateError("\n".join(faults))


def _dev_container(workplace: Workplace) -> None:
    """Run what follows the making of the container, too: it is there for the first run."""
    described = dev_container(workplace.folder)
    if described is None:
        return
    if faults := list(devcontainer_faults(workplace.folder, described)):
        raise GateError("\n".join(faults))
    workplace.run("sh", "-c", described.post_create_command)
