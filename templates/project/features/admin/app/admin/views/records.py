"""Lists of records, and the forms that make, change and delete one."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response

from ...api.deps import PathKey
from ..addresses import ADMIN, RECORDS
from ..drafts import VERSION
from ..editing import change_draft, deletion_page, new_draft, new_page, record_page
from ..listing import listing
from ..pages import gone_on
from ..refusals import Refusals, noting
from ..showing import address_of
from ..visits import Visit, visiting

router = APIRouter(prefix=f"{RECORDS}/{{route}}", include_in_schema=False)

Looking = Annotated[Visit, Depends(visiting("list", "create", "get", "update", "delete"))]
Creating = Annotated[Visit, Depends(visiting("create"))]
Reading = Annotated[Visit, Depends(visiting("get", "update", "delete"))]
Changing = Annotated[Visit, Depends(visiting("update"))]
Deleting = Annotated[Visit, Depends(visiting("delete"))]
Version = Annotated[str, Form(alias=VERSION)]


@router.get("")
async def show_list(visit: Looking) -> Response:
    schema = visit.resource.query
    if schema is None:
        return visit.page("list.html", listing=None)
    found = await listing(visit, schema)
    return visit.page("list.html", found.status, listing=found)


@router.get("/new")
async def show_form(visit: Creating) -> Response:
    return await new_page(visit, new_draft(visit))


@router.post("/new")
async def create(visit: Creating) -> Response:
    draft = new_draft(visit)
    async with visit.request.form() as form:
        await draft.receive(form)
    data = draft.data()
    if data is not None:
        async with noting(visit, draft.refusals):
            record = await visit.records.create(data)
            there = address_of(visit.resource, str(record.id)) or visit.address
            return gone_on(visit.request, there, "created")
    return await new_page(visit, draft)


@router.get("/{key}")
async def show(visit: Reading, key: PathKey) -> Response:
    return await record_page(visit, key, await visit.records.get(key))


@router.post("/{key}")
async def change(visit: Changing, key: PathKey) -> Response:
    record = await visit.records.get(key)
    draft = change_draft(visit.resource, record)
    async with visit.request.form() as form:
        await draft.receive(form)
    data = draft.data()
    if data is not None:
        async with noting(visit, draft.refusals):
            await visit.records.update(key, data, draft.version)
            return gone_on(visit.request, address_of(visit.resource, str(key)), "changed")
    return await record_page(visit, key, record, draft)


@router.get("/{key}/delete")
async def ask(visit: Deleting, key: PathKey) -> Response:
    return await deletion_page(visit, key)


@router.post("/{key}/delete")
async def delete(visit: Deleting, key: PathKey, version: Version = "") -> Response:
    refusals = Refusals()
    async with noting(visit, refusals):
        await visit.records.delete(key, version)
        there = visit.address if visit.resource.query else ADMIN
        return gone_on(visit.request, there, "deleted")
    return await deletion_page(visit, key, refusals)
