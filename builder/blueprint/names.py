"""Which names are accepted where, why not, and what to call the thing instead."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from . import limits, reserved
from .naming import entity_names, pascal_case, slugify, snake_case
from .reserved import Reserved
from .text import quoted

_ATTRIBUTE: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_ENTITY: Final = re.compile(r"[A-Z][A-Za-z0-9]*")
_MOST_OF_A_NAME: Final = 2 + limits.FIELDS + limits.RELATIONS
_OTHER_WORDS: Final = {
    "class": "category",
    "desc": "description",
    "File": "Document",
    "from": "starts_at",
    "group": "category",
    "key": "code",
    "order": "position",
    "Property": "Estate",
    "range": "reach",
    "Request": "Inquiry",
    "Return": "ProductReturn",
    "Test": "Exam",
    "to": "ends_at",
    "Type": "Kind",
    "type": "kind",
    "user": "owner",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """The rule that a name breaks, and the sentence that says so."""

    rule: str
    message: str


def field_refusal(name: str) -> Refusal | None:
    """Say why no field can have this name."""
    return _attribute_refusal(name, reserved.FIELD)


def relation_refusal(name: str) -> Refusal | None:
    """Say why no relation, and no inverse of one, can have this name."""
    if refusal := _attribute_refusal(name, reserved.RELATION):
        return refusal
    if name.endswith(reserved.KEY_ENDINGS):
        message = f"{quoted(name)} names a key; a relation is named after the thing itself."
        return Refusal("relation-name", message)
    return None


def clear_of(
    taken: frozenset[str], refused: Callable[[str], Refusal | None]
) -> Callable[[str], Refusal | None]:
    """Refuse, beyond what `refused` does, a name that is taken itself or in the form of a key."""

    def judge(name: str) -> Refusal | None:
        if taken & {name, *(f"{name}{ending}" for ending in reserved.KEY_ENDINGS)}:
            return Refusal("taken", f"{quoted(name)} is taken.")
        return refused(name)

    return judge


def package_refusal(name: str) -> Refusal | None:
    """Say why the package cannot have this name."""
    return _shape(name, limits.NAME) or _taken(name, name, reserved.PACKAGE)


def plural_refusal(plural: str) -> Refusal | None:
    """Say why no table, route or collection can have this name."""
    fault = _shape(plural, limits.IDENTIFIER_BYTES) or _taken(
        plural, plural, reserved.ENTITY_PLURAL
    )
    if fault:
        return fault
    for prefix, database in reserved.TABLE_PREFIXES.items():
        if plural.startswith(prefix):
            return Refusal(
                "sql-reserved-prefix", f"{database} keeps tables that begin with `{prefix}`."
            )
    return None


def entity_refusal(name: str) -> Refusal | None:
    """Say why no entity can have this name; its plural is judged apart."""
    if len(name) > limits.NAME:
        return _too_long(limits.NAME)
    if not _ENTITY.fullmatch(name):
        return Refusal(
            "entity-name", "An entity is named in PascalCase with ASCII letters and digits."
        )
    if name.startswith(reserved.TEST_PREFIX):
        return Refusal("pytest-class", f"pytest collects classes such as {quoted(name)} as tests.")
    classes = (name, *(f"{name}{ending}" for ending in reserved.DERIVED_CLASSES))
    faults = (_taken(name, form, reserved.ENTITY_CLASS) for form in classes)
    found = next((fault for fault in faults if fault), None)
    return found or _taken(name, snake_case(name), reserved.ENTITY_FILE)


def suggested_attribute(
    text: str, entity: str, refused: Callable[[str], Refusal | None], taken: Iterable[str] = ()
) -> str | None:
    """Offer a free name for a field or relation that was called `text`."""
    base = _words(text) or "value"
    owner = snake_case(entity) if _ENTITY.fullmatch(entity) else "entity"
    candidates = [base, _OTHER_WORDS.get(base, ""), f"{owner}_{base}", f"{base}_value"]
    numbered = _numbered(f"{base}_", f"my_{base}_")
    return _first([*candidates, *numbered], "_", limits.NAME, refused, taken)


def suggested_entity(text: str, taken: Iterable[str] = ()) -> str | None:
    """Offer a free name for an entity that was called `text`, unless that is empty.

    `taken` ignores case.
    """
    if not text.strip():
        return None
    base = pascal_case(_words(text).lstrip("0123456789_")) or "Thing"
    candidates = [base, _OTHER_WORDS.get(base, ""), f"{base}Record", f"App{base}"]
    numbered = _numbered(base, f"App{base}")
    own = {name.casefold() for name in taken}

    def refused(name: str) -> Refusal | None:
        names = entity_names(name)
        forms = {name.casefold(), names.snake, names.plural}
        clash = Refusal("taken", "") if forms & own or names.snake == names.plural else None
        return entity_refusal(name) or plural_refusal(names.plural) or clash

    return _first([*candidates, *numbered], "", limits.NAME, refused, ())


def suggested_plural(snake: str, taken: Iterable[str] = ()) -> str | None:
    """Offer a free plural for the entity `snake`."""
    candidates = [f"{snake}_items", f"{snake}_records", f"app_{snake}_items"]
    numbered = _numbered(f"{snake}_items_", f"app_{snake}_items_")
    return _first([*candidates, *numbered], "_", limits.IDENTIFIER_BYTES, plural_refusal, taken)


def suggested_package(text: str) -> str | None:
    """Offer a package name near to `text`."""
    base = _words(text)
    return _first([base, f"{base}_app", "app"], "_", limits.NAME, package_refusal, ())


def _attribute_refusal(name: str, tables: tuple[Reserved, ...]) -> Refusal | None:
    if fault := _shape(name, limits.NAME):
        return fault
    if name.startswith(reserved.MODEL_PREFIX):
        return Refusal("pydantic-name", "Names that begin with `model_` belong to Pydantic.")
    return _taken(name, name, tables)


def _shape(name: str, limit: int) -> Refusal | None:
    if len(name) > limit:
        return _too_long(limit)
    if _ATTRIBUTE.fullmatch(name):
        return None
    return Refusal(
        "snake-name",
        "This name is written in snake_case: ASCII lower-case letters and digits, "
        "a letter first, single underscores between words.",
    )


def _too_long(limit: int) -> Refusal:
    return Refusal("name-too-long", f"A name has at most {limit} characters here.")


def _taken(name: str, form: str, tables: tuple[Reserved, ...]) -> Refusal | None:
    table = reserved.owner(form, tables)
    if table is None:
        return None
    becomes = "" if form == name else f" leads to {quoted(form)}, which"
    return Refusal(table.rule, f"{quoted(name)}{becomes} is {table.reason}.")


def _words(text: str) -> str:
    return slugify(snake_case(text[: 4 * limits.NAME])).replace("-", "_")


def _numbered(*stems: str) -> list[str]:
    return [f"{stem}{number}" for stem in stems for number in range(2, _MOST_OF_A_NAME)]


def _first(
    candidates: Iterable[str],
    joint: str,
    limit: int,
    refused: Callable[[str], Refusal | None],
    taken: Iterable[str],
) -> str | None:
    others = set(taken)
    for candidate in candidates:
        name = _shortened(candidate, joint, limit)
        if name and name not in others and refused(name) is None:
            return name
    return None


def _shortened(name: str, joint: str, limit: int) -> str:
    if len(name) <= limit:
        return name
    head, _, tail = name.rpartition("_")
    if joint and tail.isdigit():
        return f"{head[: limit - len(tail) - 1].rstrip('_')}_{tail}"
    digits = re.search(r"\d*$", name)
    ending = digits[0] if digits else ""
    return (name[: limit - len(ending)] + ending).strip("_")
