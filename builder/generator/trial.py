"""An option of the house, tried: a small project with it, and whether its files can be read."""

import ast
import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from ..blueprint.catalog import FEATURES, Catalog, Option
from ..blueprint.forms import parse_data
from ..blueprint.house_rules import SAMPLE
from .blaming import BadOverlayError, blaming
from .render import render
from .templates import TemplateSet

_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    ".json": json.loads,
    ".py": ast.parse,
    ".toml": tomllib.loads,
}


def check_option(option: Option, templates: TemplateSet, place: Path) -> None:
    """Render a small project with an option that lies at `place`. Raises BadOverlayError."""
    catalog = templates.catalog
    with blaming(place):
        project = render(parse_data(_document(option, catalog), catalog), templates)
    for path, file in project.items():
        if file.origin.overlay.startswith(option.path):
            _read(path, file.text, place)


def _read(path: str, text: str, place: Path) -> None:
    reader = _READERS.get(Path(path).suffix)
    if reader is None:
        return
    try:
        reader(text)
    except (SyntaxError, ValueError) as error:
        raise BadOverlayError(place / path, error) from error


def _document(option: Option, catalog: Catalog) -> Mapping[str, Any]:
    """Return a Blueprint with an option and all that it requires, as data."""
    needed: dict[str, Option] = {}
    waiting = [option]
    while waiting:
        each = waiting.pop()
        if each.path not in needed:
            needed[each.path] = each
            wanted = (rule.other for rule in each.rules if rule.kind == "requires")
            waiting += filter(None, map(catalog.find, wanted))
    return {
        "options": {each.group: each.id for each in needed.values() if each.group},
        FEATURES: [each.id for each in needed.values() if not each.group],
        "entities": [SAMPLE],
    }
