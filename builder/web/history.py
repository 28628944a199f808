"""What the address bar shows after a change: a step of the history, or the same one, rewritten."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from ..blueprint.model import Blueprint
from .address import NEW, View

_FREE_TEXT = frozenset(
    "name package description author plural display default min max pattern example target inverse "
    "min_length max_length precision scale values".split()
)


def history_header(before: tuple[Blueprint, View], after: tuple[Blueprint, View], url: str) -> dict[str, str]:
    """Return the header that tells htmx the new address; typing rewrites the step that it began."""
    if before == after:
        return {}
    return {"HX-Replace-Url" if _shape(*before) == _shape(*after) else "HX-Push-Url": url}


def query_of(url: str) -> str:
    """Return the query of the address that htmx says it was sent from."""
    return urlsplit(url).query


def _shape(blueprint: Blueprint, view: View) -> tuple[object, str | None, bool]:
    editing = view.entity is not None and view.entity != NEW
    return _without_text(blueprint.model_dump()), view.file, editing


def _without_text(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: "" if key in _FREE_TEXT else _without_text(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_text(each) for each in value]
    return value
