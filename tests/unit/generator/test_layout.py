"""Layout by width is what `ruff format` would write."""

import ast

from hypothesis import given
from hypothesis import strategies as st

from builder.generator.layout import (
    LINE_LENGTH,
    Attribute,
    Source,
    Text,
    display_width,
    entered,
    lay,
    tuple_behind,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


def test_what_fits_stays_on_one_line() -> None:
    assert lay(4, Source("call(", ("a", "b"), ")")) == "call(a, b)"


def test_what_does_not_fit_has_one_item_a_line_and_a_trailing_comma() -> None:
    items = ("a" * 60, "b" * 60)
    expected = f"call(\n        {items[0]},\n        {items[1]},\n    )"
    assert lay(4, Source("call(", items, ")")) == expected


def test_contexts_that_do_not_fit_on_a_line_stand_in_brackets() -> None:
    assert entered(4, ["a", "b"]) == "async with a, b:"
    many = entered(4, ["a" * 50, "b" * 50])
    assert many == f"async with (\n        {'a' * 50},\n        {'b' * 50},\n    ):"


def test_a_tuple_has_room_behind_its_head() -> None:
    assert tuple_behind(["a"], "names = ") == '("a",)'
    assert tuple_behind(["a", "b"], "names = ", 0) == '("a", "b")'
    long = "a" * 86
    assert tuple_behind([long], "x = ") == f'("{long}",)'
    assert tuple_behind([long], "x: X = ") == f'(\n        "{long}",\n    )'


def test_an_item_that_does_not_fit_on_its_line_is_laid_out_itself() -> None:
    inner = Source("inner(", ("a" * 60, "b" * 60), ")")
    lines = lay(0, Source("outer(", (inner,), ")")).splitlines()
    assert lines[1:3] == ["    inner(", f"        {'a' * 60},"]
    assert lines[-2:] == ["    ),", ")"]


def test_the_last_column_still_fits() -> None:
    item = "x" * (LINE_LENGTH - len("f()"))
    assert "\n" not in lay(0, Source("f(", (item,), ")"))
    assert "\n" in lay(0, Source("f(", (item + "x",), ")"))


@given(TEXT)
def test_a_long_text_keeps_every_character_and_the_width(text: str) -> None:
    source = lay(4, Text("description=", text), ",")
    assert ast.literal_eval(source.removeprefix("description=").removesuffix(",")) == text
    assert all(display_width(line) <= LINE_LENGTH for line in source.splitlines()[1:])


VALUE = Source("Field(", ("default=None", 'description="x"'), ")")


def test_an_attribute_is_split_at_its_value_first() -> None:
    source = lay(4, Attribute("a" * 40, "B" * 20, VALUE._replace(items=VALUE.items * 2)))
    assert source.splitlines()[0] == f"{'a' * 40}: {'B' * 20} = Field("


def test_an_annotation_is_split_where_the_value_does_not_begin_on_its_line() -> None:
    source = lay(4, Attribute("a" * 40, f"Lax[{'B' * 55}]", VALUE))
    assert source == (
        f'{"a" * 40}: Lax[\n        {"B" * 55}\n    ] = Field(default=None, description="x")'
    )


def test_a_union_is_put_in_parentheses() -> None:
    source = lay(4, Attribute("a" * 40, f"{'B' * 50} | None", "None"))
    assert source == f"{'a' * 40}: (\n        {'B' * 50} | None\n    ) = None"


def test_a_value_is_put_in_parentheses_where_only_these_fit() -> None:
    annotation = "B" * (LINE_LENGTH - len("    x:  = ("))
    source = lay(4, Attribute("x", annotation, VALUE))
    assert source.splitlines()[0] == f"x: {annotation} = ("
