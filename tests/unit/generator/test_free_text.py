"""Free text changes texts: never code, never keys, never what a shell or a database runs."""

import ast
from pathlib import Path

import pytest

from builder.blueprint.naming import slugify
from builder.generator.project import Project
from builder.generator.render import render

from .cases import choice_of, parsed, template_set
from .checks import parse
from .entities import Data
from .texts import TEXTS, one_line

type Tree = dict[str, Tree] | list[Tree] | str | float | None

MARKER = "zqmarkerqz"
CHOICE = choice_of("database/postgresql", "auth/local")
READ_BY_PEOPLE = {"LICENSE", "README.md", "SECURITY.md", "client/README.md"}
READ_BY_SHELLS = ("Dockerfile", "Makefile", "Caddyfile", "ignore")
STRUCTURED = {".toml", ".yml", ".yaml"}


def told(text: str) -> Project:
    """Render a project that says `text` wherever a text is free; the name keeps its slug."""
    letters = "".join(each for each in one_line(text, 50) if not slugify(each))
    project = {
        "name": f"{letters} x".strip(),
        "description": text,
        "author": one_line(text, 120),
        "licence": "MIT",
    }
    return render(parsed(_story(text), project=project, **CHOICE), template_set())


def _story(text: str) -> Data:
    about = {"description": text}
    line = one_line(text, 200)
    pattern = {"pattern": _pattern(text), "example": "aaaa"}
    other = {**about, "target": "Story"}
    return {
        **about,
        "name": "Story",
        "fields": [
            {**about, "name": "given", "type": "text", "default": text, "searchable": True},
            {**about, "name": "shown", "type": "string", "default": line, "example": line},
            {**about, **pattern, "name": "code", "type": "string", "max_length": 4},
            {**about, "name": "kind", "type": "enum", "values": ["one", _plain(text)]},
        ],
        "relations": [
            {**other, "name": "before", "kind": "many_to_one", "required": False},
            {**other, "name": "others", "kind": "many_to_many", "inverse": "back"},
        ],
    }


def _pattern(text: str) -> str:
    """Return a pattern with the signs that matter in code."""
    signs = "".join(sorted(set(text) & set("'\"{}`$#%/<>")))
    return f"^[a{signs}]{{4}}$"


def _plain(text: str) -> str:
    """Return letters as enum values may have them, without a name in ASCII."""
    letters = "".join(each for each in text if each.isalpha() and not slugify(each))
    return letters[:60] or "ы"


@pytest.fixture(scope="module")
def plain() -> Project:
    """Return the project whose every free text is an `x`."""
    return told("x")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_leaves_code_and_documents_as_they_are(text: str, plain: Project) -> None:
    project = told(f"{text.strip()[:1_900]} {MARKER}")
    assert list(project) == list(plain)
    differing = [
        path
        for path, file in project.items()
        if _structure(path, file.text) != _structure(path, plain[path].text)
    ]
    assert differing == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_reaches_no_shell_and_no_database(text: str) -> None:
    project = told(f"{MARKER} {text.strip()[:1_900]}")
    marked = {path for path, file in project.items() if MARKER in file.text}
    assert marked >= {"README.md", "app/main.py", "app/schemas/story.py", "pyproject.toml"}
    assert not {path for path, file in project.items() if _is_run(path, file.text)} & marked
    assert not [path for path in marked if path.startswith((".github", "deploy", "alembic"))]


def _structure(path: str, text: str) -> object:
    """Return what a file says apart from its texts."""
    suffix = Path(path).suffix
    if path in READ_BY_PEOPLE:
        return None
    if suffix == ".py":
        return ast.dump(_Blank().visit(ast.parse(text)))
    return _blank(parse(suffix, text)) if suffix in STRUCTURED else text


class _Blank(ast.NodeTransformer):
    """Puts one and the same constant in place of every text."""

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant("") if isinstance(node.value, str) else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.Constant:  # noqa: ARG002 - a name of ast
        return ast.Constant("")


def _blank(document: Tree) -> Tree:
    if isinstance(document, dict):
        return {key: _blank(value) for key, value in document.items()}
    if isinstance(document, list):
        return [_blank(value) for value in document]
    return "" if isinstance(document, str) else document


def _is_run(path: str, text: str) -> bool:
    return path.endswith((".sh", ".sql", *READ_BY_SHELLS)) or text.startswith("#!")


def test_a_description_of_nothing_visible_leaves_no_gap() -> None:
    project = {"name": "Shop", "description": "\u2028 \n"}
    blueprint = parsed(_story("one"), project=project, **CHOICE)
    readme = render(blueprint, template_set())["README.md"].text
    assert readme.startswith("# Shop\n\n## ")
