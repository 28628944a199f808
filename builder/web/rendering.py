"""Pages and their fragments: a fragment is a named block of the page's own template."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2_fragments import render_block
from markupsafe import Markup, escape

from ..resources import resource
from .assets import asset
from .browsers import browser_words
from .visitors import is_met, visitor
from .words import LANGUAGES, day_words, moment_words, one_text, spoken, text_for

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_KILO, _EXACT_BELOW = 1_000, 10_000
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _POLICY,
    "Vary": "HX-Request-Type, Cookie, Accept-Language",
    "Cache-Control": "no-cache",
}


@cache
def pages() -> Environment:
    """Return the environment of the pages: everything is escaped, nothing may be undefined."""
    environment = Environment(
        loader=FileSystemLoader(resource("templates") / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    said: dict[str, Any] = {"_": _text, "ngettext": _text_for}
    known: dict[str, Any] = {"asset": asset, "language": spoken, "languages": LANGUAGES}
    met: dict[str, Any] = {"visitor": visitor, "is_met": is_met}
    environment.globals.update(said | known | met)
    environment.filters["size"] = readable_size
    environment.filters["prose"] = prose
    environment.filters["day"] = day_words
    environment.filters["moment"] = moment_words
    environment.filters["browser"] = browser_words
    return environment


def page_response(name: str, context: Mapping[str, object], status: int = 200) -> HTMLResponse:
    """Answer with a whole page."""
    html = pages().get_template(name).render(context)
    return HTMLResponse(html, status, headers=dict(HEADERS))


def render_text(name: str, context: Mapping[str, object]) -> str:
    """Return what is no page, such as a picture."""
    return pages().get_template(name).render(context)


def partial_response(
    name: str, parts: Mapping[str, str], context: Mapping[str, object], status: int = 200
) -> HTMLResponse:
    """Answer with blocks of a page; `parts` says how each is swapped into its namesake."""
    blocks = (
        f'<hx-partial hx-target="#{block.replace("_", "-")}" hx-swap="{swap}">'
        f"{render_block(pages(), name, block, context)}</hx-partial>"
        for block, swap in parts.items()
    )
    return HTMLResponse("\n".join(blocks), status, headers=dict(HEADERS))


def _text(text: str, **values: object) -> Markup:
    """Say a text of a template, which may hold markup; values may not."""
    said = Markup(one_text(text))  # noqa: S704 - templates and catalogue are ours
    return said % values if values else said


def _text_for(one: str, many: str, num: int, **values: object) -> Markup:
    """Say a text of a template for `num` things."""
    said = Markup(text_for(one, many, num))  # noqa: S704 - templates and catalogue are ours
    return said % {"num": num, **values}


def prose(sentence: str) -> Markup:
    """Return a sentence as HTML, what stands between backticks as code."""
    parts = sentence.split("`")
    if len(parts) % 2 == 0:
        return escape(sentence)
    code = Markup("<code>{}</code>")
    return Markup("").join(
        code.format(part) if at % 2 else escape(part) for at, part in enumerate(parts)
    )


def readable_size(count: int) -> str:
    """Return a number of bytes as people read it."""
    if count < _KILO:
        return f"{count} B"
    return f"{count / _KILO:.{1 if count < _EXACT_BELOW else 0}f} kB"
