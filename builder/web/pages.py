"""The routes of the wizard: each state is a GET, each edit of an entity leads to one."""

import asyncio
from dataclasses import asdict, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response, status
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.datastructures import UploadFile

from ..blueprint.errors import InvalidBlueprint
from ..blueprint.forms import parse_toml
from .address import Pairs, read_query, wizard_url
from .answers import answer, answer_edit, answer_failure, answer_line, answer_unreadable
from .forms import Form
from .history import query_of
from .language import InLanguage
from .reading import Reading, read
from .wizard import Wizard

router = APIRouter(include_in_schema=False, dependencies=[InLanguage])


def get_wizard(request: Request) -> Wizard:
    """Return the wizard over the application's projects."""
    state = request.app.state
    return Wizard(state.projects, str(request.base_url), state.settings.sharing)


WizardDep = Annotated[Wizard, Depends(get_wizard)]
OptionPath = Annotated[str, Query(max_length=100)]


@router.get("/")
async def show_wizard(request: Request, wizard: WizardDep) -> Response:
    """Show the wizard; a query that says more than it must leads to the shorter one."""
    asked = read_query(request.url.query)
    reading = read(asked, wizard.catalog)
    if asked.seed:
        drawn = await asyncio.to_thread(wizard.draw, reading, asked.seed)
        return RedirectResponse(drawn, status.HTTP_303_SEE_OTHER)
    if is_partial(request):
        return await answer(request, wizard, reading, _shown_before(request, wizard))
    address = wizard_url(reading.shown, wizard.catalog, reading.view)
    if reading.is_valid and read_query(address.partition("?")[2]) != asked:
        return RedirectResponse(address, status.HTTP_303_SEE_OTHER)
    return await answer(request, wizard, reading)


@router.get("/ghost")
async def show_ghost(request: Request, wizard: WizardDep, option: OptionPath) -> Response:
    """Tell what a click on an option would do to the files."""
    reading = read(read_query(request.url.query), wizard.catalog)
    ghost = await wizard.ghost(reading, option)
    return (
        JSONResponse(asdict(ghost)) if ghost else Response(status_code=status.HTTP_204_NO_CONTENT)
    )


@router.post("/blueprint")
async def open_blueprint(request: Request, wizard: WizardDep) -> Response:
    """Open a `blueprint.toml` of somebody: each choice is as the file says."""
    async with request.form(max_files=1, max_fields=1) as form:
        file = form.get("file")
        document = await file.read() if isinstance(file, UploadFile) else b""
    try:
        blueprint = parse_toml(document, wizard.catalog)
    except InvalidBlueprint as error:
        return await answer_unreadable(request, wizard, error.problems)
    return RedirectResponse(wizard_url(blueprint, wizard.catalog), status.HTTP_303_SEE_OTHER)


@router.post("/entity")
async def save_entity(request: Request, wizard: WizardDep, form: Form) -> Response:
    """Save the entity in the editor."""
    reading = document_of(form, wizard)
    edit = wizard.save(reading, form)
    if edit.blueprint is None:
        return await answer_failure(request, wizard, reading, edit)
    return await answer_edit(
        request, wizard, reading, edit, replace(reading.view, entity=edit.name)
    )


@router.post("/entities")
async def rearrange_entities(request: Request, wizard: WizardDep, form: Form) -> Response:
    """Move or remove an entity of the list."""
    reading = document_of(form, wizard)
    edit = wizard.rearrange(reading, dict(form).get("action", ""))
    return await answer_edit(request, wizard, reading, edit, reading.view)


@router.post("/entities/line")
async def add_entity(request: Request, wizard: WizardDep, form: Form) -> Response:
    """Add the entity of a line of text."""
    reading = document_of(form, wizard)
    added = wizard.add_line(reading, form)
    if added.edit.blueprint is None:
        return await answer_line(request, wizard, reading, added.entry)
    return await answer_edit(request, wizard, reading, added.edit, reading.view, "quick")


def is_partial(request: Request) -> bool:
    """Tell whether htmx asks for parts of the page."""
    return request.headers.get("HX-Request-Type") == "partial"


def document_of(form: Pairs, wizard: Wizard) -> Reading:
    """Return what the form was filled in for: the rest of the Blueprint rides along in it."""
    return read(read_query(dict(form).get("document", "")), wizard.catalog)


def _shown_before(request: Request, wizard: Wizard) -> Reading:
    query = query_of(request.headers.get("HX-Current-URL", ""))
    return read(read_query(query), wizard.catalog)
