"""The tables of reserved names hold what their owners really own."""

import builtins
import keyword
import re
from pathlib import Path

import pydantic
import pytest
import sqlalchemy.dialects.mysql.reserved_words as mysql
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass

from builder.blueprint import reserved
from builder.blueprint.names import entity_refusal, field_refusal, package_refusal
from builder.blueprint.naming import pascal_case

TEMPLATES = Path(__file__).parents[3] / "templates" / "project"
EMISSION = Path(__file__).parents[3] / "builder" / "generator" / "emission"
PROVIDED = {"user", "refresh_token", "browser_session", "linked_identity", "webhook_endpoint"}
IMPORT = re.compile(r"from [.\w]+ import \(?([\w, ]+)")
CLASS = re.compile(r"[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*")


class Base(MappedAsDataclass, DeclarativeBase):
    """What an emitted model inherits."""


@pytest.mark.parametrize("word", [*keyword.kwlist, *keyword.softkwlist])
def test_no_keyword_is_a_field(word: str) -> None:
    assert field_refusal(word) is not None


@pytest.mark.parametrize("word", [n for n in dir(builtins) if n.islower() and n[0] != "_"])
def test_no_builtin_is_a_field(word: str) -> None:
    assert field_refusal(word) is not None


@pytest.mark.parametrize("word", [n for n in dir(builtins) if n[0].isupper()])
def test_no_builtin_is_an_entity(word: str) -> None:
    assert entity_refusal(word) is not None


@pytest.mark.parametrize("word", dir(pydantic.BaseModel))
def test_nothing_that_pydantic_owns_is_a_field(word: str) -> None:
    assert field_refusal(word) is not None


@pytest.mark.parametrize("word", dir(Base))
def test_nothing_that_sqlalchemy_owns_is_a_field(word: str) -> None:
    assert field_refusal(word) is not None


def test_mariadb_keeps_no_word_that_sqlalchemy_does_not_know() -> None:
    assert reserved.SQL_WORDS[2].words <= mysql.RESERVED_WORDS_MARIADB | {"row_number"}


@pytest.mark.parametrize("package", ["fastapi", "sqlalchemy", "pydantic", "alembic", "asyncio"])
def test_no_package_hides_one_that_is_imported(package: str) -> None:
    assert package_refusal(package) is not None


@pytest.mark.parametrize("package", ["app", "builder", "shop", "my_shop2"])
def test_ordinary_packages_are_fine(package: str) -> None:
    assert package_refusal(package) is None


def _imported(source: str) -> set[str]:
    names = (name.strip() for found in IMPORT.findall(source) for name in found.split(","))
    return {name for name in names if CLASS.fullmatch(name)}


def _entity_sources() -> list[Path]:
    return [*(TEMPLATES / "entity").rglob("*.jinja"), *EMISSION.glob("*.py")]


def test_no_entity_can_hide_what_its_own_files_import() -> None:
    texts = [path.read_text() for path in _entity_sources()]
    quoted = [text for source in texts for text in re.findall(r'"(from [^"\n]+)"', source)]
    templates = [path.read_text() for path in (TEMPLATES / "entity").rglob("*.jinja")]
    imported = set[str]().union(*map(_imported, quoted + templates))
    imported.remove("UserRead")  # only where `User` is provided, so that no entity has its name
    imported.remove("Tagged")  # by resources of a client, where no class has the bare name
    free = {name for name in imported if not reserved.owner(name, reserved.ENTITY_CLASS)}
    assert free == set()


def _stems() -> set[str]:
    layers = ("models", "repositories", "services", "schemas", "endpoints", "factories")
    paths = (path for layer in layers for path in TEMPLATES.rglob(f"{layer}/*.py*"))
    return {path.name.partition(".")[0] for path in paths} - PROVIDED


@pytest.mark.parametrize("stem", sorted(name for name in _stems() if name.isidentifier()))
def test_no_entity_has_a_file_that_the_project_has_already(stem: str) -> None:
    assert entity_refusal(pascal_case(stem)) is not None or not stem[0].isalpha()


def test_every_class_beside_a_model_is_known() -> None:
    sources = [*(TEMPLATES / "entity").rglob("*.jinja"), *EMISSION.glob("*.py")]
    text = "".join(path.read_text() for path in sources)
    endings = set(re.findall(r"\{\{ entity\.pascal \}\}([A-Z][a-z]+)", text))
    assert endings <= set(reserved.DERIVED_CLASSES)
