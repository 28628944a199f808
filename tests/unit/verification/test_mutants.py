"""The table of mutants fits the projects."""

from pathlib import Path

import pytest

from builder.blueprint.catalog import Catalog
from builder.generator.origin import Origin
from builder.generator.project import REGULAR, File, Project
from builder.generator.render import render
from builder.generator.templates import TemplateSet, load_templates
from verification.gates import GATES
from verification.mutation.mutants import (
    Mutant,
    MutantError,
    blueprint_of,
    by_choices,
    mutants,
)

TEMPLATES = Path(__file__).parents[3] / "templates" / "project"
GATE_NAMES = {gate.name for gate in GATES}
GROUPS = dict(by_choices(mutants()))
PROJECT = Project("shop", [("x", File("old", REGULAR, Origin("base")))])


@pytest.fixture(scope="module")
def templates() -> TemplateSet:
    """Return what the project offers."""
    return load_templates(TEMPLATES, "0")


@pytest.fixture(scope="module")
def catalog(templates: TemplateSet) -> Catalog:
    """Return what can be chosen."""
    return templates.catalog


@pytest.mark.parametrize("choices", GROUPS, ids="+".join)
def test_every_mutant_has_its_place_and_what_notices_it(
    templates: TemplateSet, choices: tuple[str, ...]
) -> None:
    project = render(blueprint_of(choices, templates.catalog), templates)
    for mutant in GROUPS[choices]:
        mutant.check(project)
        path, _, test = mutant.noticed_by.partition("::")
        assert path in GATE_NAMES or f"def {test}(" in project[path].text, mutant.noticed_by


def test_there_are_many_and_none_comes_twice() -> None:
    rows = mutants()
    assert len(rows) >= 130
    assert len({(row.file, row.old, row.new, tuple(row.choices)) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("x", "none", "new"), ("x", "", "new"), ("x", "old", "old"), ("y", "old", "new")],
)
def test_what_changes_nothing_in_its_project_is_an_error(file: str, old: str, new: str) -> None:
    with pytest.raises(MutantError):
        Mutant(file=file, old=old, new=new, noticed_by="tests").check(PROJECT)


def test_a_fault_replaces_the_old_text() -> None:
    mutant = Mutant(file="x", old="old", new="new", noticed_by="tests")
    assert mutant.changed("an old text") == "an new text"


def test_choices_replace_the_usual_ones(catalog: Catalog) -> None:
    usual, other = blueprint_of((), catalog), blueprint_of(("auth/oidc",), catalog)
    assert (usual.options["auth"], other.options["auth"]) == ("local", "oidc")
    assert usual.features == other.features
