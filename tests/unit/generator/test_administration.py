"""What pages for administrators are told of an entity."""

import pytest

from builder.blueprint.catalog import Catalog, InvalidCatalog, Option, Rule
from builder.blueprint.validation import validate
from builder.generator.plan import plan
from builder.generator.project import Project
from builder.generator.render import render

from .cases import parsed, template_set
from .entities import Data

WORD = {"name": "word", "type": "string"}
BOOK: Data = {
    "name": "Book",
    "fields": [
        {"name": "title", "type": "string", "filter": True, "sort": True},
        {"name": "text", "type": "text", "required": False},
        {"name": "secret", "type": "string", "write_only": True},
        {"name": "trace", "type": "string", "hidden": True, "required": False},
        {"name": "state", "type": "enum", "values": ["new", "old (1)"]},
    ],
    "relations": [
        {"name": "shelf", "target": "Shelf", "kind": "many_to_one", "on_delete": "cascade"},
        {"name": "tags", "target": "Tag", "kind": "many_to_many"},
    ],
}
SHELF: Data = {"name": "Shelf", "fields": [WORD]}
TAG: Data = {"name": "Tag", "fields": [WORD]}
UNSEEN: Data = {"operations": []}
SESSIONS = {"auth": "sessions"}


def project(*entities: Data, options: Data = SESSIONS, **more: object) -> Project:
    """Return a project with pages for these entities."""
    return render(parsed(*entities, options=options, features=["admin"], **more), template_set())


def declared(name: str, *entities: Data) -> str:
    """Return what a project declares of one entity, without line breaks."""
    text = project(*entities)[f"app/admin/resources/{name}.py"].text
    return " ".join(text.split())


def test_a_field_that_nobody_sees_and_nobody_sets_is_not_there() -> None:
    text = declared("book", BOOK, SHELF, TAG)
    assert '"secret"' in text
    assert '"trace"' not in text


def test_a_list_begins_with_what_a_record_is_called_by_and_then_refers() -> None:
    text = declared("book", BOOK, SHELF, TAG)
    assert 'columns=("title", "shelf_id", "state")' in text


def test_accounts_are_sorted_by_what_their_query_sorts_by() -> None:
    assert 'sorts=("id", "email"),' in project()["app/admin/resources/user.py"].text


def test_a_relation_is_chosen_where_its_records_are_listed() -> None:
    text = declared("book", BOOK, SHELF, TAG)
    assert '"shelf_id", "reference", required=True, target="shelves", include="shelf"' in text
    assert 'Field("tag_ids", "references", target="tags", include="tags")' in text


def test_a_relation_to_what_has_no_page_is_a_key_and_many_of_them_are_left_out() -> None:
    text = declared("book", BOOK, SHELF | UNSEEN, TAG | UNSEEN)
    assert 'Field("shelf_id", "key", required=True)' in text
    assert "tag_ids" not in text


def test_what_goes_along_is_known_before_a_deletion() -> None:
    assert 'Child("books", "shelf_id", "cascade", route="books")' in declared(
        "shelf", BOOK, SHELF, TAG
    )
    hidden = BOOK | UNSEEN
    assert 'Child("books", "shelf_id", "cascade"),' in declared("shelf", hidden, SHELF, TAG)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"operations": ["list"]}, '("list",)'),
        ({"operations": ["create", "get"]}, '("create", "get")'),
        ({"write": "role", "role": "clerk"}, '("list", "get")'),
        ({"write": "role"}, '("list", "create", "get", "update", "delete")'),
    ],
)
def test_pages_offer_what_the_api_offers_an_administrator(more: Data, told: str) -> None:
    assert f"operations={told}" in declared("tag", TAG | more)


@pytest.mark.parametrize("more", [UNSEEN, {"read": "role", "role": "clerk"}])
def test_what_an_administrator_may_not_read_has_no_page(more: Data) -> None:
    files = project(TAG | more)
    assert "app/admin/resources/tag.py" not in files
    assert "tag" not in files["app/admin/site.py"].text


def test_records_with_versions_are_changed_as_they_were_seen() -> None:
    assert "VersionedRecords(TagService(session))" in declared("tag", TAG | {"versioned": True})
    assert "PlainRecords(TagService(session))" in declared("tag", TAG)


@pytest.mark.parametrize(
    ("prefix", "path"),
    [("/api/v1", "/admin"), ("", "/admin"), ("/admin", "/administration")],
)
def test_pages_keep_clear_of_the_api(prefix: str, path: str) -> None:
    blueprint = parsed(options=SESSIONS, features=["admin"], project={"api_prefix": prefix})
    assert plan(blueprint, template_set()).project.admin_path == path


@pytest.mark.parametrize(
    ("auth", "features", "ways"),
    [
        ("sessions", (), ["password"]),
        ("oidc-sessions", (), ["provider"]),
        ("sessions", ("single-sign-on",), ["password", "provider"]),
    ],
)
def test_the_ways_in_are_those_of_the_sign_in(
    auth: str, features: tuple[str, ...], ways: list[str]
) -> None:
    blueprint = parsed(options={"auth": auth}, features=["admin", *features])
    text = render(blueprint, template_set())["app/admin/site.py"].text
    told = ", ".join(f'"sign_in_{way}.html"' for way in ways)
    assert f"WAYS_IN = [{told}]" in text


def test_an_option_may_ask_for_one_of_several() -> None:
    rule = Rule("requires", "features/a", "Why.", ("features/b",))
    assert [rule.is_broken(paths) for paths in ({"features/a"}, {"features/b"}, set[str]())] == [
        False,
        False,
        True,
    ]
    with pytest.raises(InvalidCatalog, match="features/b, unknown here"):
        Catalog(features=(Option("a", "A"), Option("c", "C", rules=(rule,))))


def test_without_sessions_somebody_is_told_which_would_do() -> None:
    blueprint = parsed(options=SESSIONS, features=["admin"])
    without = blueprint.model_copy(update={"options": {}})
    [problem] = validate(without, template_set().catalog)
    assert "needs Browser sessions or Browser sessions by OpenID Connect" in problem.message
