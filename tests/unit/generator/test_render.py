"""What a Project is, whatever it was made of."""

import ast
import math
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from builder.blueprint.forms import parse_toml
from builder.generator.overlays import Source
from builder.generator.project import EXECUTABLE, REGULAR, Project
from builder.generator.render import DuplicatePathError, render

from .cases import choice_of, parsed, stages, template_set
from .entities import extension, owned
from .rules import ROOT

SEEDS = ("0", "1", "4242")
DIGEST = "from tests.unit.generator.test_render import example; print(example('app').digest)"
SECRETIVE = re.compile(r"[A-Za-z0-9+/_=-]{20,}")
ENTROPY = 4.2
MENTION = re.compile(r"\bapp(?:/|\.(?!db\b|kubernetes\b))")


def example(package: str) -> Project:
    """Render the music store with every feature, on the last option of each group."""
    blueprint = parse_toml((ROOT / "examples" / "chinook.toml").read_text(), template_set().catalog)
    named = blueprint.project.model_copy(update={"package": package})
    choice = choice_of("database/postgresql", "auth/local")
    update = {**choice, "features": tuple(choice["features"]), "project": named}
    return render(blueprint.model_copy(update=update), template_set())


@pytest.fixture(scope="module")
def shop() -> Project:
    """Return the music store with a package of another name."""
    return example("shop")


def test_two_overlays_may_not_write_one_path() -> None:
    private = replace(
        template_set().overlays["auth/none"],
        id="own",
        files=(Source("README.md", "", is_template=False),),
    )
    with pytest.raises(DuplicatePathError, match=r"README\.md is written by base and own"):
        render(parsed(**stages()[0]), template_set().joined(private), ["own"])


def test_the_digest_is_the_same_in_every_process() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in SEEDS
    }
    assert digests == {example("app").digest}


def test_a_package_of_another_name_leaves_no_import_of_app(shop: Project) -> None:
    imports = {
        f"{path}: {name}"
        for path, file in shop.items()
        if path.endswith(".py")
        for name in _imported(ast.parse(file.text))
    }
    assert not {each for each in imports if each.split(": ")[1].split(".")[0] == "app"}


def test_a_package_of_another_name_leaves_no_path_of_app(shop: Project) -> None:
    assert not [path for path in shop if path.startswith("app/")]
    mentions = {
        f"{path}: {line}"
        for path, file in shop.items()
        if not path.endswith(".py")
        for line in file.text.splitlines()
        if MENTION.search(line)
    }
    assert not mentions


def _imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(str(node.module))
    return names


def test_scripts_are_executable_and_nothing_else_is(shop: Project) -> None:
    for path, file in shop.items():
        expected = EXECUTABLE if file.text.startswith("#!") else REGULAR
        assert file.mode == expected, path
        assert file.text.startswith("#!") == path.endswith(".sh"), path


def test_every_file_has_an_origin_that_exists(shop: Project) -> None:
    known = {each.id for overlay in template_set().overlays.values() for each in overlay.whole()}
    assert {file.origin.overlay for file in shop.values()} <= known
    for path, file in shop.items():
        assert file.origin.entity is None or "entity/" in file.origin.overlay, path


def test_every_line_from_elsewhere_has_an_origin(shop: Project) -> None:
    choice = choice_of("database/postgresql", "auth/local")
    chosen = {f"{group}/{option}" for group, option in choice["options"].items()}
    chosen |= {f"features/{feature}" for feature in choice["features"]}
    contributing = {each for each in chosen if template_set().overlays[each].contributions}
    origins = {origin.overlay for path in shop for origin in shop.line_origins(path).values()}
    assert contributing <= origins


@pytest.mark.parametrize(
    ("path", "text", "overlay", "entity"),
    [
        ("shop/core/config.py", "secret_key:", "auth/local", None),
        ("shop/core/config.py", "database_pool_size:", "database/postgresql", None),
        ("pyproject.toml", '"pwdlib', "parts/passwords", None),
        ("pyproject.toml", '"gunicorn>', "features/gunicorn", None),
        ("shop/api/router.py", "album.router,", "entity", "Album"),
        ("shop/models/__init__.py", '"InvoiceLine",', "entity", "InvoiceLine"),
        ("shop/core/constraints.py", "fk_albums_artist_id", "entity", "Album"),
        ("pyproject.toml", '"argon2-cffi==', "parts/passwords", None),
        ("shop/api/router.py", "Depends(current_user)", "auth/local", None),
        ("shop/models/album.py", "title:", "entity", "Album"),
    ],
)
def test_a_contributed_line_tells_who_contributed_it(
    shop: Project, path: str, text: str, overlay: str, entity: str | None
) -> None:
    lines = shop[path].text.split("\n")
    number = next(number for number, line in enumerate(lines, start=1) if text in line)
    origin = shop.line_origins(path)[number]
    assert (origin.overlay, origin.entity) == (overlay, entity)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shop/core/config.py", "max_body_size"),
        ("shop/core/errors.py", "def problem("),
        ("pyproject.toml", '"sqlalchemy=='),
        ("shop/models/album.py", "class Album"),
    ],
)
def test_a_line_of_its_own_file_is_claimed_by_nobody(shop: Project, path: str, text: str) -> None:
    lines = shop[path].text.split("\n")
    number = next(number for number, line in enumerate(lines, start=1) if text in line)
    assert number not in shop.line_origins(path)


@pytest.mark.parametrize(
    "choice", stages(), ids=lambda choice: "+".join(choice["options"].values())
)
def test_no_project_holds_a_secret(choice: dict[str, dict[str, str]]) -> None:
    own = () if choice["options"]["auth"] == "none" else (extension(), owned())
    project = render(parsed(*own, **choice), template_set())
    found = {
        f"{path}: {word}"
        for path, file in project.items()
        for word in SECRETIVE.findall(file.text)
        if _looks_random(word)
    }
    assert not found
    for line in project[".env.example"].text.splitlines():
        if "SECRET" in line and "=" in line:
            assert line.partition("=")[2] == "CHANGE_ME"


def _looks_random(word: str) -> bool:
    kinds = (r"[a-z]", r"[A-Z]", r"[0-9]")
    mixed = all(re.search(kind, word) for kind in kinds)
    return mixed and _entropy(word) >= ENTROPY


def _entropy(word: str) -> float:
    shares = [count / len(word) for count in Counter(word).values()]
    return -sum(share * math.log2(share) for share in shares)


def test_the_search_for_secrets_finds_one() -> None:
    assert _looks_random("aG9Zx7Qw2LkV0pTrB4mYcN8dJfHs6UeK")


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("Author", "an author"),
        ("Underwriter", "an underwriter"),
        ("Book", "a book"),
        ("Euro", "a euro"),
        ("Unit", "a unit"),
    ],
)
def test_a_name_has_the_article_that_it_is_spoken_with(name: str, phrase: str) -> None:
    fields = [{"name": "label", "type": "string"}]
    project = render(parsed({"name": name, "fields": fields}), template_set())
    assert f"The fields of {phrase} to change" in project[f"app/schemas/{name.lower()}.py"].text
