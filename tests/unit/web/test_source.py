"""The open file: coloured, numbered, and honest about where it comes from."""

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field
from builder.generator.origin import Origin
from builder.generator.project import REGULAR, File, Project
from builder.web.highlight import highlighted
from builder.web.source import Cause, choose_file, open_source, title_of

from .fakes import CATALOG, render

PROJECT = render(complete(Blueprint(), CATALOG))


def test_code_is_escaped() -> None:
    lines = highlighted("x.html", "<script>alert(1)</script>")
    assert "<script" not in "".join(lines)


def test_every_line_closes_what_it_opens() -> None:
    for line in highlighted("x.py", '"""one\ntwo\nthree"""\n'):
        assert line.count("<span") == line.count("</span>")


def test_a_file_keeps_its_number_of_lines() -> None:
    assert len(highlighted("x.py", "\n\na = 1\n\n")) == 4


def test_an_unknown_kind_of_file_is_plain_text() -> None:
    assert highlighted("LICENSE", "a < b\n") == ("a &lt; b",)


def test_the_entry_point_is_opened_first() -> None:
    assert choose_file(PROJECT, None) == "app/main.py"


def test_a_vanished_file_opens_its_neighbour_and_says_so() -> None:
    source = open_source(PROJECT, "app/core/database.py", CATALOG)
    assert (source.path, source.missing) == ("app/core/config.py", "app/core/database.py")


def test_an_executable_file_is_marked() -> None:
    assert open_source(PROJECT, "start.sh", CATALOG).is_executable


def test_origins_are_told_in_words() -> None:
    assert title_of(Origin("base"), CATALOG) == "Part of every project"
    assert title_of(Origin("database/sqlite"), CATALOG) == "Database: SQLite"
    assert title_of(Origin("features/docker/with/auth/local"), CATALOG) == (
        "Docker with Sign-in: Local accounts"
    )


def test_the_file_of_an_entity_names_the_entity() -> None:
    album = Entity(name="Album", fields=(Field(name="title", type="string"),))
    project = render(complete(Blueprint(entities=(album,)), CATALOG))
    why = open_source(project, "app/models/album.py", CATALOG).why
    assert why == Cause("Entity Album", "entities-title")


def test_a_file_leads_to_the_choice_that_it_comes_from() -> None:
    project = render(complete(Blueprint(features=("docker",)), CATALOG))
    for path, anchor in {
        "docker/settings.toml": "features-docker",
        "database-sqlite.toml": "database-sqlite",
        "README.md": "",
    }.items():
        assert open_source(project, path, CATALOG).why.anchor == anchor


def test_the_lines_of_a_field_lead_to_its_entity_in_the_editor() -> None:
    text = "class Album:\n    title: str\n\n    year: int\n    title2: str\n"
    origins = {2: Origin("entity", "Album", "title"), 4: Origin("entity", "Album", "year")}
    file = File(text, REGULAR, Origin("entity/model", "Album"))
    project = Project("shop", [("app/models/album.py", file)], lambda _: origins)
    source = open_source(project, "app/models/album.py", CATALOG)
    assert source.causes == ()
    assert source.parts == (
        Cause("Album.title", opens="entity=Album", lines="2"),
        Cause("Album.year", opens="entity=Album", lines="4"),
    )
    assert [line.cause for line in source.lines] == ["", "Album.title", "", "Album.year", ""]
    assert not any(line.is_given for line in source.lines)
