"""The table of mutants fits the templates."""

from pathlib import Path

import pytest

from verification.gates import GATES
from verification.mutation.mutants import Mutant, MutantError, check, infected, mutants

TEMPLATES = Path(__file__).parents[3] / "templates" / "project"


def test_every_mutant_has_its_place_in_the_templates() -> None:
    found = mutants()
    check(found, TEMPLATES)
    assert len(found) >= 30


def test_every_mutant_names_a_gate() -> None:
    assert {mutant.noticed_by for mutant in mutants()} <= {gate.name for gate in GATES}


@pytest.mark.parametrize("text", ["none", "old and old"])
def test_a_text_that_is_not_there_once_is_an_error(text: str) -> None:
    mutant = Mutant(file="x", old="old", new="new", noticed_by="tests")
    with pytest.raises(MutantError, match="times"):
        mutant.changed(text)


def test_templates_with_a_fault_are_a_copy(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "x.py").write_text("an old text")
    mutant = Mutant(file="x.py", old="old", new="new", noticed_by="tests")
    copy = infected(mutant, templates, tmp_path / "copy")
    assert (copy / "x.py").read_text() == "an new text"
    assert (templates / "x.py").read_text() == "an old text"
