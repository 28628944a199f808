"""A Project taken apart and put together again is the same Project."""

import hashlib

from builder.blueprint.model import Blueprint, canonical_json
from builder.generator.origin import Origin
from builder.generator.project import EXECUTABLE, REGULAR, File, Project
from builder.services.keeping import Kept, entries, inflated, kept, restored

TEXTS = {"README.md": "# Shop\n", "start.sh": "#!/bin/sh\n", "app/__init__.py": "", "a.py": ""}
BLUEPRINT = Blueprint(features=("docker",))


def project() -> Project:
    """Return a project with a script and two empty files."""
    modes = {path: EXECUTABLE if path.endswith(".sh") else REGULAR for path in TEXTS}
    origin = Origin("base")
    return Project("shop", ((path, File(TEXTS[path], modes[path], origin)) for path in TEXTS))


def together(parts: Kept) -> Project:
    """Put it together again."""
    return restored("shop", entries(parts.blobs[parts.tree]), parts.blobs)


def test_it_comes_back_to_the_last_bit() -> None:
    again = together(kept(BLUEPRINT, project()))
    assert again.digest == project().digest
    assert again["start.sh"].mode == EXECUTABLE
    assert list(again) == list(project())


def test_each_blob_is_named_by_its_content() -> None:
    for digest, content in kept(BLUEPRINT, project()).blobs.items():
        assert hashlib.sha256(inflated(content)).hexdigest() == digest


def test_the_list_of_files_has_the_digest_of_the_project() -> None:
    assert kept(BLUEPRINT, project()).tree == project().digest


def test_the_blueprint_is_kept_under_its_own_digest() -> None:
    parts = kept(BLUEPRINT, project())
    assert parts.blueprint == BLUEPRINT.digest
    assert inflated(parts.blobs[parts.blueprint]).decode() == canonical_json(BLUEPRINT)


def test_equal_files_are_kept_once() -> None:
    assert len(kept(BLUEPRINT, project()).blobs) == len(set(TEXTS.values())) + 2
