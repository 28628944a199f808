"""The Jinja environment of output templates: strict, no autoescape, with layout functions."""

from jinja2 import BaseLoader, Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from .imports import exported, sorted_imports
from .layout import Source, Text, exploded, lay
from .literals import ESCAPES, python_literal

OWN_PACKAGES = ("tests", "scripts")


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
    templates.globals.update(lay=lay, exploded=exploded, Source=Source, Text=Text)
    templates.globals["exported"] = exported
    templates.filters.update(ESCAPES, literal=python_literal, imports=_imports)
    return templates


@pass_context
def _imports(context: Context, text: str, indent: int = 0) -> str:
    package: str = context["project"].package
    return sorted_imports(text, (package, *OWN_PACKAGES), indent)
