"""A line is explained by what goes when its overlay contributes nothing."""

from builder.blueprint.model import Entity, Field, Relation
from builder.generator.emission import EntityView, entity_views
from builder.generator.explanation import contributed, named_parts
from builder.generator.origin import Origin

TEXT = "head\nfirst\nsecond\ntail\n"


def test_a_line_that_goes_without_an_overlay_is_its() -> None:
    assert contributed(TEXT, {"auth/local": "head\nfirst\ntail\n"}) == {3: Origin("auth/local")}


def test_an_overlay_that_changes_nothing_claims_nothing() -> None:
    assert contributed(TEXT, {"auth/local": TEXT}) == {}


def test_a_line_that_is_laid_out_otherwise_is_explained_too() -> None:
    wide = "import (\n    a,\n    b,\n)\n"
    claimed = contributed(wide, {"features/docker": "import a\n"})
    assert set(claimed) == {1, 2, 3, 4}


def test_of_two_overlays_the_first_explains_a_line() -> None:
    shorter = {"auth/local": "head\ntail\n", "features/docker": "head\nfirst\ntail\n"}
    assert contributed(TEXT, shorter)[3] == Origin("auth/local")


def test_a_line_separator_of_unicode_does_not_count_as_a_line() -> None:
    assert contributed("a\u2028b\nnew\n", {"own": "a\u2028b\n"}) == {2: Origin("own")}


def views(*entities: Entity) -> tuple[EntityView, ...]:
    """Return what templates read of entities."""
    return entity_views(entities, frozenset(entity.name for entity in entities))


def test_a_line_that_names_a_field_or_a_relation_is_theirs() -> None:
    title = Field(name="title", type="string")
    importance = Field(name="importance", type="integer")
    artist = Relation(name="artist", target="Artist", kind="many_to_one")
    entities = views(
        Entity(name="Album", fields=(title, importance), relations=(artist,)),
        Entity(name="Artist", fields=(Field(name="name", type="string"),)),
    )
    album = next(each for each in entities if each.pascal == "Album")
    text = (
        '"""The title of an album, by title."""\n'
        "class Album:\n"
        "    title: Mapped[str]\n"
        "    artist_id: Mapped[int]\n"
        "    def subtitle(self) -> str:\n"
        "    importance: Mapped[int]\n"
        '    ("title", "value"),\n'
        '    @pytest.mark.parametrize("title", [1])\n'
        "from .title import artist\n"
        'SORTED = ("id", "title")\n'
    )
    assert named_parts(text, album) == {
        3: Origin("entity", "Album", "title"),
        4: Origin("entity", "Album", "artist"),
        6: Origin("entity", "Album", "importance"),
        10: Origin("entity", "Album", "title"),
    }
