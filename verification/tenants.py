"""Projects with tenants: who comes alone is shown nothing of others."""

import httpx2

from builder.blueprint.model import Blueprint

from .bearer import ME, Run

FEATURE = "multi-tenancy"


def has_tenants(blueprint: Blueprint) -> bool:
    """Tell whether a project keeps tenants apart."""
    return FEATURE in blueprint.features


def join(client: httpx2.Client, colleague: httpx2.Client, run: Run) -> None:
    """See that `client` has a tenant of its own, and move it into that of a colleague."""
    own, other = (each.get(ME).json() for each in (client, colleague))
    assert own["tenant_id"] != other["tenant_id"]
    run("uv", "run", "python", "-m", "scripts.move_account", str(own["id"]), str(other["id"]))
    assert client.get(ME).json()["tenant_id"] == other["tenant_id"]
