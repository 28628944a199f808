"""What a project hands to platforms that check, open or run it."""

from builder.blueprint.model import Blueprint

from ..tools import SCHEMAS
from ..workplace import Workplace

GITLAB = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")


def platforms(workplace: Workplace, _: Blueprint) -> None:
    """Write pipelines as their published schema says."""
    for pipeline in workplace.folder.glob(".gitlab-ci.yml"):
        workplace.run("uvx", "--from", SCHEMAS, "check-jsonschema", *GITLAB, str(pipeline))
