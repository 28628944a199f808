"""Text from outside becomes a blueprint or a list of problems, never anything else."""

import base64
import json
import zlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.blueprint.errors import InvalidBlueprint, Problem
from builder.blueprint.forms import (
    parse_data,
    parse_json,
    parse_query,
    parse_toml,
    to_data,
    to_json,
    to_query,
    to_toml,
)
from builder.blueprint.forms.packing import pack
from builder.blueprint.model import Blueprint

from .samples import CATALOG, document, entity, field, one_field, problems, rules

ENTITY = "entities[0]"
FIELD = "entities[0].fields[0]"


def json_problems(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidBlueprint) as caught:
        parse_json(text, CATALOG)
    return caught.value.problems


def query_problems(query: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidBlueprint) as caught:
        parse_query(query, CATALOG)
    return caught.value.problems


class TestData:
    def test_nothing_said_is_the_default_blueprint(self) -> None:
        found = parse_data({}, CATALOG)
        assert found.project.name == "My API"
        assert dict(found.options) == {"auth": "none", "database": "sqlite"}

    def test_only_what_differs_is_said(self) -> None:
        found = parse_data({"options": {"auth": "local", "database": "sqlite"}}, CATALOG)
        assert to_data(found, CATALOG) == {"format": 1, "options": {"auth": "local"}}

    def test_a_field_says_only_what_differs(self) -> None:
        data = one_field(required=True, max_length=9, unique=False)
        assert to_data(parse_data(data, CATALOG), CATALOG)["entities"] == [
            {"name": "Album", "fields": [{"name": "title", "type": "string", "max_length": 9}]}
        ]

    def test_order_of_options_and_features_means_nothing(self) -> None:
        one = {
            "features": ["docker", "github-ci"],
            "options": {"auth": "none", "database": "sqlite"},
        }
        two = {
            "features": ["github-ci", "docker"],
            "options": {"database": "sqlite", "auth": "none"},
        }
        assert parse_data(one, CATALOG) == parse_data(two, CATALOG)
        assert parse_data(one, CATALOG).digest == parse_data(two, CATALOG).digest

    def test_the_order_of_operations_means_nothing(self) -> None:
        one = document(entity("Album", operations=["get", "list"]))
        two = document(entity("Album", operations=["list", "get"]))
        assert parse_data(one, CATALOG) == parse_data(two, CATALOG)

    def test_a_wrong_meaning_keeps_the_draft(self) -> None:
        with pytest.raises(InvalidBlueprint) as caught:
            parse_data(one_field(name="class"), CATALOG)
        draft = caught.value.draft
        assert draft is not None
        assert draft.entities[0].fields[0].name == "class"
        assert dict(draft.options) == {"auth": "none", "database": "sqlite"}

    def test_a_wrong_shape_has_no_draft(self) -> None:
        with pytest.raises(InvalidBlueprint) as caught:
            parse_data({"entities": 1}, CATALOG)
        assert caught.value.draft is None


SHAPES: list[tuple[Any, str, str]] = [
    (None, "blueprint", "shape"),
    ([], "blueprint", "shape"),
    ("x", "blueprint", "shape"),
    ({1: 2}, "blueprint", "shape"),
    ({"entitis": []}, "entitis", "unknown-key"),
    ({"a b\n": 1}, "['a b\\n']", "unknown-key"),
    ({"\ud800": 1}, "blueprint", "shape"),
    ({"format": 2}, "format", "format"),
    ({"format": "1"}, "format", "format"),
    ({"format": True}, "format", "format"),
    ({"format": None}, "format", "format"),
    ({"project": None}, "project", "shape"),
    ({"project": []}, "project", "shape"),
    ({"project": {"nam": "x"}}, "project.nam", "unknown-key"),
    ({"project": {"name": 1}}, "project.name", "shape"),
    ({"project": {"name": "\ud800"}}, "project.name", "value"),
    ({"project": {"licence": "GPL"}}, "project.licence", "unknown-value"),
    ({"project": {"python": 3.13}}, "project.python", "unknown-value"),
    ({"project": {"python": "3.11"}}, "project.python", "unknown-value"),
    ({"options": []}, "options", "shape"),
    ({"options": {"database": 1}}, "options.database", "shape"),
    ({"options": {"databse": "sqlite"}}, "options", "unknown-group"),
    ({"options": {"database": "sqlight"}}, "options.database", "unknown-option"),
    ({"features": "docker"}, "features", "shape"),
    ({"features": {"docker": True}}, "features", "shape"),
    ({"features": ["docker", "docker"]}, "features", "value"),
    ({"features": ["dokcer"]}, "features[0]", "unknown-feature"),
    ({"features": [1]}, "features[0]", "shape"),
    ({"features": ["backup"]}, "features[0]", "requires"),
    ({"features": ["github-ci", "offline"]}, "features[1]", "excludes"),
    ({"entities": {}}, "entities", "shape"),
    ({"entities": [1]}, "entities[0]", "shape"),
    ({"entities": [{}]}, "entities[0].name", "missing-key"),
    (document(entity("A1", operations=["read"])), f"{ENTITY}.operations[0]", "unknown-value"),
    (document(entity("A1", operations=["get", "get"])), f"{ENTITY}.operations", "value"),
    (document(entity("A1", unique=["title"])), f"{ENTITY}.unique[0]", "shape"),
    (document(entity("A1", extends="true")), f"{ENTITY}.extends", "shape"),
    (document(entity("A1", display="nothing")), f"{ENTITY}.display", "unknown-field"),
    (document({"name": "A1", "fields": []}), f"{ENTITY}.fields", "empty-entity"),
    (document(entity("A1", {"name": "x"})), f"{FIELD}.type", "missing-key"),
    (one_field("strnig"), f"{FIELD}.type", "unknown-value"),
    (one_field(required=1), f"{FIELD}.required", "shape"),
    (one_field(max_length="9"), f"{FIELD}.max_length", "shape"),
    (one_field(max_length=9.0), f"{FIELD}.max_length", "shape"),
    (one_field(max_length=True), f"{FIELD}.max_length", "shape"),
    (one_field(max_length=-1), f"{FIELD}.max_length", "out-of-range"),
    (one_field(max_length=10**4_400), f"{FIELD}.max_length", "out-of-range"),
    (one_field(default=[1]), f"{FIELD}.default", "shape"),
    (one_field(default=float("nan")), f"{FIELD}.default", "value"),
    (one_field("float", default=float("inf")), f"{FIELD}.default", "value"),
    (one_field("integer", default=10**5_000), f"{FIELD}.default", "value"),
    (one_field("enum", values=["a"] * 201), f"{FIELD}.values", "too-many"),
    (one_field(filtr=True), f"{FIELD}.filtr", "unknown-key"),
    (document(entity("A1", read_only=True)), f"{ENTITY}.read_only", "unknown-key"),
    (
        document(entity("A1", relations=[{"name": "x", "target": "A1", "kind": "one_to_many"}])),
        f"{ENTITY}.relations[0].kind",
        "unknown-value",
    ),
    ({"entities": [[[[[[[[[[]]]]]]]]]]}, "entities[0][0][0][0][0][0][0]", "too-deep"),
    ({"entities": [1] * 1_001}, "entities", "too-many"),
    ({str(number): 1 for number in range(2_000)}, "blueprint", "too-many"),
]


@pytest.mark.parametrize(("data", "place", "rule"), SHAPES)
def test_a_wrong_shape_is_named_at_its_place(data: object, place: str, rule: str) -> None:
    assert (place, rule) in rules(data)


@pytest.mark.parametrize(
    ("data", "suggestion"),
    [
        ({"entitis": []}, "entities"),
        ({"project": {"pakage": "x"}}, "package"),
        ({"project": {"licence": "mit"}}, "MIT"),
        ({"project": {"python": 3.12}}, "3.12"),
        ({"options": {"databse": "sqlite"}}, "database"),
        ({"options": {"database": "postgres"}}, "postgresql"),
        ({"features": ["dockr"]}, "docker"),
        (one_field("str"), "string"),
        (one_field(filtr=True), "filter"),
        (one_field(max_len=1), "max_length"),
    ],
)
def test_a_slip_of_the_pen_is_understood(data: object, suggestion: str) -> None:
    assert problems(data)[0].suggestion == suggestion


def test_every_message_is_one_clean_line() -> None:
    for data, _, _ in SHAPES:
        for problem in problems(data):
            assert problem.message.isprintable(), problem
            assert problem.place.isprintable(), problem
            assert len(problem.message) < 600


class TestProvided:
    def test_an_own_entity_of_that_name_is_offered_to_extend(self) -> None:
        data = document(entity("User"), options={"auth": "local"})
        [problem] = [p for p in problems(data) if p.rule == "provided-entity"]
        assert (problem.place, problem.suggestion) == ("entities[0].extends", "true")
        assert "extends = true" in problem.message

    def test_an_extension_adds_optional_fields(self) -> None:
        user = entity("User", field("nickname", required=False), extends=True)
        assert problems(document(user, options={"auth": "local"})) == ()

    def test_an_added_field_is_not_required_without_default(self) -> None:
        user = entity("User", field("nickname"), extends=True)
        assert rules(document(user, options={"auth": "local"})) == [
            (f"{FIELD}.required", "extension")
        ]

    def test_a_provided_field_is_not_added_again(self) -> None:
        user = entity("User", field("email", "email", required=False), extends=True)
        assert rules(document(user, options={"auth": "local"})) == [(f"{FIELD}.name", "taken")]

    def test_what_is_not_provided_is_not_extended(self) -> None:
        user = entity("User", field("nickname", required=False), extends=True)
        assert rules(document(user)) == [("entities[0].extends", "not-provided")]

    @pytest.mark.parametrize(
        "more",
        [
            {"plural": "people"},
            {"operations": []},
            {"display": "email"},
            {"unique": [["nickname", "email"]]},
            {"description": "x"},
        ],
    )
    def test_an_extension_adds_nothing_but_fields(self, more: dict[str, object]) -> None:
        user = entity("User", field("nickname", required=False), extends=True, **more)
        assert (f"entities[0].{next(iter(more))}", "extension") in rules(
            document(user, options={"auth": "local"})
        )


class TestJson:
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
    def test_what_is_no_json_is_said(self, text: str) -> None:
        assert [p.rule for p in json_problems(text)] == ["syntax"]

    def test_a_key_that_stands_twice_is_refused(self) -> None:
        [problem] = json_problems('{"project": {"name": "A", "name": "B"}}')
        assert "`name` stands twice" in problem.message.replace("``", "`")

    @pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000])
    def test_depth_is_no_crash(self, text: str) -> None:
        assert json_problems(text)

    def test_huge_numbers_are_no_crash(self) -> None:
        assert json_problems('{"format": ' + "9" * 5_000 + "}")
        assert json_problems('{"project": {"name": ' + "1e999" + "}}")

    def test_half_a_character_is_refused(self) -> None:
        [problem] = json_problems(r'{"project": {"name": "\ud800"}}')
        assert problem.place == "project.name"

    @pytest.mark.parametrize(
        "raw", [b"\xff\xfe{", b'{"project": {"name": "\xed\xa0\x80"}}', b"\x80"]
    )
    def test_only_utf_8_is_read(self, raw: bytes) -> None:
        assert [p.rule for p in json_problems(raw)] == ["syntax"]

    def test_a_byte_order_mark_does_no_harm(self) -> None:
        assert parse_json(b"\xef\xbb\xbf{}", CATALOG) == parse_data({}, CATALOG)

    def test_a_document_has_a_greatest_length(self) -> None:
        assert [p.rule for p in json_problems(" " * 10_000_001)] == ["too-large"]

    def test_it_is_written_for_people(self) -> None:
        text = to_json(parse_data({"project": {"name": "Ärger"}}, CATALOG), CATALOG)
        assert text == '{\n  "format": 1,\n  "project": {\n    "name": "Ärger"\n  }\n}\n'


class TestToml:
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
    def test_what_is_no_toml_is_said(self, text: str) -> None:
        with pytest.raises(InvalidBlueprint) as caught:
            parse_toml(text, CATALOG)
        assert [p.rule for p in caught.value.problems] == ["syntax"]

    def test_deep_and_huge_values_are_no_crash(self) -> None:
        for text in ("a = " + "[" * 50_000, "format = " + "9" * 5_000, "x = inf", "x = 1e999"):
            with pytest.raises(InvalidBlueprint):
                parse_toml(text, CATALOG)

    def test_dates_and_times_of_toml_are_values(self) -> None:
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

    def test_entities_are_written_as_tables(self) -> None:
        text = to_toml(parse_data(one_field(max_length=9), CATALOG), CATALOG)
        assert text == (
            'format = 1\n\n[[entities]]\nname = "Album"\nfields = [\n'
            '    { name = "title", type = "string", max_length = 9 },\n]\n'
        )


class TestQuery:
    def test_the_default_blueprint_is_an_empty_query(self) -> None:
        assert to_query(parse_data({}, CATALOG), CATALOG) == ""
        assert parse_query("", CATALOG) == parse_data({}, CATALOG)

    def test_it_reads_like_a_sentence(self) -> None:
        data = {
            "project": {"name": "Musik & Café", "python": "3.14"},
            "options": {"database": "postgresql"},
            "features": ["github-ci", "docker"],
        }
        found = to_query(parse_data(data, CATALOG), CATALOG)
        assert found == (
            "name=Musik%20%26%20Caf%C3%A9&python=3.14&database=postgresql&features=docker,github-ci"
        )

    def test_a_question_mark_and_the_version_may_stand_there(self) -> None:
        assert parse_query("?v=1&name=Shop+2", CATALOG).project.name == "Shop 2"

    def test_a_pair_may_be_given_unescaped(self) -> None:
        assert parse_query([("name", "A & B")], CATALOG).project.name == "A & B"

    @pytest.mark.parametrize(
        ("query", "place", "rule"),
        [
            ("nme=x", "nme", "unknown-key"),
            ("x", "x", "unknown-key"),
            ("name=a&name=b", "name", "repeated-key"),
            ("database=sqlite&database=sqlite", "database", "repeated-key"),
            ("v=2", "format", "format"),
            ("v=x", "format", "format"),
            ("v=" + "9" * 9_000, "format", "format"),
            ("name=", "project.name", "text"),
            ("name=%FF", "blueprint", "syntax"),
            ("name=%00", "project.name", "text"),
            ("database=oracle", "options.database", "unknown-option"),
            ("features=docker,docker", "features", "value"),
            ("features=docker,", "features[0]", "unknown-feature"),
            ("licence=gpl", "project.licence", "unknown-value"),
            ("entities=x", "entities", "unknown-key"),
            ("&".join(f"k{n}=1" for n in range(300)), "blueprint", "syntax"),
        ],
    )
    def test_a_wrong_query_is_named_at_its_place(self, query: str, place: str, rule: str) -> None:
        found = query_problems(query)
        assert (place, rule) in [(problem.place, problem.rule) for problem in found]

    def test_many_unknown_keys_in_pairs_are_cut(self) -> None:
        with pytest.raises(InvalidBlueprint) as caught:
            parse_query([(f"k{number}", "1") for number in range(5_000)], CATALOG)
        assert len(caught.value.problems) == 200


def _packed(raw: bytes) -> str:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    squeezed = deflate.compress(raw) + deflate.flush()
    return base64.urlsafe_b64encode(squeezed).rstrip(b"=").decode()


class TestPackedEntities:
    GOOD = pack([{"name": "Album", "fields": [{"name": "title", "type": "string"}]}])

    def test_they_are_unpacked(self) -> None:
        assert parse_query(f"e={self.GOOD}", CATALOG).entities[0].name == "Album"

    @pytest.mark.parametrize(
        "packed",
        [
            "",
            "!",
            "A",
            "AAAA",
            "é",
            "A=B",
            GOOD[:-3],
            GOOD + "AAAA",
            GOOD[4:],
            base64.urlsafe_b64encode(b"[]").decode(),
            base64.urlsafe_b64encode(zlib.compress(b"[]")).decode(),
            _packed(b""),
            _packed(b"\xff"),
            _packed(b"[" * 100_000),
            _packed(b'{"name": 1, "name": 2}'),
            _packed(b"NaN"),
            _packed(b" " * 10_000_001),
            _packed(b"0" * 200_000_000),
        ],
        ids=range(18),
    )
    def test_damaged_ones_are_refused(self, packed: str) -> None:
        assert query_problems(f"e={packed}")[0].place == "e"

    @pytest.mark.parametrize("raw", [b"{}", b"1", b"null", b'"x"', b"[1]", b"[[]]", b'[{"a": 1}]'])
    def test_what_is_no_list_of_entities_is_refused(self, raw: bytes) -> None:
        assert query_problems(f"e={_packed(raw)}")[0].place.startswith("entities")


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["name", "type", "fields", "entities", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
fuzz = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _judged(parse: Any, text: object) -> None:  # noqa: ANN401 - any of the parsers
    try:
        assert isinstance(parse(text, CATALOG), Blueprint)
    except InvalidBlueprint as error:
        assert error.problems  # noqa: PT017 - either outcome is right


@fuzz
@given(ANY_JSON)
def test_any_data_is_judged(data: object) -> None:
    _judged(parse_data, data)
    _judged(parse_data, {"entities": [data]})
    _judged(parse_data, one_field(default=data))
    _judged(parse_json, json.dumps(data))


@fuzz
@given(st.text(st.characters(), max_size=60))
def test_any_text_is_judged(text: str) -> None:
    _judged(parse_json, text)
    _judged(parse_toml, text)
    _judged(parse_query, text)
    _judged(parse_query, [("name", text), ("e", text), ("features", text)])
    _judged(parse_data, {"project": {"name": text, "package": text, "author": text}})
    _judged(parse_data, document(entity(text, field(text, default=text, pattern=text))))


@fuzz
@given(st.binary(max_size=60))
def test_any_bytes_are_judged(raw: bytes) -> None:
    _judged(parse_json, raw)
    _judged(parse_toml, raw)
    _judged(parse_query, f"e={_packed(raw)}")
