"""The bodies that the page shows of an API that is to come."""

import json

import pytest

from builder.blueprint.model import Entity, Field
from builder.web.api_examples import examples_of


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field(name="short_title", type="string", min_length=14), "short title..."),
        (Field(name="title", type="string", max_length=3), "tit"),
        (Field(name="note", type="text", min_length=1_000_000), f"note{'.' * 56}…"),
        (Field(name="key", type="bytes", min_length=3), "eHh4"),
    ],
)
def test_a_text_is_as_long_as_it_must_be_up_to_what_can_be_read(field: Field, value: str) -> None:
    body, _ = examples_of(Entity(name="Book", fields=(field,)), 1)
    assert json.loads(body.text) == {field.name: value}


def test_ten_million_bytes_are_not_shown() -> None:
    field = Field(name="scan", type="bytes", min_length=10_000_000)
    body, shown = examples_of(Entity(name="Book", fields=(field,)), 1)
    assert json.loads(body.text)["scan"].endswith("…")
    assert max(len(body.text), len(shown.text)) < 200
