"""What is worth knowing before the download."""

import pytest

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo
from builder.web.proof import Proof
from builder.web.review import HandingOver, review_of

from .fakes import CATALOG

WHOLE = Proof("Verified", "All of it was seen.", is_whole=True)
PAIRS = Proof("Verified in pairs", "Each pair was seen.")
WAYS = HandingOver("/project.zip", (), is_sharing_open=True)
BOOK = Entity(name="Book", fields=(Field(name="title", type="string"),))
LICENSED = ProjectInfo(licence="MIT")
FINE = Blueprint(project=LICENSED, options={"auth": "local"}, entities=(BOOK,))


def warnings(blueprint: Blueprint, proof: Proof = WHOLE) -> str:
    """Return what is worth knowing, in one text."""
    return " ".join(review_of(complete(blueprint, CATALOG), proof, WAYS, CATALOG).warnings)


def test_nothing_is_said_of_a_project_without_a_catch() -> None:
    assert warnings(FINE) == ""


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"options": {}}, "Nobody signs in"),
        ({"entities": ()}, "no entities"),
        ({"project": ProjectInfo()}, "No licence"),
    ],
)
def test_a_catch_is_told(change: dict[str, object], word: str) -> None:
    assert word in warnings(FINE.model_copy(update=change))


def test_what_can_only_be_read_needs_no_sign_in() -> None:
    read = BOOK.model_copy(update={"operations": ("list", "get")})
    assert warnings(FINE.model_copy(update={"options": {}, "entities": (read,)})) == ""


def test_it_says_what_was_not_verified_as_a_whole() -> None:
    assert warnings(FINE, PAIRS) == "Each pair was seen."


def test_every_difference_from_the_defaults_is_a_decision() -> None:
    decided = review_of(FINE, WHOLE, WAYS, CATALOG).decided
    assert [each.about for each in decided] == ["Project", "Sign-in", "Entities"]
