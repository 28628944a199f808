"""Pages about one record: a new one, one that is there, and one that is to go."""

from fastapi import Response

from ..api.deps import PathKey
from ..core.exceptions import NotFoundError
from ..schemas.base import OutSchema
from .drafts import Draft, defaults_of, texts_of
from .inputs import Names, inputs_of
from .refusals import Refusals
from .resource import Resource
from .showing import COLLECTION, children, facts, names_of
from .visits import Visit


def new_draft(visit: Visit) -> Draft:
    """Return the draft of a new record; the address may say what it refers to."""
    resource, asked = visit.resource, visit.request.query_params
    if resource.create is None:
        raise _nothing_to_do()
    picked = {
        field.name: tuple(asked.getlist(field.name))
        for field in resource.fields
        if field.is_picked and field.name in asked
    }
    defaults = defaults_of(resource.fields, resource.create)
    return Draft(resource.create, resource.fields, {**defaults, **picked})


async def new_page(visit: Visit, draft: Draft) -> Response:
    """Return the page with the form of a new record."""
    return visit.page(
        "new.html",
        draft.refusals.status,
        refusals=draft.refusals,
        entries=await inputs_of(visit, draft, {}),
    )


def change_draft(resource: Resource, record: OutSchema, names: Names | None = None) -> Draft:
    """Return the draft of a change; `names` has the records that it is related with."""
    if resource.update is None:
        raise _nothing_to_do()
    stored = texts_of(resource.fields, record)
    members = {each.name: tuple((names or {}).get(each.name, ())) for each in resource.fields}
    texts = {
        field.name: members[field.name] if field.is_many else stored.get(field.name, ("",))
        for field in resource.fields
        if field.name in resource.update.model_fields
        if not (field.is_many and len(members[field.name]) >= COLLECTION)
    }
    return Draft(resource.update, resource.fields, texts, stored)


async def record_page(
    visit: Visit, key: PathKey, record: OutSchema, draft: Draft | None = None
) -> Response:
    """Return the page of a record, with its form where it can be changed."""
    resource = visit.resource
    include = [field.include for field in resource.fields if field.include]
    whole = await visit.records.get(key, include) if include else record
    names = await names_of(visit, resource.fields, [whole])
    if draft is None and resource.update is not None:
        draft = change_draft(resource, record, names)
    refusals = draft.refusals if draft else Refusals()
    return visit.page(
        "record.html",
        refusals.status,
        name=resource.name_of(record),
        key=str(key),
        version=(draft and draft.version) or visit.records.version(record),
        refusals=refusals,
        entries=await inputs_of(visit, draft, names) if draft else [],
        facts=list(facts(resource, whole, names, draft.texts if draft else ())),
        children=children(resource, record),
    )


async def deletion_page(visit: Visit, key: PathKey, refusals: Refusals | None = None) -> Response:
    """Return the page that asks before a record is deleted."""
    record = await visit.records.get(key)
    refused = refusals or Refusals()
    return visit.page(
        "delete.html",
        refused.status,
        name=visit.resource.name_of(record),
        key=str(key),
        version=visit.records.version(record),
        refusals=refused,
    )


def _nothing_to_do() -> NotFoundError:
    return NotFoundError("There is no such form.")
