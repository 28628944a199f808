"""JSON and TOML are read strictly and written for people."""

import re

import pytest

from builder.blueprint.errors import InvalidBlueprint, Problem
from builder.blueprint.forms import (
    parse_data,
    parse_json,
    parse_toml,
    to_json,
    to_toml,
)
from builder.blueprint.forms.documents import load_json

from .samples import CATALOG, one_field


def json_problems(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidBlueprint) as caught:
        parse_json(text, CATALOG)
    return caught.value.problems


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "nul",
        "{'a': 1}",
        '{"project": {"name": NaN}}',
        "[1,]",
        '{"a": 1}{}',
        '{"a": Infinity}',
    ],
)
def test_what_is_no_json_is_said(text: str) -> None:
    assert [p.rule for p in json_problems(text)] == ["syntax"]


def test_a_key_that_stands_twice_is_refused() -> None:
    [problem] = json_problems('{"project": {"name": "A", "name": "B"}}')
    assert "`name` stands twice" in problem.message.replace("``", "`")


def test_a_key_that_stands_twice_is_found_at_once_in_a_large_table() -> None:
    keys = ",".join(f'"k{number}":0' for number in range(300_000))
    [problem] = json_problems(f'{{{keys},"k299999":0}}')
    assert "`k299999` stands twice" in problem.message.replace("``", "`")


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000])
def test_depth_is_no_crash(text: str) -> None:
    assert json_problems(text)


def test_huge_numbers_are_no_crash() -> None:
    assert json_problems('{"format": ' + "9" * 5_000 + "}")
    assert json_problems('{"project": {"name": ' + "1e999" + "}}")


def test_half_a_character_is_refused() -> None:
    [problem] = json_problems(r'{"project": {"name": "\ud800"}}')
    assert problem.place == "project.name"


@pytest.mark.parametrize("raw", [b"\xff\xfe{", b'{"project": {"name": "\xed\xa0\x80"}}', b"\x80"])
def test_only_utf_8_is_read(raw: bytes) -> None:
    assert [p.rule for p in json_problems(raw)] == ["syntax"]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse_json(b"\xef\xbb\xbf{}", CATALOG) == parse_data({}, CATALOG)


def test_a_document_has_a_greatest_length() -> None:
    assert [p.rule for p in json_problems(" " * 10_000_001)] == ["too-large"]


def test_it_is_written_for_people() -> None:
    text = to_json(parse_data({"project": {"name": "Ärger"}}, CATALOG), CATALOG)
    assert text == '{\n  "format": 1,\n  "project": {\n    "name": "Ärger"\n  }\n}\n'


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "a = ",
        "a = 1\na = 2",
        "[[entities]\n",
        "a = 2026-13-01",
        "a = '''",
        "a = \x00",
        "[" * 90_000,
    ],
)
def test_what_is_no_toml_is_said(text: str) -> None:
    with pytest.raises(InvalidBlueprint) as caught:
        parse_toml(text, CATALOG)
    assert [p.rule for p in caught.value.problems] == ["syntax"]


def test_deep_and_huge_values_are_no_crash() -> None:
    for text in ("a = " + "[" * 50_000, "format = " + "9" * 5_000, "x = inf", "x = 1e999"):
        with pytest.raises(InvalidBlueprint):
            parse_toml(text, CATALOG)


def test_dates_and_times_of_toml_are_values() -> None:
    text = """
        [[entities]]
        name = "Event"
        fields = [
            { name = "starts_on", type = "date", default = 2026-01-31 },
            { name = "opens_at", type = "time", default = 08:30:00 },
            { name = "begins", type = "datetime", default = 2026-01-31T08:30:00Z },
        ]
    """
    [event] = parse_toml(text, CATALOG).entities
    assert [item.default for item in event.fields] == [
        "2026-01-31",
        "08:30:00",
        "2026-01-31T08:30:00+00:00",
    ]


def test_entities_are_written_as_tables() -> None:
    text = to_toml(parse_data(one_field(max_length=9), CATALOG), CATALOG)
    assert text == (
        'format = 1\n\n[[entities]]\nname = "Album"\nfields = [\n'
        '    { name = "title", type = "string", max_length = 9 },\n]\n'
    )


def test_a_key_of_very_many_parts_is_refused_before_it_is_built() -> None:
    for key in ("a" + ".a" * 16_000, ".".join(['"a"'] * 16_000), "a" + " . a" * 16_000):
        with pytest.raises(InvalidBlueprint, match="a key has more parts"):
            parse_toml(f"{key} = 1", CATALOG)
    assert parse_toml(f'[project]\ndescription = "{"two words. " * 100}"', CATALOG)


def test_what_inflates_to_millions_of_tables_is_counted_before_it_is_built() -> None:
    for text, counted in (("[" + "{}," * 200_000, "brackets"), ("[" + "0," * 1_000_001, "commas")):
        with pytest.raises(InvalidBlueprint) as caught:
            load_json(text)
        [problem] = caught.value.problems
        assert problem.rule == "too-large"
        assert counted in problem.message


def test_what_is_no_toml_is_told_its_place() -> None:
    with pytest.raises(InvalidBlueprint, match=re.escape("(at line 3, column 12)")):
        parse_toml('[project]\nname = "x"\nauthor = "y\n', CATALOG)


def test_what_is_no_json_is_told_its_place() -> None:
    [problem] = json_problems('{\n  "project": {"name": "x",,}\n}')
    assert "line 2 column 27" in problem.message


def test_a_long_message_of_a_parser_is_cut_before_its_place() -> None:
    key = "k" * 500
    with pytest.raises(InvalidBlueprint) as caught:
        parse_toml(f"[{key}]\n[{key}]", CATALOG)
    [problem] = caught.value.problems
    assert problem.message.endswith("(at line 2, column 502)")
    assert len(problem.message) < 250
