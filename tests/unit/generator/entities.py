"""Entities with everything that an entity can have, as plain data."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, combinations_with_replacement, product
from typing import Any

from builder.blueprint.access import ACCESS

type Data = dict[str, Any]

LONG = "thing_that_has_the_longest_name_possible"
OPERATIONS = ("list", "get", "create", "update", "delete")
NAMES = ("l", "o", "i", "x1", "a_1", "password", "token", "secret", "url", "value", LONG)
ENTITIES = (*"LOE", "API", "APIKey", "PasswordEntry", "A1", "X2Y", f"Thing{'x' * 35}", "Ab" * 20)
TYPES: dict[str, Data] = {
    "string": {"default": "a'b\"c", "min_length": 1, "max_length": 4_000, "searchable": True},
    "text": {"default": "first\nsecond " * 20 + "third", "max_length": 100_000, "searchable": True},
    "integer": {"default": -3, "min": -5, "max": 1_000_000},
    "big_integer": {"default": 2**62, "min": -(2**63), "max": 2**63 - 1},
    "float": {"default": 1e22, "example": 1e16, "min": -0.5, "max": 1e300},
    "decimal": {"default": "9.50", "min": "-1.25", "max": "100", "precision": 15, "scale": 4},
    "boolean": {"default": True},
    "date": {"default": "1999-12-31"},
    "datetime": {"default": "1999-12-31T23:59:59Z"},
    "time": {"default": "23:59:59.5"},
    "uuid": {"default": "12345678-1234-5678-1234-567812345678"},
    "enum": {"default": "жук", "values": ["A", "жук", "2nd, of + these (all)", "x" * 60]},
    "json": {"default": "[]"},
    "email": {"default": "a@example.com", "max_length": 100},
    "url": {"default": "https://example.com/", "max_length": 100},
    "bytes": {"max_length": 10},
}
PLAIN: dict[str, Data] = {"enum": {"values": ["on", "off"]}}
UNIQUE = ("string", "integer", "big_integer", "decimal", "date", "datetime", "uuid", "email")
SORTED = frozenset(TYPES) - {"text", "json", "bytes", "url"}


def subsets[T](items: list[T]) -> Iterator[tuple[T, ...]]:
    """Yield every subset."""
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


def all_types(text: str = "") -> Data:
    """Say an entity with every type: plain, optional, with all attributes, and unique."""
    fields: list[Data] = []
    for name, more in TYPES.items():
        plain = {"type": name, "description": text, **PLAIN.get(name, {})}
        asked = {"filter": name not in {"text", "json", "bytes", "url"}, "sort": name in SORTED}
        fields += [
            {**plain, "name": f"{name}_plain"},
            {**plain, "name": f"{name}_optional", "required": False},
            {**plain, "name": f"{name}_{LONG}"[:40].rstrip("_"), **more, **asked},
        ]
    fields += [{"name": f"{name}_only", "type": name, "unique": True} for name in UNIQUE]
    return {"name": "Everything", "description": text, "fields": fields}


def _optional(name: str) -> Data:
    return {"type": name, "required": False, **PLAIN.get(name, {})}


def flags() -> Data:
    """Say an entity whose fields are not shown, or not written."""
    kinds = ("read_only", "write_only", "hidden")
    fields = [
        {**_optional(name), "name": f"{name}_{kind}", kind: True}
        for kind, name in product(kinds, TYPES)
    ]
    return {"name": "Flagged", "fields": [{"name": "name", "type": "string"}, *fields]}


def named(entity: str, **more: object) -> Data:
    """Say an entity whose fields have the shortest, longest and oddest names."""
    short = {"type": "string", "max_length": 100, "filter": True, "sort": True}
    fields = [{**short, "name": name} for name in NAMES]
    numbers = [{"name": f"n{number}", "type": "integer"} for number in range(3)]
    return {
        "name": entity,
        "fields": [*fields, *numbers],
        "unique": [["l", "o"], [LONG, "password", "value"]],
        "indexes": [["i", LONG], ["x1", "a_1"]],
        **more,
    }


def operations() -> list[Data]:
    """Say an entity for every subset of operations, each with a relation to the one before."""
    found: list[Data] = []
    for number, chosen in enumerate(subsets(list(OPERATIONS))):
        link = {"name": "before", "target": f"Part{number - 1}", "kind": "many_to_one"}
        many = {"name": "others", "target": f"Part{number}", "kind": "many_to_many"}
        found.append(
            {
                "name": f"Part{number}",
                "operations": list(chosen),
                "fields": [{"name": "name", "type": "string", "unique": True}],
                "relations": [link, many] if number else [],
            }
        )
    return found


def related(left: str, right: str, stem: str, text: str = "") -> list[Data]:
    """Say two entities with relations of every kind to each other and to themselves."""
    own = list(_relations(left, stem, text)) + list(_relations(right, f"{stem}_r", text))
    back = [
        {"name": "back", "target": left, "kind": "many_to_one", "required": False},
        {"name": "needed", "target": left, "kind": "one_to_one", "inverse": "needing"},
    ]
    fields = [{"name": "name", "type": "string"}]
    return [
        {"name": left, "fields": fields, "relations": own},
        {"name": right, "relations": back},
    ]


def _relations(target: str, stem: str, text: str) -> Iterator[Data]:
    about = {"target": target, "description": text, "required": False}
    many = {"target": target, "description": text, "kind": "many_to_many"}
    for number, kind in enumerate(("many_to_one", "one_to_one")):
        for position, rule in enumerate(("restrict", "cascade", "set_null")):
            name = _short(f"{stem}_a{number}{position}")
            yield {**about, "name": name, "kind": kind, "on_delete": rule}
        inverse = _short(f"{stem}_c{number}")
        yield {**about, "name": _short(f"{stem}_b{number}"), "kind": kind, "inverse": inverse}
    yield {**many, "name": _short(f"{stem}_m")}
    yield {**many, "name": _short(f"{stem}_n"), "inverse": _short(f"{stem}_o")}


def _short(name: str) -> str:
    """Keep the end, which tells names apart."""
    return name if len(name) <= len(LONG) else LONG[: len(LONG) - 9] + name[-9:]


def traits(names: Iterable[str]) -> list[Data]:
    """Say an entity for every set of traits, each with a relation to the one before and more."""
    found: list[Data] = []
    for number, chosen in enumerate(subsets(list(names))):
        link = {"target": f"Kind{number - 1}", "kind": "many_to_one", "inverse": f"kinds{number}"}
        many = {"name": "others", "target": f"Kind{number}", "kind": "many_to_many"}
        found.append(
            {
                "name": f"Kind{number}",
                **dict.fromkeys(chosen, True),
                "fields": [{"name": "name", "type": "string", "unique": True}],
                "relations": [{**link, "name": "before"}, many] if number else [],
            }
        )
    return found


def admitting() -> Iterator[Data]:
    """Say an entity for everybody who may read and everybody who may write, with relations."""
    pairs = [(read, write) for read, write in combinations_with_replacement(ACCESS, 2)]
    for number, (read, write) in enumerate(pairs):
        target = f"Kind{(number * 3 + 1) % len(pairs)}"
        link = {"target": target, "kind": "many_to_one", "required": False}
        yield {
            "name": f"Kind{number}",
            "read": read,
            "write": write,
            "role": "admin" if number % 2 else "editor",
            "authored": "owner" in {read, write} or number % 3 == 0,
            "fields": [{"name": "name", "type": "string"}],
            "relations": [
                {**link, "name": "other", "inverse": f"kinds{number}"},
                {"name": "many", "target": target, "kind": "many_to_many"},
            ],
        }


def filed(*, signs_in: bool) -> Iterator[Data]:
    """Say entities whose files are uploaded, downloaded, both or neither."""
    flags = ("read_only", "write_only", "hidden")
    files: list[Data] = [{"name": name, "type": "file"} for name in ("l", LONG)]
    files += [{"name": f"{each}_file", "type": "file", each: True} for each in flags]
    name = {"name": "name", "type": "string"}
    for number, chosen in enumerate(subsets(["get", "update", "delete"])):
        owned = {"authored": True, "write": "owner", "read": ("owner", "everybody")[number % 2]}
        yield {
            "name": f"Kind{number}",
            "operations": list(chosen),
            "versioned": number % 2 == 1,
            "soft_delete": number % 3 == 1,
            "fields": [name, *files],
            **(owned if signs_in else {}),
        }
    everybody = {"read": "everybody", "write": "everybody"} if signs_in else {}
    yield {"name": ENTITIES[-1], "fields": [name, *files], "versioned": True, **everybody}


def extension() -> Data:
    """Say fields for the provided user."""
    optional = [{**_optional(name), "name": f"own_{name}"} for name in TYPES]
    return {"name": "User", "extends": True, "fields": optional}


def owned() -> Data:
    """Say an entity that belongs to the provided user, and one user has."""
    return {
        "name": "Note",
        "fields": [{"name": "body", "type": "text"}],
        "relations": [
            {"name": "author", "target": "User", "kind": "many_to_one", "inverse": "notes"},
            {"name": "editor", "target": "User", "kind": "one_to_one", "required": False},
            {"name": "readers", "target": "User", "kind": "many_to_many", "inverse": "read_notes"},
        ],
    }
