"""Edits of entities keep the rest of the blueprint in order."""

from typing import Any

import pytest

from builder.web.editing import act_on_list, act_on_rows, put_entity

DOCUMENT: dict[str, Any] = {
    "entities": [
        {"name": "Artist", "fields": [{"name": "name", "type": "string"}]},
        {
            "name": "Album",
            "fields": [{"name": "title", "type": "string"}, {"name": "year", "type": "integer"}],
            "relations": [{"name": "artist", "target": "Artist", "kind": "many_to_one"}],
            "unique": [["title", "year"]],
            "display": "title",
        },
    ]
}
ALBUM: dict[str, Any] = DOCUMENT["entities"][1]


def names(rows: list[dict[str, Any]]) -> list[str]:
    """Return the names of rows."""
    return [row["name"] for row in rows]


def test_relations_follow_a_renamed_entity() -> None:
    edited, at = put_entity(DOCUMENT, "Artist", {**DOCUMENT["entities"][0], "name": "Band"})
    assert at == 0
    assert edited["entities"][1]["relations"][0]["target"] == "Band"


def test_a_new_entity_comes_last() -> None:
    edited, at = put_entity(DOCUMENT, "", {"name": "Track"})
    assert (at, names(edited["entities"])) == (2, ["Artist", "Album", "Track"])


def test_removing_an_entity_removes_and_tells_what_led_to_it() -> None:
    edited, said = act_on_list(DOCUMENT, "remove-entity:Artist")
    assert names(edited["entities"]) == ["Album"]
    assert edited["entities"][0]["relations"] == []
    assert said == "Artist was removed, and with it Album.artist, which led to it."


def test_an_entity_moves_down_and_not_beyond_the_end() -> None:
    edited, _ = act_on_list(DOCUMENT, "down-entity:Artist")
    assert names(edited["entities"]) == ["Album", "Artist"]
    again, _ = act_on_list(edited, "down-entity:Artist")
    assert again == edited


def test_an_edit_leaves_the_document_it_was_given() -> None:
    act_on_list(DOCUMENT, "remove-entity:Artist")
    assert names(DOCUMENT["entities"]) == ["Artist", "Album"]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("up-field:1", ["year", "title"]),
        ("down-field:0", ["year", "title"]),
        ("up-field:0", ["title", "year"]),
        ("down-field:1", ["title", "year"]),
        ("remove-field:0", ["year"]),
        ("remove-field:9", ["title", "year"]),
        ("save", ["title", "year"]),
        ("up-field:x", ["title", "year"]),
    ],
)
def test_a_button_moves_or_removes_its_field(action: str, expected: list[str]) -> None:
    assert names(act_on_rows(ALBUM, action)["fields"]) == expected


def test_a_removed_field_leaves_nothing_that_names_it() -> None:
    edited = act_on_rows(ALBUM, "remove-field:0")
    assert (edited["unique"], "display" in edited) == ([], False)


def test_a_second_relation_to_the_same_entity_gets_a_free_name() -> None:
    edited = act_on_rows(ALBUM, "add-relation:Artist")
    assert names(edited["relations"]) == ["artist", "artist_2"]


def test_a_relation_to_itself_is_a_parent_that_need_not_be() -> None:
    relation = act_on_rows(ALBUM, "add-relation:Album")["relations"][-1]
    assert (relation["name"], relation["required"]) == ("parent", False)


def test_a_relation_back_to_what_needs_the_entity_is_optional() -> None:
    artist: dict[str, Any] = {**DOCUMENT["entities"][0], "relations": []}
    relation = act_on_rows(artist, "add-relation:Album", DOCUMENT["entities"])["relations"][0]
    assert not relation["required"]


def test_a_copy_stands_behind_what_it_is_a_copy_of() -> None:
    twice, _ = act_on_list(DOCUMENT, "duplicate-entity:Artist")
    thrice, said = act_on_list(twice, "duplicate-entity:Artist")
    assert names(thrice["entities"]) == ["Artist", "ArtistCopy1", "ArtistCopy", "Album"]
    assert said == "ArtistCopy1 was added."


def test_a_copy_does_not_take_what_can_be_there_only_once() -> None:
    album = {
        **ALBUM,
        "plural": "Albums",
        "relations": [{**ALBUM["relations"][0], "inverse": "albums"}],
    }
    edited, _ = act_on_list({"entities": [album]}, "duplicate-entity:Album")
    assert edited["entities"][0] == album
    assert edited["entities"][1] == {**ALBUM, "name": "AlbumCopy"}


def test_what_led_to_a_removed_entity_leaves_no_group_of_columns() -> None:
    album = {**ALBUM, "unique": [["title", "artist"], ["title", "year"]]}
    document = {"entities": [DOCUMENT["entities"][0], album]}
    edited, _ = act_on_list(document, "remove-entity:Artist")
    assert edited["entities"][0]["unique"] == [["title", "year"]]
    assert act_on_rows(album, "remove-relation:0")["unique"] == [["title", "year"]]


def test_to_remove_what_is_added_to_a_provided_entity_leaves_what_leads_to_it() -> None:
    note = {"name": "Note", "relations": [{"name": "reader", "target": "User"}]}
    document = {"entities": [{"name": "User", "extends": True}, note]}
    edited, said = act_on_list(document, "remove-entity:User")
    assert edited == {"entities": [note]}
    assert said == "User was removed."


def test_what_is_not_there_is_not_said_to_be_removed() -> None:
    assert act_on_list(DOCUMENT, "remove-entity:Nope") == (DOCUMENT, "")


def test_the_copy_of_a_long_name_has_a_name_that_fits() -> None:
    edited, _ = act_on_list({"entities": [{"name": "A" * 40}]}, f"duplicate-entity:{'A' * 40}")
    assert edited["entities"][1]["name"] == f"{'A' * 33}Copy"


@pytest.mark.parametrize("number", ["9" * 5_000, "٣", "-1", ""])
def test_a_row_that_no_form_has_changes_nothing(number: str) -> None:
    assert act_on_rows(ALBUM, f"up-field:{number}") == ALBUM
