"""The URL is the document: it says only what differs from the defaults."""

import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import parse_qsl, quote, urlencode

from .. import limits
from ..catalog import FEATURES, Catalog
from ..errors import InvalidBlueprint, Problem
from ..model import FORMAT, Blueprint, ProjectInfo
from ..text import quoted
from ..validation.wording import nearest, there_are
from .data import parse_data, to_data
from .packing import KEY as ENTITIES
from .packing import pack, unpack
from .places import WHOLE, place_of

type Pairs = Iterable[tuple[str, str]]

_VERSION: Final = "v"
_NUMBER: Final = re.compile(r"[0-9]{1,6}")
_PROJECT: Final = tuple(ProjectInfo.model_fields)
_MOST_KEYS: Final = 200


def parse_query(query: str | Pairs, catalog: Catalog) -> Blueprint:
    """Read a blueprint from a query; raises `InvalidBlueprint` and nothing else."""
    pairs = _split(query) if isinstance(query, str) else list(query)
    if problems := _key_problems(pairs, catalog):
        raise InvalidBlueprint(problems)
    return parse_data(_data(dict(pairs)), catalog)


def to_query(blueprint: Blueprint, catalog: Catalog) -> str:
    """Write the query without its question mark; empty for the defaults."""
    return urlencode(query_pairs(blueprint, catalog), quote_via=quote, safe=",")


def query_pairs(blueprint: Blueprint, catalog: Catalog) -> list[tuple[str, str]]:
    """List the keys and values of the query, not yet escaped."""
    data = to_data(blueprint, catalog)
    pairs = [*data.get("project", {}).items(), *data.get("options", {}).items()]
    if FEATURES in data:
        pairs.append((FEATURES, ",".join(data[FEATURES])))
    if "entities" in data:
        pairs.append((ENTITIES, pack(data["entities"])))
    return pairs


def _split(query: str) -> list[tuple[str, str]]:
    if len(query) > limits.TEXT_FORM:
        raise InvalidBlueprint([Problem(WHOLE, "too-large", "The query is too long.")])
    try:
        return parse_qsl(
            query.removeprefix("?"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_KEYS,
        )
    except UnicodeDecodeError:
        message = "The query is not UTF-8."
    except ValueError:
        message = f"The query has more than {_MOST_KEYS} keys."
    raise InvalidBlueprint([Problem(WHOLE, "syntax", message)])


def _key_problems(pairs: list[tuple[str, str]], catalog: Catalog) -> list[Problem]:
    known = [_VERSION, *_PROJECT, *(group.id for group in catalog.groups), FEATURES, ENTITIES]
    problems: list[Problem] = []
    seen: set[str] = set()
    for key, _ in pairs[:_MOST_KEYS]:
        if key not in known:
            message = f"There is no key {quoted(key)}; {there_are(known)}."
            problems.append(Problem(place_of([key]), "unknown-key", message, nearest(key, known)))
        elif key in seen:
            message = f"The key {quoted(key)} stands twice in the query."
            problems.append(Problem(key, "repeated-key", message))
        seen.add(key)
    return problems


def _data(values: dict[str, str]) -> dict[str, Any]:
    version = values.pop(_VERSION, str(FORMAT))
    entities: object = unpack(values.pop(ENTITIES)) if ENTITIES in values else []
    features = values.pop(FEATURES, "")
    return {
        "format": int(version) if _NUMBER.fullmatch(version) else version,
        "project": {key: values.pop(key) for key in _PROJECT if key in values},
        "options": values,
        "features": features.split(",") if features else [],
        "entities": entities,
    }
