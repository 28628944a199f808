"""How a page is answered: whole, in parts for htmx, or by leading to another address."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fastapi import Request, Response, status
from fastapi.responses import RedirectResponse

from ..blueprint.catalog import Catalog
from ..blueprint.errors import Problem
from .address import DIAGRAM, View
from .comparison import Past
from .editor import Edit, open_editor
from .entity_form import EntityForm
from .history import history_header
from .page import WizardPage
from .problems import placed, told
from .quick_entry import QuickEntry
from .reading import Reading
from .rendering import page_response, partial_response
from .telling import EntityTroubles
from .wizard import Wizard
from .words import gettext as _
from .words import ngettext

SINCE = "Compared-With"
"""The header in which a page tells what it was before its last change: `?` and a query."""

_PAGE = "wizard.html"
_THEMES = ("light", "dark")

INNER, MORPH = "innerHTML", "innerMorph"
_FORM_PARTS = {
    "title": INNER,
    "said": INNER,
    "here": INNER,
    "project": MORPH,
    "choices": INNER,
    "bar": MORPH,
}
_RESULT_PARTS = {
    "carried": INNER,
    "rest": INNER,
    "entities": INNER,
    "compare": INNER,
    "tree": MORPH,
    "review": INNER,
}


async def answer(
    request: Request, wizard: Wizard, reading: Reading, before: Reading | None = None
) -> Response:
    """Answer a GET: the page, or what changed on it since `before`."""
    if before is None:
        return whole(request, await wizard.page(reading))
    past = _past(request, reading, before, wizard)
    page = await wizard.page(reading, past, said=_said(reading))
    shown = {**_FORM_PARTS, **_RESULT_PARTS, **_work_part(page, before, wizard.catalog)}
    if reading.is_valid:
        return parts(page, shown, _history(wizard, before, reading))
    is_step = before.is_valid and bool(reading.entity_problems)
    return parts(page, shown, {"HX-Push-Url" if is_step else "HX-Replace-Url": page.here})


def _said(reading: Reading) -> str:
    """Say where to look, where that is not what was changed."""
    if not reading.entity_problems:
        return ""
    count = len(reading.entity_problems)
    return ngettext(
        "%(num)s problem with the entities.", "%(num)s problems with the entities.", count
    )


async def answer_edit(
    request: Request, wizard: Wizard, before: Reading, edit: Edit, view: View, *also: str
) -> Response:
    """Lead to the address of the edited Blueprint; htmx gets it and the new parts at once.

    What else of the page is to be as at first, a form that was sent for one, is named in `also`.
    """
    blueprint = edit.blueprint
    if blueprint is None:
        return await _answer_refused(request, wizard, before, edit)
    wizard = await wizard.keeping(blueprint)
    url = wizard.address(blueprint).wizard(view)
    if not is_partial(request):
        return RedirectResponse(url, status.HTTP_303_SEE_OTHER)
    after = wizard.read(url.partition("?")[2])
    page = await wizard.page(after, _past(request, after, before, wizard), said=edit.said)
    if edit.is_loss:
        page = replace(page, lost=edit.said)
    work = {"work": MORPH if edit.is_typed else INNER, **dict.fromkeys(also, INNER)}
    form = {"said": INNER, "here": INNER, "choices": INNER, "bar": MORPH}
    shown = {**form, **_RESULT_PARTS, **work}
    return parts(page, shown, _history(wizard, before, after))


async def answer_failure(
    request: Request, wizard: Wizard, reading: Reading, edit: Edit
) -> Response:
    """Show the form again as it was sent, with its problems at their fields."""
    shown = {"said": INNER, "work": MORPH if edit.is_typed else INNER}
    return _refused(request, await wizard.failed(reading, edit), shown)


async def answer_unsettled(
    request: Request, wizard: Wizard, reading: Reading, editor: EntityForm | None = None
) -> Response:
    """Change nothing while something is wrong with the entities, and tell what."""
    wizard = await wizard.keeping(reading.shown)
    return _unchanged(request, await wizard.page(reading, editor=editor))


async def _answer_refused(
    request: Request, wizard: Wizard, reading: Reading, edit: Edit
) -> Response:
    """Change nothing, and tell what would be wrong after the edit."""
    page = await wizard.page(reading)
    messages = tuple(told(each, edit.data) for each in edit.problems)
    return _unchanged(request, replace(page, entity_problems=EntityTroubles(messages)))


def _unchanged(request: Request, page: WizardPage) -> Response:
    said = _("Nothing changed: first mend what is told here.")
    return _refused(request, replace(page, said=said), {"said": INNER, "entities": INNER})


def _refused(request: Request, page: WizardPage, shown: Mapping[str, str]) -> Response:
    """Answer a form that cannot be taken: with the page, or with the parts of it that tell why."""
    code = status.HTTP_422_UNPROCESSABLE_CONTENT
    return parts(page, shown, {}, code) if is_partial(request) else whole(request, page, code)


async def answer_line(
    request: Request, wizard: Wizard, reading: Reading, entry: QuickEntry
) -> Response:
    """Show a line that is no entity again, with what is wrong where in it."""
    count = len(entry.problems)
    said = ngettext("Not added: %(num)s problem.", "Not added: %(num)s problems.", count)
    page = replace(await wizard.page(reading, said=said), quick=entry)
    return _refused(request, page, {"said": INNER, "quick": INNER})


async def answer_unreadable(
    request: Request, wizard: Wizard, problems: Iterable[Problem]
) -> Response:
    """Show the defaults, and what is wrong with the file that was to be opened."""
    page = replace(await wizard.page(wizard.read("")), unreadable=placed(problems))
    return whole(request, page, status.HTTP_422_UNPROCESSABLE_CONTENT)


def is_partial(request: Request) -> bool:
    """Tell whether htmx asks for parts of the page."""
    return request.headers.get("HX-Request-Type") == "partial"


def whole(request: Request, page: WizardPage, code: int = status.HTTP_200_OK) -> Response:
    """Answer with the whole page."""
    return page_response(_PAGE, {"page": page, "theme": theme_of(request)}, code)


def here_of(request: Request) -> str:
    """Return the address that a page can be asked for again; home, where a form says all of it."""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}" if query or request.method != "POST" else "/"


def theme_of(request: Request) -> str:
    """Return the theme that the cookie names; empty for that of the system."""
    theme = request.cookies.get("theme", "")
    return theme if theme in _THEMES else ""


def parts(
    page: WizardPage,
    shown: Mapping[str, str],
    headers: Mapping[str, str],
    code: int = status.HTTP_200_OK,
) -> Response:
    """Answer with parts of the page."""
    response = partial_response(_PAGE, shown, {"page": page}, code)
    response.headers.update(headers)
    return response


def _history(wizard: Wizard, before: Reading, after: Reading) -> dict[str, str]:
    url = wizard.address(after.shown).wizard(after.view)
    return history_header((before.shown, before.view), (after.shown, after.view), url)


def _work_part(page: WizardPage, before: Reading, catalog: Catalog) -> dict[str, str]:
    """Leave alone what the person may be reading or typing into, unless it asks for more now."""
    if page.editor and page.view.entity == before.view.entity:
        earlier = open_editor(before.shown, before.view, catalog)
        is_as_before = earlier is not None and earlier.situation == page.editor.situation
        is_drawn = DIAGRAM in {before.view.show, page.view.show}
        drawing = {"drawing": INNER} if is_drawn else {}
        return drawing if is_as_before else {"work": MORPH}
    other_view = page.editor or before.view != page.view
    return {"work": INNER} if other_view or page.preview.is_work_changed else {}


def _past(request: Request, reading: Reading, before: Reading, wizard: Wizard) -> Past:
    """Return what the last change began from; to look elsewhere is no change."""
    if before.shown != reading.shown:
        return Past(before.shown, before.shown)
    _, mark, query = request.headers.get(SINCE, "").partition("?")
    return Past(before.shown, wizard.read(query).shown if mark else None)
