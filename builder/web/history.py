"""What the address bar shows after a change: a step of the history, or the same one, rewritten."""

from dataclasses import replace

from ..blueprint.model import Blueprint
from .address import NEW, View

_FREE_TEXT = frozenset(
    [
        *("name", "package", "description", "author", "plural", "display", "target", "inverse"),
        *("default", "example", "pattern", "values"),
        *("min", "max", "min_length", "max_length", "precision", "scale"),
    ]
)

type State = tuple[Blueprint, View]
type Json = dict[str, Json] | list[Json] | str | float | None


def history_header(before: State, after: State, url: str) -> dict[str, str]:
    """Return the header that tells htmx the new address; typing rewrites its own step."""
    if before == after:
        return {}
    is_typed = before[0] != after[0] and _shape(*before) == _shape(*after)
    return {"HX-Replace-Url" if is_typed else "HX-Push-Url": url}


def _shape(blueprint: Blueprint, view: View) -> tuple[Json, View, bool]:
    editing = view.entity is not None and view.entity != NEW
    return _without_text(blueprint.model_dump(mode="json")), replace(view, entity=None), editing


def _without_text(value: Json) -> Json:
    if isinstance(value, dict):
        kept = {key: each for key, each in value.items() if key not in _FREE_TEXT}
        return {key: _without_text(each) for key, each in kept.items()}
    if isinstance(value, list):
        return [_without_text(each) for each in value]
    return value
