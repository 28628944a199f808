"""The rules of design for output templates, as failing checks."""

import re
from pathlib import Path

import pytest

from .cases import template_set
from .rules import (
    TEMPLATES,
    conditionals,
    included,
    is_macro,
    reads,
    template_files,
)

FILES = template_files()
MACROS = {path for path in FILES if is_macro(path)}
LAID_OUT = [path for path in FILES if path not in MACROS]
LISTED = (Path(__file__).parent / "attributes.txt").read_text("utf-8").split()
LONGEST = 150
CLEAN_SHARE = 0.63
ROOTS = {
    "project",
    "entity",
    "entities",
    "tables",
    "provided",
    "carriers",
    "contributions",
    "pins",
    "loop",
}
LAYOUT = {"lay", "entered", "exploded", "Source", "Text", "exported"}
CHOICES = {"options", "features", "groups", "blueprint", "choices", "chosen", "catalog", "overlays"}
WRITTEN_WHOLE = {"project.blueprint"}


def name(path: Path) -> str:
    """Return the path of a template below `templates`."""
    return path.relative_to(TEMPLATES).as_posix()


def root(read: str) -> str:
    """Return what the context holds of something that is read."""
    return read.split(".", maxsplit=1)[0].removesuffix("[]")


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_template_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", LAID_OUT, ids=name)
def test_a_template_reads_nothing_that_its_context_does_not_have(path: Path) -> None:
    assert {root(read.name) for read in reads(path)} <= ROOTS | LAYOUT


@pytest.mark.parametrize("path", LAID_OUT, ids=name)
def test_a_template_decides_by_its_entity_and_by_lists_only(path: Path) -> None:
    """What is chosen decides which overlays are taken; no template asks for it again."""
    asked = {read.name for read in reads(path) if read.is_asked}
    assert not {each for each in asked if root(each) in {"project", "pins"}}
    assert not {each for each in asked if root(each) == "contributions" and "[]." not in each}


def test_most_templates_ask_nothing() -> None:
    clean = sum(conditionals(path) == 0 for path in FILES)
    assert clean / len(FILES) >= CLEAN_SHARE, f"{clean} of {len(FILES)}"


def test_every_macro_is_included() -> None:
    assert {macro for path in FILES for macro in included(path)} == MACROS


def test_templates_read_listed_attributes_only() -> None:
    """A new attribute is a decision: write it into attributes.txt, or do without."""
    read = {each.name for path in LAID_OUT for each in reads(path)}
    found = {each for each in read if root(each) in ROOTS}
    listed = set(LISTED)
    assert found == listed, f"new: {sorted(found - listed)}; gone: {sorted(listed - found)}"


def test_the_list_is_sorted_and_names_each_once() -> None:
    assert sorted(set(LISTED)) == LISTED


def test_the_list_holds_nothing_about_what_was_chosen() -> None:
    catalog = template_set().catalog
    options = [option.id for group in catalog.groups for option in group.options]
    features = [feature.id for feature in catalog.features]
    words = {*CHOICES, *(group.id for group in catalog.groups), *options, *features}
    about = {each for each in LISTED if words & set(re.split(r"[.\[\]]+", each))}
    assert about == WRITTEN_WHOLE


def test_a_template_reads_provided_entities_only_where_they_are_provided() -> None:
    for path in LAID_OUT:
        named = {each.name.split(".")[1] for each in reads(path) if root(each.name) == "provided"}
        overlay = "/".join(name(path).split("/")[1:3])
        taken = template_set().with_parts([overlay] if named else [])
        assert named <= {entity["name"] for each in taken for entity in each.provides}
