"""Who may read and write: people sign in, records have owners, and writers may read."""

from typing import Any

import pytest

from builder.blueprint.access import ACCESS, EVERYONE
from builder.blueprint.choices import all_entities
from builder.blueprint.forms import parse_data

from .samples import CATALOG, document, entity, field, problems, relation, rules
from .suggestions import followed

LOCAL = {"auth": "local"}
PAIRS: list[tuple[str, str]] = [(read, write) for read in ACCESS for write in ACCESS]


def said(*, options: dict[str, str] | None = None, **more: object) -> dict[str, Any]:
    """Say an entity that keeps its authors, under local sign-in unless told otherwise."""
    album = {"authored": True, **more}
    return document(entity("Album", **album), options=LOCAL if options is None else options)


def settled(data: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return who may read and write the last entity."""
    album = all_entities(parse_data(data, CATALOG), CATALOG)[-1]
    return album.read, album.write


@pytest.mark.parametrize(("read", "write"), PAIRS)
def test_whoever_writes_may_read(read: str, write: str) -> None:
    data = said(read=read, write=write)
    if PAIRS.index((read, write)) % len(ACCESS) >= ACCESS.index(read):
        assert settled(data) == (read, write)
    else:
        [problem] = problems(data)
        assert (problem.place, problem.rule) == ("entities[0].write", "write-wider")
        assert settled(followed(data, problem)) == (read, read)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, ("signed_in", "signed_in")),
        ({"read": "everybody"}, ("everybody", "signed_in")),
        ({"read": "owner"}, ("owner", "owner")),
        ({"read": "role"}, ("role", "role")),
        ({"write": "role"}, ("signed_in", "role")),
    ],
)
def test_what_is_left_open_is_for_who_is_signed_in_and_may_read(
    more: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert settled(said(**more)) == expected


def test_without_a_sign_in_nobody_is_asked() -> None:
    data = said(options={}, authored=False, read="everybody", write="everybody")
    assert settled(data) == (None, None)


@pytest.mark.parametrize("attribute", ["read", "write"])
@pytest.mark.parametrize("access", ["signed_in", "owner", "role"])
def test_people_are_told_apart_by_a_sign_in(attribute: str, access: str) -> None:
    more: dict[str, Any] = {attribute: access}
    data = said(options={}, authored=False, **more)
    [problem] = problems(data)
    assert (problem.place, problem.rule) == (f"entities[0].{attribute}", "needs-sign-in")
    assert "Choose `local` under Sign-in." in problem.message
    assert problems(followed(data, problem)) == ()


def test_authors_need_a_sign_in() -> None:
    data = said(options={})
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[0].authored", "needs-sign-in")
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize("more", [{"read": "owner"}, {"write": "owner"}])
def test_an_owner_is_known_by_what_he_created(more: dict[str, Any]) -> None:
    data = said(**more, authored=False)
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[0].authored", "owner-unknown")
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize("role", ["", "Admin", "1st", "the boss", "x" * 41, 'a")'])
def test_a_role_is_a_short_word(role: str) -> None:
    data = said(role=role)
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[0].role", "role-name")
    assert problems(followed(data, problem)) == ()


def test_the_role_of_every_account_admits_nobody_in_particular() -> None:
    data = said(read="role", role=EVERYONE)
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[0].role", "role-everyone")
    assert problems(followed(data, problem)) == ()


def test_access_is_one_of_four() -> None:
    [problem] = problems(said(read="signedin"))
    assert (problem.place, problem.rule) == ("entities[0].read", "unknown-value")
    assert problem.suggestion == "signed_in"


@pytest.mark.parametrize("attribute", ["read", "write"])
def test_an_extension_does_not_say_who_may_read_accounts(attribute: str) -> None:
    user = {"name": "User", "extends": True, attribute: "everybody"}
    found = rules(document(user, options=LOCAL))
    assert found == [(f"entities[0].{attribute}", "extension")]


@pytest.mark.parametrize("column", ["created_by_id", "changed_by_id"])
def test_names_of_the_columns_of_authors_are_taken(column: str) -> None:
    album = entity("Album", field(column), authored=True)
    assert "taken" in [rule for _, rule in rules(document(album, options=LOCAL))]


def test_a_relation_takes_no_column_of_authors() -> None:
    created = relation("created_by", "User")
    album = entity("Album", authored=True, relations=[created])
    data = document(album, options=LOCAL)
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[0].relations[0].name", "taken")
    assert problems(followed(data, problem)) == ()
