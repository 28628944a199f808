"""The rules of design for output templates, as failing checks."""

from pathlib import Path

import pytest
from jinja2 import nodes

from .rules import TEMPLATES, attributes, conditionals, syntax_tree, template_files

FILES = template_files()
LONGEST = 150
CLEAN_SHARE = 0.63
ALLOWED_ROOTS = {"project", "entity", "entities", "tables", "contributions", "pins", "loop"}
LAYOUT = {"fold", "explode", "folded_text"}


def name(path: Path) -> str:
    """Return the path of a template below `templates`."""
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_template_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_template_asks_about_its_entity_only(path: Path) -> None:
    """What is chosen decides which overlays are taken; no template asks for it again."""
    for question in syntax_tree(path).find_all((nodes.If, nodes.CondExpr)):
        asked = {each.name for each in question.test.find_all(nodes.Name)}
        if isinstance(question.test, nodes.Name):
            asked.add(question.test.name)
        assert not asked & {"project", "contributions", "pins"}, asked


def test_most_templates_ask_nothing() -> None:
    clean = sum(conditionals(path) == 0 for path in FILES)
    assert clean / len(FILES) >= CLEAN_SHARE, f"{clean} of {len(FILES)}"


def test_templates_read_listed_attributes_only() -> None:
    listed = set((Path(__file__).parent / "attributes.txt").read_text("utf-8").split())
    read = {
        each
        for path in FILES
        for each in attributes(path)
        if each.split(".")[0].rstrip("[]") in ALLOWED_ROOTS
    }
    assert read == listed, f"not listed: {sorted(read - listed)}; not read: {sorted(listed - read)}"
