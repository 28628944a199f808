"""All forms of a name, derived in one place."""

import hashlib
import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from . import limits
from .plurals import pluralised

_ACRONYM_END = re.compile(r"([A-Z]+)([A-Z][a-z])")
_WORD_START = re.compile(r"([a-z0-9])([A-Z])")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 60


@dataclass(frozen=True, slots=True)
class EntityNames:
    """The forms of an entity's name that reach files, tables, routes and prose."""

    pascal: str
    snake: str
    plural: str
    table: str
    label: str
    label_plural: str
    route: str
    file: str


def snake_case(pascal: str) -> str:
    """Return `InvoiceLine` as `invoice_line`, `HTTPServer` as `http_server`."""
    return _WORD_START.sub(r"\1_\2", _ACRONYM_END.sub(r"\1_\2", pascal)).lower()


def pascal_case(snake: str) -> str:
    """Return `invoice_line` as `InvoiceLine`."""
    return "".join(word[:1].upper() + word[1:] for word in snake.split("_"))


@lru_cache(maxsize=4096)
def entity_names(pascal: str, plural: str | None = None) -> EntityNames:
    """Derive every form; `plural` overrides the one derived by rule."""
    snake = snake_case(pascal)
    many = pluralised(snake) if plural is None else plural
    return EntityNames(
        pascal=pascal,
        snake=snake,
        plural=many,
        table=many,
        label=snake.replace("_", " "),
        label_plural=many.replace("_", " "),
        route=many.replace("_", "-"),
        file=snake,
    )


def slugify(text: str) -> str:
    """Return the ASCII letters and digits of `text` in kebab form; empty if it has none."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", folded)[: _SLUG_LENGTH + 1].strip("-")[:_SLUG_LENGTH].strip("-")


def client_package(slug: str, taken: Container[str]) -> str:
    """Name the package that calls the API of a project: another one than those that are `taken`."""
    snake = slug.replace("-", "_")
    name = f"api_{snake}" if snake[:1].isdigit() else snake
    return next(each for each in (f"{name}_client", f"{name}_api_client") if each not in taken)


def enum_class(entity: str, field: str) -> str:
    """Name the Python class of an enum field, such as `AlbumStatus`; a digest ends a long one."""
    name = entity + pascal_case(field)
    if len(name) <= limits.CLASS_NAME:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8].upper()
    return f"{name[: limits.CLASS_NAME - 8]}{digest}"


def enum_members(values: tuple[str, ...]) -> tuple[str, ...]:
    """Name the Python member of each enum value; collisions are found by validation."""
    return tuple(_member(value, number) for number, value in enumerate(values, start=1))


def _member(value: str, number: int) -> str:
    name = slugify(value).replace("-", "_").upper()
    if not name:
        return f"VALUE_{number}"
    return f"VALUE_{name}" if name[0].isdigit() else name
