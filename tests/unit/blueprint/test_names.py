"""A name is refused where it would break something, with the reason and a better one."""

from typing import Any

import pytest

from .samples import document, entity, field, problems, relation, rules
from .suggestions import followed

LONG = "a" * 41
BAD_SHAPES = [
    "", " ", "Title", "TITLE", "firstName", "first name", "first-name", "_x", "__x", "x_", "x__y",
    "2nd", "é", "naïve", "straße", "имя", "名前", "𝐝𝐞𝐟", "ﬁle", "x\n", "x\0", "x.y", "x;y", "x'", 'x"',
    "{{x}}", "x/y", "../x", "x\u202e", "x\u200b", LONG, "a" * 5_000,
]  # fmt: skip
BAD_FIELDS = [
    *[("keyword", n) for n in ("class", "def", "from", "import", "return", "lambda", "async")],
    *[("soft", n) for n in ("match", "case", "type")],
    *[("builtin", n) for n in ("list", "str", "filter", "object", "property", "hash", "bytes")],
    *[("pydantic", n) for n in ("copy", "json", "dict", "schema", "model_config", "model_dump")],
    *[("pydantic", n) for n in ("construct", "validate", "parse_obj", "from_orm", "model_year")],
    *[("sqlalchemy", n) for n in ("metadata", "registry")],
    *[("dataclass", n) for n in ("self",)],
    *[("emitted", n) for n in ("mapped_column", "relationship", "dt", "id")],
    *[("sql", n) for n in ("order", "group", "user", "table", "select", "key", "rows", "analyse")],
    *[("sql", n) for n in ("transaction", "lateral", "condition", "ctid", "xmin", "rowid", "lines")],
]  # fmt: skip


def one(name: str, **more: object) -> dict[str, Any]:
    return document(entity("Album", field(name, **more)))


@pytest.mark.parametrize("name", BAD_SHAPES)
def test_a_field_is_snake_case(name: str) -> None:
    data = one(name)
    [problem] = problems(data)
    assert problem.place == "entities[0].fields[0].name"
    assert problem.rule in {"snake-name", "name-too-long"}
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(("owner", "name"), BAD_FIELDS)
def test_a_field_takes_no_name_of_others(owner: str, name: str) -> None:
    data = one(name)
    [problem] = problems(data)
    assert problem.place == "entities[0].fields[0].name", owner
    assert f"`{name}`" in problem.message or name.startswith("model_")
    assert problem.suggestion != name
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize("name", ["date", "datetime", "time", "uuid", "string"])
def test_a_field_is_not_named_like_its_own_type(name: str) -> None:
    data = one(name, type_=name)
    assert rules(data) == [("entities[0].fields[0].name", "named-like-its-type")]


@pytest.mark.parametrize("name", ["email", "url", "text"])
def test_names_of_types_that_no_annotation_has_are_fine(name: str) -> None:
    assert problems(one(name, type_=name)) == ()


@pytest.mark.parametrize("name", ["page", "size", "sort", "q", "include", "conditions"])
def test_a_query_parameter_is_no_name_only_while_it_is_filtered_by(name: str) -> None:
    assert problems(one(name)) == ()
    data = one(name, filter=True)
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[0].fields[0].name", "query-parameter")
    assert problems(followed(data, problem)) == ()


GOOD_FIELDS = [
    "a", "x9", "title", "name", "value", "status", "state", "body", "created_at", "unit_price", "total",
    "position", "query", "method", "items", "count", "code", "data", "kind", "client", "session",
    "a" * 40, "l", "o0", "description", "fields", "relations", "history", "period", "address",
]  # fmt: skip


@pytest.mark.parametrize("name", GOOD_FIELDS)
def test_ordinary_fields_are_not_refused(name: str) -> None:
    assert problems(one(name)) == ()


BAD_ENTITIES = [
    "", "album", "albumTitle", "Album_Title", "Album Title", "Über", "Ｐost", "9Lives", "Album\n", "A" * 41,
    "Class", "Import", "Return", "None", "Match", "Case", "Type", "Object", "Property", "Filter",
    "Exception", "ValueError", "Base", "BaseRepository", "PagedResponse", "Settings", "Problem",
    "Health", "Auth", "Router", "Service", "Repository", "Session", "Entity", "Model", "Crud",
    "BaseModel", "Field", "Column", "Table", "Index", "Text", "Date", "Time", "Enum", "Decimal",
    "Query", "Path", "Request", "Response", "APIRouter", "Key", "Link", "Reference",
    "Con", "Aux", "Nul", "Prn", "Com1", "Lpt9", "Common", "Deps", "Main", "Conftest", "Docs",
    "Test", "TestRun", "Testimonial", "Client", "Page", "Types", "References",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD_ENTITIES)
def test_an_entity_takes_no_name_that_breaks_the_project(name: str) -> None:
    data = document(entity(name))
    [problem] = problems(data)
    assert problem.place == "entities[0].name"
    assert problems(followed(data, problem)) == ()


BAD_PLURALS = [
    "A",
    "I",
    "Var",
    "News",
    "Sheep",
    "Series",
    "Line",
    "Value",
    "SqliteThing",
    "PgTable",
    "Metric",
]


@pytest.mark.parametrize("name", BAD_PLURALS)
def test_a_plural_that_breaks_something_asks_for_another(name: str) -> None:
    data = document(entity(name))
    [problem] = problems(data)
    assert problem.place == "entities[0].plural"
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(
    "plural",
    ["", "Albums", "as", "vars", "select", "con", "auth", "a__b", "alembic_version", "a" * 64],
)
def test_a_chosen_plural_is_checked_too(plural: str) -> None:
    data = document(entity("Album", plural=plural))
    [problem] = problems(data)
    assert problem.place == "entities[0].plural"
    assert problems(followed(data, problem)) == ()


GOOD_ENTITIES = [
    "Album", "Order", "Group", "User", "Invoice", "InvoiceLine", "X9", "API", "HTTPServer", "Person",
    "Status", "Item", "Event", "Task", "Company", "B", "Application",
    "Tag", "Category", "Data", "L", "O",
]  # fmt: skip


@pytest.mark.parametrize("name", GOOD_ENTITIES)
def test_ordinary_entities_are_not_refused(name: str) -> None:
    assert problems(document(entity(name))) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Album", "Album"),
        ("HTTPServer", "HttpServer"),
        ("Album", "ALBUM"),
        ("Album", "Albums"),
        ("Albums", "Album"),
        ("Person", "People"),
        ("Datum", "Data"),
        ("UserID", "UserId"),
        ("Album", "AlbumCreate"),
        ("AlbumRead", "Album"),
        ("Album", "AlbumRepository"),
        ("Album", "AlbumDetail"),
    ],
)
def test_two_entities_never_read_alike(first: str, second: str) -> None:
    data = document(entity(first), entity(second))
    found = problems(data)
    assert [problem.rule for problem in found] == ["taken"]
    assert problems(followed(data, found[0])) == ()


def test_a_plural_may_not_be_the_plural_of_another() -> None:
    data = document(entity("Album"), entity("Record", plural="albums"))
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[1].plural", "taken")
    assert problems(followed(data, problem)) == ()


MEMBER_CLASHES = [
    (document(entity("Album", field("title"), field("title"))), "entities[0].fields[1].name"),
    (
        document(entity("Album", field("artist"), relations=[relation()]), entity("Artist")),
        "entities[0].relations[0].name",
    ),
    (
        document(entity("Album", field("artist_id"), relations=[relation()]), entity("Artist")),
        "entities[0].relations[0].name",
    ),
    (
        document(
            entity(
                "Album", field("tag_ids"), relations=[relation("tags", "Tag", kind="many_to_many")]
            ),
            entity("Tag"),
        ),
        "entities[0].relations[0].name",
    ),
    (
        document(entity("Album", relations=[relation(inverse="title")]), entity("Artist")),
        "entities[0].relations[0].inverse",
    ),
    (
        document(
            entity(
                "Album", relations=[relation(inverse="albums"), relation("band", inverse="albums")]
            ),
            entity("Artist"),
        ),
        "entities[0].relations[1].inverse",
    ),
    (
        document(
            entity(
                "Album", relations=[relation("sibling", "Album", required=False, inverse="sibling")]
            )
        ),
        "entities[0].relations[0].inverse",
    ),
]


@pytest.mark.parametrize(("data", "place"), MEMBER_CLASHES)
def test_two_members_of_a_class_never_share_a_name(data: dict[str, Any], place: str) -> None:
    problem = problems(data)[0]
    assert problem.place == place
    assert problems(followed(data, problem)) == ()


def test_enum_classes_clash_with_nothing() -> None:
    values = {"type_": "enum", "values": ["a", "b"]}
    data = document(
        entity("Album", field("status", **values)),
        entity("AlbumStatus"),
        entity("Http", field("url", **values)),
    )
    found = problems(data)
    places = [problem.place for problem in found]
    assert places == ["entities[0].fields[0].name", "entities[2].fields[0].name"]
    for problem in found:
        data = followed(data, problem)
    assert problems(data) == ()


RELATION_NAMES = ["order", "group", "user", "key", "references", "owner", "reports_to"]


@pytest.mark.parametrize("name", RELATION_NAMES)
def test_a_relation_may_have_a_name_that_only_sql_reserves(name: str) -> None:
    data = document(entity("Album", relations=[relation(name)]), entity("Artist"))
    assert problems(data) == ()


@pytest.mark.parametrize(
    "name", ["class", "id", "type", "metadata", "artist_id", "Artist", "copy", "a__b"]
)
@pytest.mark.parametrize("attribute", ["name", "inverse"])
def test_a_relation_and_its_inverse_are_attributes_too(name: str, attribute: str) -> None:
    link = relation("artist") | {attribute: name}
    data = document(entity("Album", relations=[link]), entity("Artist"))
    [problem] = problems(data)
    assert problem.place == f"entities[0].relations[0].{attribute}"
    assert problems(followed(data, problem)) == ()


PROJECT_NAMES = [
    "",
    " ",
    " x",
    "x ",
    "商店",
    "--",
    "x" * 61,
    "a\nb",
    "a\0",
    "a\u202eb",
    "fastapi",
    "FastAPI",
    "con",
    "Pytest",
]


@pytest.mark.parametrize("name", PROJECT_NAMES)
def test_a_project_needs_a_name_that_names_a_folder(name: str) -> None:
    data = {"project": {"name": name}}
    [problem] = problems(data)
    assert problem.place == "project.name"
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(
    "name",
    ["My API", "Ärger & Söhne", "商店 API", "a", "x" * 60, "Café 🎉", "{{7*7}}", "'; DROP --"],
)
def test_a_project_name_is_free_text(name: str) -> None:
    assert problems({"project": {"name": name}}) == ()


PACKAGES = [
    "",
    "App",
    "my-app",
    "my app",
    "_app",
    "app_",
    "a__b",
    "1app",
    "class",
    "match",
    "list",
    "os",
    "json",
    "email",
    "fastapi",
    "tests",
    "scripts",
    "deploy",
    "con",
    "aux",
    "ünï",
    "a" * 41,
    "a.b",
    "../a",
]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_hides_nothing(package: str) -> None:
    data = {"project": {"package": package}}
    [problem] = problems(data)
    assert problem.place == "project.package"
    assert problems(followed(data, problem)) == ()
