"""Who may do what: others come to the records of somebody who may do everything."""

import httpx2

from builder.blueprint.access import EVERYONE
from builder.blueprint.model import Blueprint

from ..answers import expect
from ..bearer import Run
from ..signin import SIGN_IN
from ..tenants import has_tenants, join
from .changing import clear
from .records import MANY, Records, sub_resource
from .visit import Visit
from .visitor import Visitor


def admit(client: httpx2.Client, blueprint: Blueprint, run: Run) -> None:
    """See what nobody, and somebody without the role, are shown and may do."""
    way = SIGN_IN[blueprint.options["auth"]]
    if not way.knows_people:
        return
    records = Records(client, blueprint)
    for entity in records.ordered():
        records.create(entity)
    _link(records)
    with httpx2.Client(base_url=client.base_url, timeout=client.timeout) as other:
        Visit(Visitor(records, other, MANY)).pay()
        way.enter(other, EVERYONE, run)
        if has_tenants(blueprint):
            join(other, client, run)
        Visit(Visitor(records, other, MANY + 1)).pay()
    clear(records)


def _link(records: Records) -> None:
    """Link the second record of every entity with the second ones that it may be linked with."""
    for entity in records.ordered():
        for relation in entity.relations:
            if not relation.is_to_one:
                *_, other = records.keys[relation.target][:2]
                place = f"{records.path(entity, 1)}/{sub_resource(relation)}"
                expect(records.client.put(f"{place}/{other}"), 204)
