"""Whoever follows a suggestion is rid of the problem."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.blueprint import reserved

from .field_strategies import snake_names
from .samples import document, entity, field, problems, relation
from .strategies import usable_names
from .suggestions import followed

WHOLE = st.characters(exclude_categories=["Cs"])
NAMES = st.one_of(
    snake_names,
    st.text(WHOLE, max_size=12),
    st.text(WHOLE, max_size=90).map("é{}".format),
    st.sampled_from(sorted(set[str]().union(*(table.words for table in reserved.FIELD)))),
)
ENTITIES = st.one_of(
    usable_names,
    st.text(WHOLE, max_size=12).filter(str.strip),
    st.sampled_from(sorted(set[str]().union(*(table.words for table in reserved.ENTITY_CLASS)))),
    st.sampled_from(["Album", "Albums", "ALBUM", "A", "News", "Var", "TestRun", "AlbumRead"]),
)
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def settled(data: dict[str, Any]) -> tuple[object, ...]:
    """Follow suggestions, one after the other, until nothing is suggested any more."""
    for _ in range(40):
        found = problems(data)
        offered = [problem for problem in found if problem.suggestion is not None]
        if not offered:
            return found
        data = followed(data, offered[0])
    return problems(data)


@many
@given(st.lists(NAMES, min_size=1, max_size=6))
def test_suggested_field_names_lead_to_a_valid_blueprint(names: list[str]) -> None:
    assert settled(document(entity("Album", *map(field, names)))) == ()


@many
@given(st.lists(ENTITIES, min_size=1, max_size=5))
def test_suggested_entity_names_lead_to_a_valid_blueprint(names: list[str]) -> None:
    assert settled(document(*map(entity, names))) == ()


@many
@given(NAMES, NAMES, NAMES, st.sampled_from(["many_to_one", "many_to_many", "one_to_one"]))
def test_suggested_relation_names_lead_to_a_valid_blueprint(
    name: str, inverse: str, other: str, kind: str
) -> None:
    link = relation(name, "Artist", inverse=inverse) | {"kind": kind}
    data = document(
        entity("Album", field(other), relations=[link]), entity("Artist", field(inverse))
    )
    assert settled(data) == ()


@many
@given(st.text(WHOLE, max_size=70), NAMES)
def test_suggested_project_names_lead_to_a_valid_blueprint(name: str, package: str) -> None:
    assert settled({"project": {"name": name, "package": package}}) == ()
