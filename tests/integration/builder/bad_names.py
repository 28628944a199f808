"""Names that break some file, language, library or database, each with the place of its refusal."""

import builtins
import keyword
from collections.abc import Iterator

from .clients import Data, blueprint, entity, field, relation

type Case = tuple[Data, str]

ENTITY, FIELD = "entities[0].name", "entities[0].fields[0].name"
RELATION, PACKAGE = "entities[0].relations[0].name", "project.package"
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
    "a\\b",
    "a\0",
    "a\n",
    " a",
    "a ",
    '"',
    "'",
    "`",
    "$(id)",
    "a;b",
    "a%00",
    "{{7*7}}",
    "{% raw %}",
    "<b>",
    "\u202ea",
    "a\u200db",
    "ａ",
    "𝒂",
    "__init__",
    "_a",
    "a_",
    "a__b",
]
BUILTINS = [name for name in dir(builtins) if name.islower() and name.isalpha()]
COLUMNS = ["rowid", "oid", "ctid", "xmin", "tableoid"]
LIBRARY = ["metadata", "registry", "self", "model_config", "model_dump", "copy", "json", "schema"]
SQL = ["select", "where", "order", "group", "user", "table", "index"]
CLASSES = [
    *("Con", "Prn", "Aux", "Nul", "Com1", "Lpt9", "Class", "Def", "None", "True", "False"),
    *("Base", "Main", "Conftest", "Settings", "BaseRepository", "BaseService", "SessionDep"),
    *("Any", "Annotated", "Mapped", "AsyncSession", "FastAPI", "BaseModel", "Depends"),
    *("ValueError", "Exception", "KeyError", "Health", "Auth", "TestBook", "book", "Int", "List"),
]
PACKAGES = [
    *("app!", "os", "sys", "json", "typing", "site", "fastapi", "sqlalchemy", "pydantic"),
    *("tests", "scripts", "alembic", "deploy", "docs", "src", "A", "App", "1", "con", "äpp"),
    *("app.core", "app-core", "app/core", "..", ".", "~", "app\0"),
]
PLURALS = ["", "A", "a b", "books!", "auth", "docs", "health", "select", "alembic_version", "é"]


def named_field(word: str) -> Case:
    """Return a Blueprint whose only field is called `word`."""
    return blueprint(entity("Book", field(word))), FIELD


def named_entity(word: str) -> Case:
    """Return a Blueprint whose only entity is called `word`."""
    return blueprint(entity(word)), ENTITY


def named_relation(word: str) -> Case:
    """Return a Blueprint whose only relation is called `word`."""
    return blueprint(entity("Book", relations=[relation(word, "Book", required=False)])), RELATION


def named_package(word: str) -> Case:
    """Return a Blueprint whose package is called `word`."""
    return blueprint(project={"package": word}), PACKAGE


def bad_names() -> Iterator[Case]:
    """Yield every bad name at every place where it is bad."""
    for word in MALFORMED:
        yield from (name(word) for name in (named_field, named_entity, named_relation))
    for word in sorted({*keyword.kwlist, *keyword.softkwlist, *BUILTINS}):
        yield from (name(word) for name in (named_field, named_relation, named_package))
    for word in [*COLUMNS, *LIBRARY, *SQL, "aBook", "Price"]:
        yield named_field(word)
    yield from map(named_entity, CLASSES)
    yield from map(named_package, PACKAGES)
    for word in PLURALS:
        yield blueprint(entity("Book", plural=word)), "entities[0].plural"
