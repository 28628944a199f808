"""A blueprint is a value."""

import pytest
from pydantic import ValidationError

from builder.blueprint.canonical import Choices
from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo

DEFAULT_DIGEST = "3f0a99256beeb89a6b9f2793885291a6454928fd74903159ab2e51452b13df6f"
STORED_DIGEST = "a5454d2743efb622fb840fdaf8cf1ec90496bd4c93eea5c16b8a46c5c7837e38"


def stored() -> Blueprint:
    """Build what somebody saved when format 1 was new."""
    return Blueprint.model_validate(
        {
            "project": {"name": "Musik & Café 🎉", "python": "3.12"},
            "options": {"database": "postgresql", "auth": "none"},
            "features": ["github-ci", "docker"],
            "entities": [
                {
                    "name": "Album",
                    "operations": ["get", "list"],
                    "unique": [["artist", "title"]],
                    "fields": [{"name": "title", "type": "string", "max_length": 160}],
                    "relations": [{"name": "artist", "target": "Artist", "kind": "many_to_one"}],
                },
                {
                    "name": "Artist",
                    "fields": [{"name": "rank_number", "type": "integer", "min": 1}],
                },
            ],
        }
    )


def test_the_digest_of_format_1_never_changes() -> None:
    assert Blueprint().digest == DEFAULT_DIGEST
    assert stored().digest == STORED_DIGEST


def test_what_is_said_explicitly_but_is_the_default_changes_nothing() -> None:
    assert Field(name="x", type="string", required=True) == Field(name="x", type="string")
    explicit = Blueprint(project=ProjectInfo(name="My API", package="app"))
    assert explicit == Blueprint()
    assert explicit.digest == Blueprint().digest


def test_different_choices_have_different_digests() -> None:
    others = [
        Blueprint(project=ProjectInfo(name="Other")),
        Blueprint(options={"database": "sqlite"}),
        Blueprint(features=("docker",)),
        Blueprint(entities=(Entity(name="A"), Entity(name="B"))),
        Blueprint(entities=(Entity(name="B"), Entity(name="A"))),
    ]
    assert len({one.digest for one in others}) == len(others)


def test_nothing_can_be_changed() -> None:
    blueprint = stored()
    with pytest.raises(ValidationError, match="frozen"):
        blueprint.project = ProjectInfo()
    with pytest.raises(TypeError):
        blueprint.options["database"] = "sqlite"  # type: ignore[index]


def test_choices_are_a_sorted_mapping() -> None:
    choices = Choices({"b": "2", "a": "1"})
    assert list(choices) == ["a", "b"]
    assert choices == {"b": "2", "a": "1"}
    assert repr(choices) == "Choices({'a': '1', 'b': '2'})"
    assert hash(choices) == hash(Choices({"a": "1", "b": "2"}))


def test_a_slug_names_the_folder() -> None:
    assert stored().project.slug == "musik-cafe"
