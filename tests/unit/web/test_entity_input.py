"""What the entity form says becomes the data of one entity."""

from typing import Any

from builder.web.entity_input import read_entity

BLANK = [("fields-1-name", ""), ("fields-1-type", "string"), ("fields-1-required", "on")]


def data(*pairs: tuple[str, str]) -> dict[str, Any]:
    """Read a form and return the entity's data."""
    return read_entity(pairs).data


def test_the_blank_row_at_the_end_is_no_field() -> None:
    read = data(("name", "Album"), ("fields-0-name", "title"), ("fields-0-type", "string"), *BLANK)
    assert [field["name"] for field in read["fields"]] == ["title"]


def test_a_field_whose_name_was_emptied_stays_to_be_refused() -> None:
    read = data(("name", "Album"), ("fields-0-name", " "), ("fields-0-type", "string"), *BLANK)
    assert [field["name"] for field in read["fields"]] == [""]


def test_rows_keep_their_order_beyond_nine() -> None:
    pairs = [(f"fields-{at}-name", f"f{at}") for at in (10, 2, 0)]
    assert [field["name"] for field in data(*pairs)["fields"]] == ["f0", "f2", "f10"]


def test_numbers_are_numbers_and_other_text_is_left_to_the_rules() -> None:
    row = [("fields-0-name", "title"), ("fields-0-type", "string")]
    assert data(*row, ("fields-0-max_length", "160"))["fields"][0]["max_length"] == 160
    assert data(*row, ("fields-0-max_length", "1e3"))["fields"][0]["max_length"] == "1e3"


def test_an_unticked_box_is_off() -> None:
    field = data(("fields-0-name", "title"), ("fields-0-type", "string"))["fields"][0]
    assert (field["required"], field["unique"]) == (False, False)


def test_a_type_keeps_only_the_attributes_that_it_has() -> None:
    field = data(
        ("fields-0-name", "paid"),
        ("fields-0-type", "boolean"),
        ("fields-0-max_length", "160"),
        ("fields-0-unique", "on"),
    )["fields"][0]
    assert "max_length" not in field
    assert "unique" not in field


def test_enum_values_stand_one_per_line() -> None:
    field = data(
        ("fields-0-name", "status"), ("fields-0-type", "enum"), ("fields-0-values", "a, b\n\nc\n")
    )["fields"][0]
    assert field["values"] == ["a, b", "c"]


def test_a_renamed_field_is_followed_by_what_names_it() -> None:
    read = read_entity(
        [
            ("name", "Album"),
            ("display", "title"),
            ("unique", "title, year"),
            ("fields-0-was", "title"),
            ("fields-0-name", "heading"),
        ]
    )
    assert read.data["display"] == "heading"
    assert read.data["unique"] == [["heading", "year"]]


def test_a_relation_to_many_has_no_column_attributes() -> None:
    relation = data(
        ("relations-0-name", "tags"),
        ("relations-0-target", "Tag"),
        ("relations-0-kind", "many_to_many"),
        ("relations-0-required", "on"),
    )["relations"][0]
    assert relation == {"name": "tags", "target": "Tag", "kind": "many_to_many"}


def test_no_operation_ticked_means_none() -> None:
    assert data(("name", "Album"))["operations"] == []


def test_an_extension_has_fields_only() -> None:
    read = data(("name", "User"), ("extends", "true"), ("plural", "x"))
    assert set(read) == {"name", "extends", "fields", "relations"}


def test_a_renamed_relation_is_followed_where_columns_go_together() -> None:
    read = read_entity(
        [
            ("name", "Album"),
            ("unique", "title, artist"),
            ("relations-0-was", "artist"),
            ("relations-0-name", "band"),
            ("relations-0-kind", "many_to_one"),
        ]
    )
    assert read.data["unique"] == [["title", "band"]]


def test_a_form_keeps_the_old_names_beside_the_new_ones() -> None:
    read = read_entity(
        [
            ("name", "Album"),
            ("unique", "word, year"),
            ("fields-0-was", "word"),
            ("fields-0-name", "tag"),
            ("fields-1-was", "tag"),
            ("fields-1-name", "tag"),
        ]
    )
    assert read.data["unique"] == [["tag", "year"]]
    assert read.form["unique"] == [["word", "year"]]
    assert [(each["was"], each["name"]) for each in read.form["fields"]] == [
        ("word", "tag"),
        ("tag", "tag"),
    ]
