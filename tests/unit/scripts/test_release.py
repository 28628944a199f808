"""Templates never change under a version that was released."""

import pytest

from builder.generator.version import TEMPLATE_VERSION
from scripts.release import complaint, released
from tests.unit.generator.cases import template_set

NEWER = [("0.10.1", True), ("1.0.0", True), ("0.9.1", False)]
DIGESTS = {"0.9.0": "a", "0.10.0": "b"}


def test_the_templates_are_what_their_version_says_or_have_a_new_one() -> None:
    assert complaint(TEMPLATE_VERSION, template_set().digest, released()) is None


def test_a_released_version_may_be_noted_again_while_nothing_changed() -> None:
    assert complaint("0.9.0", "a", DIGESTS) is None


def test_a_change_under_a_released_version_is_told() -> None:
    assert complaint("0.9.0", "c", DIGESTS) == (
        "version 0.9.0 is released, and the templates have changed"
    )


@pytest.mark.parametrize(("version", "is_newer"), NEWER)
def test_a_new_version_is_newer_than_all(version: str, *, is_newer: bool) -> None:
    assert (complaint(version, "c", DIGESTS) is None) is is_newer
