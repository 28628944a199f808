"""Layout by width is what `ruff format` would write."""

import ast

from hypothesis import given
from hypothesis import strategies as st

from builder.generator.layout import LINE_LENGTH, display_width, fold, folded_text

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


def test_what_fits_stays_on_one_line() -> None:
    assert fold(4, "call(", ["a", "b"], ")") == "call(a, b)"


def test_what_does_not_fit_has_one_item_a_line_and_a_trailing_comma() -> None:
    items = ["a" * 60, "b" * 60]
    assert fold(4, "call(", items, ")") == f"call(\n        {items[0]},\n        {items[1]},\n    )"


def test_the_last_column_still_fits() -> None:
    item = "x" * (LINE_LENGTH - len("f()"))
    assert "\n" not in fold(0, "f(", [item], ")")
    assert "\n" in fold(0, "f(", [item + "x"], ")")


@given(TEXT)
def test_folded_text_keeps_every_character_and_the_width(text: str) -> None:
    source = folded_text(4, "description=", text, ",")
    assert ast.literal_eval(source.removeprefix("description=").removesuffix(",")) == text
    assert all(display_width(line) <= LINE_LENGTH for line in source.splitlines()[1:])
