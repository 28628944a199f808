"""Any drift between an owned file and its template is told, down to the byte and the run bit."""

import shutil
from pathlib import Path

import pytest

from builder.generator.project import File
from scripts import bootstrap
from scripts.bootstrap import ROOT, differences, own_files, owned, rewrite

type Files = dict[str, File]

NESTED = "builder/core/errors.py"
SOURCES = {
    NESTED: "templates/project/base/app/core/errors.py.jinja",
    "pyproject.toml": "templates/project/base/pyproject.toml.jinja",
    "builder/main.py": "templates/own/overlay.toml",
    "Dockerfile": "templates/project/features/docker/deploy/Dockerfile.jinja",
}


@pytest.fixture
def copy(project: Files, tmp_path: Path) -> Path:
    """Return a folder with the templates, the Blueprint, and every owned file."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    for path, _ in owned(project):
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, target)
    return tmp_path


@pytest.fixture(scope="module")
def project() -> Files:
    """Return what the templates give now."""
    return own_files()


def reported(root: Path, project: Files) -> str:
    """Return what is told of the folder."""
    return "\n".join(differences(project, root))


def test_this_repository_has_not_drifted(project: Files) -> None:
    assert reported(ROOT, project) == ""


@pytest.mark.parametrize("path", SOURCES)
def test_one_byte_more_in_an_owned_file_is_told(copy: Path, project: Files, path: str) -> None:
    with (copy / path).open("ab") as file:
        file.write(b"x")
    assert f"--- {path}" in reported(copy, project)


@pytest.mark.parametrize(("path", "source"), SOURCES.items())
def test_one_byte_changed_in_a_template_is_told(copy: Path, path: str, source: str) -> None:
    template = copy / source
    text = template.read_text("utf-8")
    changed = text.replace("refusals.install", "refusals.instal_").replace("\n\n", "\n\n# x\n", 1)
    template.write_text(changed, "utf-8")
    assert f"--- {path}" in reported(copy, own_files(copy))


def test_line_ends_of_another_system_are_told(copy: Path, project: Files) -> None:
    file = copy / NESTED
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert reported(copy, project) == f"{NESTED}: differs in its line ends"


def test_a_lost_run_bit_is_told(copy: Path, project: Files) -> None:
    path = next(path for path, file in owned(project) if file.mode & 0o111)
    (copy / path).chmod(0o644)
    assert reported(copy, project) == f"{path}: differs in its run bit"


def test_a_run_bit_too_many_is_told(copy: Path, project: Files) -> None:
    (copy / NESTED).chmod(0o755)
    assert reported(copy, project) == f"{NESTED}: differs in its run bit"


def test_a_missing_file_is_told(copy: Path, project: Files) -> None:
    (copy / NESTED).unlink()
    assert f"--- {NESTED}" in reported(copy, project)


def test_bytes_that_are_no_text_are_told(copy: Path, project: Files) -> None:
    (copy / NESTED).write_bytes(b"\xff\xfe")
    assert f"--- {NESTED}" in reported(copy, project)


def test_rewriting_mends_everything(copy: Path, project: Files) -> None:
    (copy / NESTED).write_bytes(b"\xff")
    (copy / "Dockerfile").unlink()
    rewrite(project, copy)
    assert reported(copy, project) == ""


def test_every_file_kept_out_has_a_reason_and_exists(project: Files) -> None:
    mine = {path for path, _ in owned(project)}
    kept = project.keys() - mine
    assert kept
    assert all((ROOT / path).is_file() for path in kept)


def test_the_check_ends_well_and_names_the_owned_share(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--check"]) == 0
    assert "owned files" in capsys.readouterr().out
