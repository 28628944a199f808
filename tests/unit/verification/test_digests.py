"""A proof key changes with what the gate reads, and with nothing else."""

from pathlib import Path

from builder.blueprint.model import Blueprint
from builder.generator.origin import Origin
from builder.generator.project import REGULAR, File, Project
from verification.digests import code_digest, imported, proof_key
from verification.gates import GATES, Gate
from verification.gates.gate import application, document, everything, program
from verification.workplace import Workplace

FILES = {
    "app/main.py": "1",
    "README.md": "2",
    "blueprint.toml": "version",
    ".github/workflows/ci.yml": "3",
}


def _check(_: Workplace, __: Blueprint) -> None:
    """Hold always."""


_check.__module__ = "verification.gates.tested"


def _project(**changes: str) -> Project:
    texts = {**FILES, **{path.replace("__", "/"): text for path, text in changes.items()}}
    origin = Origin("base")
    return Project("x", ((path, File(text, REGULAR, origin)) for path, text in texts.items()))


def _key(gate: Gate, project: Project, versions: str = "1") -> str:
    return proof_key(gate, project, versions)


def test_prose_and_the_version_stamp_change_no_key() -> None:
    other = _project(**{"README.md": "other", "blueprint.toml": "other"})
    for gate in GATES:
        assert _key(gate, _project()) == _key(gate, other)


def test_a_file_changes_the_keys_of_its_readers_only() -> None:
    code, papers = Gate(_check, program), Gate(_check, document)
    other = _project(**{".github/workflows/ci.yml": "other"})
    assert _key(code, _project()) == _key(code, other)
    assert _key(papers, _project()) != _key(papers, other)
    assert _key(Gate(_check, everything), _project()) != _key(Gate(_check, everything), other)


def test_a_projects_own_tests_are_no_matter_of_gates_that_serve_it() -> None:
    other = _project(tests__test_order="other")
    assert _key(Gate(_check, application), _project()) == _key(Gate(_check, application), other)
    assert _key(Gate(_check, program), _project()) != _key(Gate(_check, program), other)


def test_a_version_changes_the_key() -> None:
    assert _key(GATES[0], _project(), "1") != _key(GATES[0], _project(), "2")


def test_what_sets_up_the_tool_of_a_gate_changes_its_key(tmp_path: Path) -> None:
    settings = tmp_path / "tool.toml"
    gate = Gate(_check, program, (settings,))
    settings.write_text("examples = 25")
    key = _key(gate, _project())
    settings.write_text("examples = 50")
    assert _key(gate, _project()) != key


def test_every_gate_has_a_key_of_its_own() -> None:
    keys = {_key(gate, _project()) for gate in GATES}
    assert len(keys) == len(GATES)


def test_the_code_of_a_gate_is_all_that_it_imports() -> None:
    source = "from ..scenario import use\nfrom .gate import Gate\nimport json\n"
    assert list(imported(source, "verification.gates.serving")) == [
        "verification.scenario",
        "verification.gates.gate",
    ]
    assert code_digest("verification.gates.serving") != code_digest("verification.gates.tested")
