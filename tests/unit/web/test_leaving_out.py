"""What a choice brings: the project beside the same project without it."""

from builder.blueprint.choices import complete
from builder.blueprint.forms import parse_data
from builder.blueprint.model import Blueprint, Entity, Field, Relation
from builder.generator.templates import load_templates
from builder.resources import resource
from builder.web.leaving_out import WITHOUT, LeftOut, bringing, can_be_left_out, left_out

from .fakes import CATALOG, GUARDED_NOTE, PLAIN_NOTE

ALBUM = Entity(
    name="Album",
    display="title",
    fields=(Field(name="title", type="string"), Field(name="year", type="integer")),
    unique=(("title", "year"),),
)
TRACK = Entity(
    name="Track",
    fields=(Field(name="name", type="string"),),
    relations=(Relation(name="album", target="Album", kind="many_to_one"),),
)


def without(what: str, **chosen: object) -> LeftOut:
    """Return what is left of a project of these choices."""
    blueprint = complete(Blueprint.model_validate(chosen), CATALOG)
    return left_out(blueprint, f"{WITHOUT}{what}", CATALOG)


def rest(what: str, **chosen: object) -> Blueprint:
    """Return what is left, which is something else."""
    found = without(what, **chosen).rest
    assert found is not None
    return found


def test_a_feature_goes_alone() -> None:
    found = without("features/docker", features=("docker", "lean"))
    assert found.title == "Docker"
    assert found.rest == complete(Blueprint(features=("lean",)), CATALOG)


def test_a_group_falls_back_to_its_default_and_what_needs_the_option_goes_too() -> None:
    left = rest("auth/local", options={"auth": "local"}, features=("audit", "docker"))
    assert left == complete(Blueprint(features=("docker",)), CATALOG)


def test_what_accounts_brought_to_entities_goes_with_them() -> None:
    more = Entity(name="User", extends=True, fields=(Field(name="nick", type="string"),))
    left = rest("auth/local", options={"auth": "local"}, entities=(GUARDED_NOTE, more))
    assert left.entities == (PLAIN_NOTE,)


def test_an_entity_goes_with_the_relations_to_it() -> None:
    left = rest("Album", entities=(ALBUM, TRACK))
    assert left.entities == (Entity(name="Track", fields=TRACK.fields),)


def test_a_field_goes_with_what_is_said_of_it() -> None:
    left = rest("Album.title", entities=(ALBUM,))
    assert left.entities == (Entity(name="Album", fields=ALBUM.fields[1:]),)


def test_a_relation_goes_alone() -> None:
    left = rest("Track.album", entities=(ALBUM, TRACK))
    assert left.entities == (ALBUM, Entity(name="Track", fields=TRACK.fields))


def test_what_is_not_there_or_cannot_go_leaves_nothing_to_compare_with() -> None:
    named = Blueprint(entities=(ALBUM,)).model_dump(mode="json")
    for what in ("features/none", "Band", "Album.length", "", ".", "database/sqlite"):
        assert without(what, entities=named["entities"]).rest is None


def test_a_default_cannot_be_left_out() -> None:
    said = {
        option.path: can_be_left_out(option, CATALOG)
        for option in (*CATALOG.groups[1].options, *CATALOG.features)
    }
    assert [path for path, can in said.items() if not can] == ["auth/none"]


def test_what_an_option_brings_is_looked_at_as_a_difference() -> None:
    assert (
        bringing("features/docker") == "against=without%2Ffeatures%2Fdocker&file=&entity=&show=diff"
    )


def test_a_group_of_columns_goes_with_the_relation_in_it() -> None:
    track = TRACK.model_copy(update={"unique": (("name", "album"),)})
    left = rest("Album", entities=(ALBUM, track))
    assert left.entities == (Entity(name="Track", fields=TRACK.fields),)


def test_an_entity_that_held_only_a_relation_goes_with_it() -> None:
    pin = Entity(name="Pin", relations=(Relation(name="by", target="User", kind="many_to_one"),))
    left = rest("auth/local", options={"auth": "local"}, entities=(pin, ALBUM))
    assert left.entities == (ALBUM,)


def test_an_entity_goes_with_its_only_field() -> None:
    only = Entity(name="Only", fields=(Field(name="title", type="string"),))
    assert rest("Only.title", entities=(only, ALBUM)).entities == (ALBUM,)


def test_why_there_is_nothing_without_a_choice_is_told() -> None:
    catalog = load_templates(resource("templates") / "project", "0").catalog
    exact = {"name": "exact", "type": "decimal", "precision": 38, "scale": 2}
    data = {
        "options": {"database": "postgresql"},
        "entities": [{"name": "Amount", "fields": [exact]}],
    }
    found = left_out(parse_data(data, catalog), f"{WITHOUT}database/postgresql", catalog)
    assert found.rest is None
    assert "SQLite" in found.reason
