"""Choices that the rules of the catalog allow."""

from dataclasses import replace

from builder.blueprint.catalog import Option, Rule
from verification.selection.choices import completed, defaults, is_allowed

from .catalogs import CATALOG

NOTHING = defaults(CATALOG)


def test_defaults_are_allowed() -> None:
    assert is_allowed(NOTHING, CATALOG)
    assert NOTHING.paths == {"database/sqlite", "auth/none"}


def test_a_missing_requirement_is_not_allowed() -> None:
    assert not is_allowed(NOTHING.having("features/docker"), CATALOG)


def test_an_exclusion_is_not_allowed() -> None:
    assert not is_allowed(NOTHING.having("features/mail"), CATALOG)
    assert is_allowed(NOTHING.having("features/mail").having("auth/local"), CATALOG)


def test_what_is_required_is_added() -> None:
    whole = completed(NOTHING.having("features/docker"), CATALOG)
    assert whole is not None
    assert whole.features == ("docker", "gunicorn")


def test_an_option_that_is_excluded_gives_way_to_the_next_of_its_group() -> None:
    whole = completed(NOTHING.having("features/mail"), CATALOG)
    assert whole == NOTHING.having("features/mail").having("auth/local")


def test_a_feature_that_is_excluded_does_not_give_way() -> None:
    rule = Rule("excludes", "features/docker", "")
    catalog = replace(CATALOG, features=(*CATALOG.features, Option("shell", "", rules=(rule,))))
    tried = defaults(catalog).having("features/docker").having("features/shell")
    assert completed(tried, catalog) is None


def test_a_label_names_the_database_and_what_is_no_default() -> None:
    assert NOTHING.label(CATALOG) == "sqlite"
    assert NOTHING.having("auth/oidc").having("features/gunicorn").label(CATALOG) == (
        "sqlite oidc gunicorn"
    )
