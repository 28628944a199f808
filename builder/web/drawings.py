"""The diagram as files: an SVG that stands alone, and text that other tools draw."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response

from ..api.admission import Admitted
from ..api.drafts import OpenedQuery
from ..blueprint.catalog import Catalog
from ..blueprint.forms import parse_query
from ..blueprint.model import Blueprint
from ..diagram.dbml import to_dbml
from ..diagram.drawing import picture
from ..diagram.mermaid import to_mermaid
from .diagram import diagram_label
from .rendering import render_text

router = APIRouter(include_in_schema=False, dependencies=[Admitted])

type Form = Literal["svg", "mmd", "dbml"]

_KINDS: Mapping[Form, str] = {
    "svg": "image/svg+xml",
    "mmd": "text/plain; charset=utf-8",
    "dbml": "text/plain; charset=utf-8",
}


def to_svg(blueprint: Blueprint, catalog: Catalog) -> str:
    """Write the picture with colours of its own."""
    drawing = picture(blueprint, catalog)
    context = {
        "drawing": drawing,
        "label": diagram_label(drawing),
        "title": blueprint.project.name,
    }
    return render_text("diagram.svg", context)


_WRITERS: Mapping[Form, Callable[[Blueprint, Catalog], str]] = {
    "svg": to_svg,
    "mmd": to_mermaid,
    "dbml": to_dbml,
}


def get_catalog(request: Request) -> Catalog:
    """Return what is on offer."""
    catalog: Catalog = request.app.state.projects.catalog
    return catalog


@router.get("/diagram.{form}")
async def download_diagram(
    query: OpenedQuery, form: Form, catalog: Annotated[Catalog, Depends(get_catalog)]
) -> Response:
    """Download the diagram of the entities in the query."""
    blueprint = parse_query(query, catalog)
    text = await asyncio.to_thread(_WRITERS[form], blueprint, catalog)
    name = f'attachment; filename="{blueprint.project.slug}.{form}"'
    headers = {
        "Content-Disposition": name,
        "Cache-Control": "no-cache",
        "Content-Security-Policy": "default-src 'none'",
    }
    return Response(text, media_type=_KINDS[form], headers=headers)
