"""Bodies and queries that must be refused, each with the place that the refusal names."""

from collections.abc import Iterator
from itertools import product

type Case = tuple[object, str]

WORDS = ["class", "def", "None", "True", "import", "lambda", "match", "case", "type", "async", "await", "_", "__init__", "metadata", "registry", "self", "id", "model_config", "model_dump", "copy", "json", "dict", "schema", "validate", "construct", "select", "from", "where", "order", "group", "user", "table", "index", "int", "str", "float", "bool", "list", "set", "date", "uuid"]
MALFORMED = [
    "",
    " ",
    "1a",
    "a b",
    "a-b",
    "é",
    "имя",
    "a" * 41,
    "a.b",
    "a/b",
    "../a",
    "a\0",
    "a\n",
    '"',
    "'",
    "{{7*7}}",
]
DEVICES = [
    "Con",
    "Prn",
    "Aux",
    "Nul",
    "Com1",
    "Lpt9",
    "Class",
    "Def",
    "None",
    "Base",
    "Main",
    "Conftest",
    "Settings",
]
TEXTS = ["\0", "a\x07b", "\x1b[31m", "\u202e", "a\x85b", "x" * 2_001]
PATTERNS = ["(", "[", "(?=a)", r"\1", "a{99999999}", "(?P<x", "*", "x" * 1_000]


def field(name: str = "title", kind: str = "string", **attributes: object) -> dict[str, object]:
    """Return a field that is right but for what `attributes` break."""
    lengths = {"max_length": 50} if kind == "string" else {}
    return {"name": name, "type": kind, **lengths, **attributes}


def entity(
    name: str = "Book", *fields: dict[str, object], **attributes: object
) -> dict[str, object]:
    """Return an entity, with one right field unless others are given."""
    return {"name": name, "fields": list(fields) or [field()], **attributes}


def blueprint(*entities: dict[str, object], **others: object) -> dict[str, object]:
    """Return a Blueprint as JSON data."""
    return {"format": 1, "entities": list(entities), **others}


def relation(
    name: str, target: str, kind: str = "many_to_one", **attributes: object
) -> dict[str, object]:
    """Return a relation."""
    return {"name": name, "target": target, "kind": kind, **attributes}


def bad_names() -> Iterator[Case]:
    """Yield names that break some file, language, library or database."""
    reserved = {
        "id",
        "self",
        "metadata",
        "registry",
        "copy",
        "json",
        "dict",
        "schema",
        "None",
        "True",
    }
    for word in MALFORMED:
        yield blueprint(entity("Book", field(word))), "entities[0].fields[0].name"
        yield blueprint(entity(word)), "entities[0].name"
        yield (
            blueprint(entity("Book", relations=[relation(word, "Book", required=False)])),
            "entities[0].relations[0].name",
        )
    for word in {*WORDS} & {
        *reserved,
        "class",
        "def",
        "import",
        "lambda",
        "model_config",
        "model_dump",
        "validate",
        "construct",
    }:
        yield blueprint(entity("Book", field(word))), "entities[0].fields[0].name"
    for word in DEVICES:
        yield blueprint(entity(word)), "entities[0].name"
    for word in [
        "app!",
        "class",
        "os",
        "fastapi",
        "tests",
        "A",
        "1",
        "a" * 41,
        "con",
        "äpp",
        "app.core",
    ]:
        yield blueprint(project={"package": word}), "project.package"


def bad_values() -> Iterator[Case]:
    """Yield attributes that do not fit their type."""
    for attributes in (
        {"min_length": 9, "max_length": 3},
        {"default": "x" * 51},
        {"min": "1"},
        {"precision": 3},
        {"values": ["a"]},
        {"pattern": "^a$", "default": "b"},
        {"max_length": -1},
        {"max_length": 10**9},
        {"max_length": "many"},
        {"required": "yes"},
        {"surprise": 1},
        {"type": "varchar"},
        {"unique": True, "default": "x"},
    ):
        yield blueprint(entity("Book", {**field(), **attributes})), "entities[0].fields[0]"
    for kind, attributes in (
        ("integer", {"default": "x"}),
        ("integer", {"min": "5", "max": "1"}),
        ("integer", {"default": "9", "max": "5"}),
        ("integer", {"pattern": "^1$"}),
        ("integer", {"max_length": 3}),
        ("integer", {"default": "99999999999999999999"}),
        ("integer", {"default": "1e5"}),
        ("integer", {"default": "٣"}),
        ("float", {"default": "nan"}),
        ("float", {"default": "inf"}),
        ("decimal", {"precision": 2, "scale": 5}),
        ("decimal", {"precision": 4, "scale": 2, "default": "1000.00"}),
        ("boolean", {"unique": True}),
        ("boolean", {"default": "maybe"}),
        ("date", {"default": "2024-02-30"}),
        ("datetime", {"default": "yesterday"}),
        ("time", {"default": "25:00"}),
        ("uuid", {"default": "1"}),
        ("enum", {}),
        ("enum", {"values": []}),
        ("enum", {"values": ["a", "a"]}),
        ("enum", {"values": ["a", "b"], "default": "c"}),
        ("json", {"unique": True}),
        ("email", {"default": "nobody"}),
        ("url", {"default": "not a url"}),
        ("bytes", {"searchable": True}),
    ):
        yield (
            blueprint(entity("Book", field("amount", kind, **attributes))),
            "entities[0].fields[0]",
        )
    for pattern in PATTERNS:
        yield blueprint(entity("Book", field(pattern=pattern))), "entities[0].fields[0].pattern"


def bad_texts() -> Iterator[Case]:
    """Yield free text that no file should carry."""
    for text, key in product(TEXTS, ("description", "author", "name")):
        yield blueprint(project={key: text}), f"project.{key}"
    for text in TEXTS:
        yield (
            blueprint(entity("Book", field(description=text))),
            "entities[0].fields[0].description",
        )
        yield blueprint(entity(description=text)), "entities[0].description"


def bad_combinations() -> Iterator[Case]:
    """Yield entities and relations that cannot be together."""
    author, book = entity("Author"), "Book"
    for attributes in (
        {"target": "Nobody"},
        {"on_delete": "set_null"},
        {"kind": "one_to_many"},
        {"on_delete": "explode"},
        {"target": ""},
        {"inverse": "title"},
    ):
        wrong = {**relation("author", "Author"), **attributes}
        yield blueprint(author, entity(book, relations=[wrong])), "entities[1].relations[0]"
    yield (
        blueprint(
            entity("A", relations=[relation("b", "B")]), entity("B", relations=[relation("a", "A")])
        ),
        "entities[",
    )
    yield (
        blueprint(entity("Node", relations=[relation("parent", "Node")])),
        "entities[0].relations[0]",
    )
    yield blueprint(entity("Book"), entity("Book")), "entities[1].name"
    yield blueprint(entity("Book"), entity("BOOK")), "entities[1].name"
    yield blueprint(entity("HTTPServer"), entity("HttpServer")), "entities[1].name"
    yield blueprint(entity("Book", field(), field())), "entities[0].fields[1].name"
    yield (
        blueprint(
            entity("Book", field("author_id", "integer"), relations=[relation("author", "Author")]),
            author,
        ),
        "entities[0]",
    )
    yield blueprint(*(entity(f"E{number}x") for number in range(101))), "entities"
    yield (
        blueprint(entity("Book", *(field(f"f{number}") for number in range(101)))),
        "entities[0].fields",
    )
    yield blueprint(entity("User"), options={"auth": "local"}), "entities[0].name"
    yield blueprint(entity("User", extends=True)), "entities[0]"
    yield blueprint(options={"database": "oracle"}), "options.database"
    yield blueprint(options={"cloud": "x"}), "options"
    yield blueprint(features=["teleport"]), "features"
    yield blueprint(surprise=1), "surprise"
    yield blueprint(format=2), "format"
    yield blueprint(project={"python": "2.7"}), "project.python"
    yield blueprint(project={"licence": "WTFPL"}), "project.licence"
    yield blueprint(project={"name": ""}), "project.name"
    yield blueprint(project={"name": "!!!"}), "project.name"


def bad_bodies() -> list[bytes]:
    """Return bodies that are no Blueprint at all."""
    return [
        b"",
        b"{",
        b"[]",
        b"null",
        b"1",
        b'"x"',
        b"\xff\xfe",
        b'{"format": NaN}',
        b'{"format": 1, "format": 1}',
        b'{"project": {"name": "\\ud800"}}',
        b"[" * 100_000,
        b'{"entities": ' + b"[" * 50_000,
        b'{"format": ' + b"1" * 5_000 + b"}",
        b'{"entities": {}}',
        b'{"entities": [1]}',
        b'{"entities": [{"name": 1}]}',
        b'{"entities": [{"name": "A", "fields": "x"}]}',
        b'{"project": []}',
        b'{"options": []}',
        b'{"features": "docker"}',
        b'{"features": [1]}',
    ]


def bad_queries() -> list[str]:
    """Return queries that name no project."""
    return [
        "v=2",
        "v=x",
        "surprise=1",
        "name=a&name=b",
        "name=",
        "name=%00",
        "name=%ff",
        "name=%E2%80%AE",
        "database=oracle",
        "database=sqlite&database=sqlite",
        "auth=",
        "features=teleport",
        "features=docker,,docker",
        "python=3.9",
        "e=",
        "e=x",
        "e=%%%",
        "e=AAAA",
        "e=" + "A" * 5_000,
        "e=eJxjYGBgYGBgAAAABQAB",
        "package=../x",
        "package=app&package=app",
        "licence=GPL",
        "<script>=1",
        "name=" + "x" * 61,
    ]


def cases() -> list[Case]:
    """Return every case with the place that its refusal must name."""
    return [*bad_names(), *bad_values(), *bad_texts(), *bad_combinations()]
