"""The routes of the wizard: each state is a GET, each edit of an entity leads to one."""

import asyncio
from dataclasses import asdict, replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response, status
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.datastructures import UploadFile

from ..api.drafts import DraftServiceDep
from ..api.shares import Client
from ..blueprint.errors import InvalidBlueprint
from ..blueprint.forms import parse_toml
from ..blueprint.forms.drafts import names_in
from ..blueprint.forms.links import query_in
from ..services.draft import DraftService, require
from .address import Pairs, read_query
from .answers import (
    SINCE,
    answer,
    answer_edit,
    answer_failure,
    answer_line,
    answer_unreadable,
    answer_unsettled,
    is_partial,
)
from .forms import Form
from .house import house_of
from .language import InLanguage
from .pasted import followed
from .reading import Reading
from .trouble import PageRoute
from .visitors import Met
from .wizard import Wizard

router = APIRouter(route_class=PageRoute, include_in_schema=False, dependencies=[InLanguage, Met])

_CURRENT = "HX-Current-URL"


async def get_wizard(request: Request, service: DraftServiceDep, client: Client) -> Wizard:
    """Return the wizard of a page's address, over the application's projects."""
    return await wizard_of(request, request.url.query, service, client)


async def get_form_wizard(
    request: Request, form: Form, service: DraftServiceDep, client: Client
) -> Wizard:
    """Return the wizard of the document that a form was filled in for."""
    return await wizard_of(request, _document(form), service, client)


WizardDep = Annotated[Wizard, Depends(get_wizard)]
FormWizardDep = Annotated[Wizard, Depends(get_form_wizard)]


async def get_housed_wizard(request: Request, wizard: WizardDep) -> Wizard:
    """Return the wizard of a page's address, with the house rules that it tells of."""
    return replace(wizard, house=await house_of(request, request.url.query))


async def get_housed_form_wizard(request: Request, form: Form, wizard: FormWizardDep) -> Wizard:
    """Return the wizard of the document of a form, with the house rules that it tells of."""
    return replace(wizard, house=await house_of(request, _document(form)))


HousedWizardDep = Annotated[Wizard, Depends(get_housed_wizard)]
HousedFormWizardDep = Annotated[Wizard, Depends(get_housed_form_wizard)]
OptionPath = Annotated[str, Query(max_length=100)]


@router.head("/")
@router.get("/")
async def show_wizard(request: Request, wizard: HousedWizardDep) -> Response:
    """Show the wizard; a query that says more than it must leads to the shorter one."""
    asked = read_query(request.url.query)
    reading = await followed(request, wizard.read(request.url.query), wizard.catalog)
    if asked.seed:
        drawn = await asyncio.to_thread(wizard.draw, reading, asked.seed)
        return RedirectResponse(drawn, status.HTTP_303_SEE_OTHER)
    wizard = await wizard.keeping(reading.shown)
    if is_partial(request):
        return await answer(request, wizard, reading, _shown_before(request, wizard))
    address = wizard.address(reading.shown).wizard(reading.view)
    if reading.is_valid and read_query(address.partition("?")[2]) != asked:
        return RedirectResponse(address, status.HTTP_303_SEE_OTHER)
    return await answer(request, wizard, reading)


@router.get("/ghost")
async def show_ghost(request: Request, wizard: WizardDep, option: OptionPath) -> Response:
    """Tell what a click on an option would do to the files."""
    reading = wizard.read(request.url.query)
    ghost = await wizard.ghost(reading, option)
    return (
        JSONResponse(asdict(ghost)) if ghost else Response(status_code=status.HTTP_204_NO_CONTENT)
    )


@router.get("/changes.patch")
async def download_changes(request: Request, wizard: WizardDep) -> Response:
    """Download how a project differs from another one, for `git apply`."""
    reading = wizard.read(request.url.query)
    if not reading.is_valid:
        raise InvalidBlueprint(reading.problems)
    name = f'attachment; filename="{reading.shown.project.slug}.patch"'
    headers = {"Content-Disposition": name, "Cache-Control": "no-cache"}
    return Response(await wizard.patch(reading), media_type="text/x-diff", headers=headers)


@router.post("/blueprint")
async def open_blueprint(request: Request, wizard: HousedWizardDep) -> Response:
    """Open a `blueprint.toml` of somebody: each choice is as the file says."""
    async with request.form(max_files=1, max_fields=1) as form:
        file = form.get("file")
        document = await file.read() if isinstance(file, UploadFile) else b""
    try:
        blueprint = await asyncio.to_thread(parse_toml, document, wizard.catalog)
    except InvalidBlueprint as error:
        return await answer_unreadable(request, wizard, error.problems)
    return RedirectResponse(await wizard.opened(blueprint), status.HTTP_303_SEE_OTHER)


@router.post("/entity")
async def save_entity(request: Request, wizard: HousedFormWizardDep, form: Form) -> Response:
    """Save the entity in the editor."""
    reading = document_of(form, wizard)
    edit = wizard.save(reading, form)
    if reading.entity_problems:
        return await answer_unsettled(request, wizard, reading, wizard.form_of(reading, edit))
    if edit.blueprint is None:
        return await answer_failure(request, wizard, reading, edit)
    return await answer_edit(
        request, wizard, reading, edit, replace(reading.view, entity=edit.name)
    )


@router.post("/entities")
async def rearrange_entities(request: Request, wizard: HousedFormWizardDep, form: Form) -> Response:
    """Move or remove an entity of the list."""
    reading = document_of(form, wizard)
    if reading.entity_problems:
        return await answer_unsettled(request, wizard, reading)
    edit = wizard.rearrange(reading, dict(form).get("action", ""))
    return await answer_edit(request, wizard, reading, edit, reading.view)


@router.post("/entities/line")
async def add_entity(request: Request, wizard: HousedFormWizardDep, form: Form) -> Response:
    """Add the entity of a line of text."""
    reading = document_of(form, wizard)
    if reading.entity_problems:
        return await answer_unsettled(request, wizard, reading)
    added = wizard.add_line(reading, form)
    if added.edit.blueprint is None:
        return await answer_line(request, wizard, reading, added.entry)
    return await answer_edit(request, wizard, reading, added.edit, reading.view, "quick")


@router.post("/follow")
async def follow_house(wizard: HousedFormWizardDep, form: Form) -> Response:
    """Do all that house rules have settled."""
    reading = document_of(form, wizard)
    mended = wizard.mended(reading.shown)
    return RedirectResponse(await wizard.opened(mended, reading.view), status.HTTP_303_SEE_OTHER)


def document_of(form: Pairs, wizard: Wizard) -> Reading:
    """Return what the form was filled in for: the rest of the Blueprint rides along in it."""
    return wizard.read(_document(form))


def _shown_before(request: Request, wizard: Wizard) -> Reading:
    return wizard.read(query_in(request.headers.get(_CURRENT, "")))


async def wizard_of(request: Request, query: str, service: DraftService, client: str) -> Wizard:
    """Return the wizard of a query.

    It knows the drafts of `query`, and of what htmx tells of the page; that of `query` is needed.
    """
    told = (request.headers.get(name, "") for name in (_CURRENT, SINCE))
    drafts = await service.known(names_in(query, *told))
    require(drafts, query)
    keep = partial(service.keep, client=client)
    state = request.app.state
    base_url, is_open = str(request.base_url), state.settings.sharing
    return Wizard(state.projects, base_url, is_open, drafts, keep)


def _document(form: Pairs) -> str:
    return dict(form).get("document", "")
