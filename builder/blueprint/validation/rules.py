"""Every rule, in the order in which a person would read the blueprint."""

from collections.abc import Iterator
from itertools import islice

from .. import limits
from ..catalog import Catalog
from ..errors import Problem
from ..model import Blueprint, canonical_json
from .access import check_access
from .choices import check_choices
from .entities import check_entities
from .fields import check_fields
from .members import check_members
from .patterns import check_pattern_cost
from .project import check_project
from .relations import check_relations
from .subject import Subject
from .tables import check_database_names, check_tables


def validate(blueprint: Blueprint, catalog: Catalog) -> tuple[Problem, ...]:
    """Return what is wrong, place by place; after `limits.PROBLEMS` the list is cut."""
    subject = Subject(blueprint, catalog)
    found = tuple(islice(_problems(subject), limits.PROBLEMS))
    return found or tuple(islice(check_database_names(subject), limits.PROBLEMS))


def _problems(subject: Subject) -> Iterator[Problem]:
    yield from _check_size(subject.blueprint)
    yield from check_project(subject.blueprint.project)
    yield from check_choices(subject.blueprint, subject.catalog)
    yield from check_entities(subject)
    yield from check_access(subject)
    in_fields = tuple(check_pattern_cost(subject))
    in_fields = in_fields or tuple(islice(check_fields(subject), limits.PROBLEMS))
    yield from in_fields
    yield from check_relations(subject)
    yield from check_members(subject)
    if not in_fields:
        yield from check_tables(subject)


def _check_size(blueprint: Blueprint) -> Iterator[Problem]:
    size = len(canonical_json(blueprint))
    if size > limits.BLUEPRINT_TEXT:
        message = f"All texts together have {size:,} bytes; {limits.BLUEPRINT_TEXT:,} fit."
        yield Problem("entities", "too-large", message)
