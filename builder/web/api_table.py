"""The API of the project to come: every operation, what it takes and gives, and who may call it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from ..blueprint.catalog import Catalog
from ..blueprint.choices import all_entities
from ..blueprint.model import Access, Blueprint, Entity
from ..generator.project import Project
from ..generator.routes import Endpoint, endpoints
from .api_examples import Example, examples_of
from .words import gettext as _

_ROLE = re.compile(r"require_role\('([^']+)'\)")
_KEYS = {"uuid7": "019c0e6f-3b00-7000-8000-000000000001"}
_SIGNED_IN = frozenset({"current_user", "CurrentUser"})


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as the page shows it."""

    endpoint: Endpoint
    caller: str

    @property
    def takes(self) -> str:
        """The schema of what is sent, in the body or the query."""
        return self.endpoint.body or self.endpoint.query

    @property
    def gives(self) -> str:
        """The schema of a good answer."""
        return "" if self.endpoint.answer in {"None", "Response"} else self.endpoint.answer


@dataclass(frozen=True, slots=True)
class Resource:
    """The operations of one tag."""

    title: str
    operations: tuple[Operation, ...]
    examples: tuple[Example, ...] = ()


def api_table(blueprint: Blueprint, project: Project, catalog: Catalog) -> tuple[Resource, ...]:
    """Return the operations by resource, in the order in which the application has them."""
    entities = {each.names.label_plural: each for each in all_entities(blueprint, catalog)}
    key = _KEYS.get(blueprint.options["keys"], 1)
    by_tag = groupby(endpoints(project), key=lambda each: each.tag)
    return tuple(
        Resource(tag, tuple(_operations(each, entities)), _examples(entities.get(tag), key))
        for tag, each in by_tag
    )


def _examples(entity: Entity | None, key: int | str) -> tuple[Example, ...]:
    return examples_of(entity, key) if entity else ()


def _operations(found: Iterable[Endpoint], entities: Mapping[str, Entity]) -> Iterable[Operation]:
    return (Operation(each, _caller(each, entities.get(each.tag))) for each in found)


def _caller(endpoint: Endpoint, entity: Entity | None) -> str:
    """Say who may call: the strictest of what guards the operation and what the entity says."""
    if entity and _access(endpoint, entity) == "owner":
        return _("the owner, or the role %(role)s", role=entity.role)
    roles = [role for guard in endpoint.guards for role in _ROLE.findall(guard)]
    if roles:
        return _("the role %(role)s", role=roles[0])
    return _("whoever is signed in") if _SIGNED_IN & {*endpoint.guards} else _("everybody")


def _access(endpoint: Endpoint, entity: Entity) -> Access | None:
    if endpoint.method == "GET":
        return entity.read
    is_creation = endpoint.method == "POST"
    return None if is_creation else entity.write
