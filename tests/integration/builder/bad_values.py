"""Attributes that do not fit their type, and texts that no file should carry."""

from collections.abc import Iterator

from .clients import Data, blueprint, entity, field

type Case = tuple[Data, str]

FIELD = "entities[0].fields[0]"
TEXTS = ["\0", "a\x07b", "\x1b[31m", "\u202e", "a\x85b", "x" * 2_001]
PATTERNS = [
    *("(", "[", "(?=a)", r"\1", "a{99999999}", "(?P<x", "*", "x" * 1_000, "(?<!a)b", "a{2,1}"),
    *("[z-a]", "(?#x)", "\0"),
]
KEYS = [
    *("required", "unique", "index", "filter", "sort", "searchable"),
    *("read_only", "write_only", "hidden"),
]
NO_FLAGS: list[object] = ["yes", 1, None, []]
STRING_ATTRIBUTES: list[tuple[Data, str]] = [
    ({"min_length": 9, "max_length": 3}, ""),
    ({"default": "x" * 51}, ".default"),
    ({"default": ["x"]}, ".default"),
    ({"default": {}}, ".default"),
    ({"min": "1"}, ".min"),
    ({"max": 3}, ".max"),
    ({"precision": 3}, ".precision"),
    ({"scale": 3}, ".scale"),
    ({"values": ["a"]}, ".values"),
    ({"pattern": "^a$", "default": "b"}, ""),
    ({"pattern": "^a$", "example": "b"}, ""),
    ({"max_length": -1}, ".max_length"),
    ({"max_length": 0}, ".max_length"),
    ({"max_length": 10**9}, ".max_length"),
    ({"max_length": 1.5}, ".max_length"),
    ({"max_length": "many"}, ".max_length"),
    ({"max_length": True}, ".max_length"),
    ({"surprise": 1}, ".surprise"),
    ({"type": "varchar"}, ".type"),
    ({"type": None}, ".type"),
    ({"type": ["string"]}, ".type"),
    ({"name": None}, ".name"),
    ({"name": 1}, ".name"),
    ({"unique": True, "default": "x"}, ""),
    ({"write_only": True, "read_only": True}, ""),
    ({"hidden": True, "filter": True}, ""),
]
TYPE_ATTRIBUTES: list[tuple[str, Data]] = [
    ("integer", {"default": "x"}),
    ("integer", {"min": "5", "max": "1"}),
    ("integer", {"default": "9", "max": "5"}),
    ("integer", {"pattern": "^1$"}),
    ("integer", {"max_length": 3}),
    ("integer", {"searchable": True}),
    ("integer", {"default": "99999999999999999999"}),
    ("integer", {"default": 2**31}),
    ("integer", {"max": 2**31}),
    ("integer", {"default": "1e5"}),
    ("integer", {"default": "1_000"}),
    ("integer", {"default": "٣"}),
    ("integer", {"default": "0x10"}),
    ("big_integer", {"default": 2**63}),
    ("float", {"default": "nan"}),
    ("float", {"default": "inf"}),
    ("float", {"default": "1e999"}),
    ("float", {"precision": 3}),
    ("decimal", {"precision": 2, "scale": 5}),
    ("decimal", {"precision": 4, "scale": 2, "default": "1000.00"}),
    ("decimal", {"precision": 4, "scale": 2, "default": "1.005"}),
    ("decimal", {"precision": 39, "scale": 2}),
    ("boolean", {"unique": True}),
    ("boolean", {"default": "maybe"}),
    ("boolean", {"min": 0}),
    ("date", {"default": "2024-02-30"}),
    ("date", {"default": "0000-01-01"}),
    ("date", {"default": "10000-01-01"}),
    ("datetime", {"default": "yesterday"}),
    ("datetime", {"default": "2024-13-01T00:00:00Z"}),
    ("time", {"default": "25:00"}),
    ("uuid", {"default": "1"}),
    ("enum", {}),
    ("enum", {"values": []}),
    ("enum", {"values": ["a", "a"]}),
    ("enum", {"values": [""]}),
    ("enum", {"values": ["x" * 61]}),
    ("enum", {"values": ["a\0"]}),
    ("enum", {"values": [1]}),
    ("enum", {"values": "ab"}),
    ("enum", {"values": ["a", "b"], "default": "c"}),
    ("json", {"unique": True}),
    ("json", {"sort": True}),
    ("json", {"default": "{"}),
    ("email", {"default": "nobody"}),
    ("email", {"pattern": "^a"}),
    ("url", {"default": "not a url"}),
    ("bytes", {"searchable": True}),
    ("bytes", {"filter": True}),
    ("bytes", {"default": "*"}),
    ("text", {"unique": True}),
]


def bad_values() -> Iterator[Case]:
    """Yield attributes that do not fit their type."""
    for attributes, place in STRING_ATTRIBUTES:
        yield blueprint(entity("Book", {**field(), **attributes})), FIELD + place
    for key in KEYS:
        for value in NO_FLAGS:
            yield blueprint(entity("Book", {**field(), key: value})), f"{FIELD}.{key}"
    for kind, attributes in TYPE_ATTRIBUTES:
        yield blueprint(entity("Book", field("amount", kind, **attributes))), FIELD
    for pattern in PATTERNS:
        yield blueprint(entity("Book", field(pattern=pattern))), f"{FIELD}.pattern"


def bad_texts() -> Iterator[Case]:
    """Yield free text that no file should carry, or not at that length."""
    for text in TEXTS:
        yield blueprint(project={"name": text}), "project.name"
        yield blueprint(project={"author": text}), "project.author"
        yield blueprint(project={"description": text}), "project.description"
        yield blueprint(entity(description=text)), "entities[0].description"
        yield blueprint(entity("Book", field(description=text))), f"{FIELD}.description"
        yield blueprint(entity("Book", field(default=text))), f"{FIELD}.default"
        yield blueprint(entity("Book", field(example=text))), f"{FIELD}.example"
