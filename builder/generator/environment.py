"""The Jinja environment of output templates: strict, no autoescape, with layout functions."""

from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from .imports import exported, sorted_imports
from .layout import Source, Text, entered, exploded, lay, tuple_behind
from .literals import ESCAPES, python_literal

OWN_PACKAGES = ("tests", "scripts")


GLOBALS = {
    "Source": Source,
    "Text": Text,
    "entered": entered,
    "exploded": exploded,
    "exported": exported,
    "lay": lay,
}


def environment(loader: BaseLoader) -> Environment:
    """Return the environment that compiles what `loader` holds."""
    templates = Environment(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the output is source; text is escaped where it lands
        auto_reload=False,
        cache_size=-1,
    )
    names: dict[str, Any] = templates.globals
    names.update(GLOBALS)
    filters: dict[str, Any] = templates.filters
    filters.update(FILTERS)
    return templates


@pass_context
def _imports(context: Context, text: str, indent: int = 0) -> str:
    package: str = context["project"].package
    return sorted_imports(text, (package, *OWN_PACKAGES), indent)


FILTERS = {
    **ESCAPES,
    "literal": python_literal,
    "imports": _imports,
    "tuple_behind": tuple_behind,
}
