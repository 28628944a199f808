"""A catalog is consistent once it exists."""

import pytest

from builder.blueprint.catalog import Catalog, Group, InvalidCatalog, Option, Rule, Section, Words
from builder.blueprint.choices import all_entities, chosen_options, complete
from builder.blueprint.model import Blueprint, Entity, Field

from .samples import CATALOG


def group(id_: str = "cache", default: str = "none", *options: Option) -> Group:
    """Say a group with one option."""
    return Group(id_, "Cache", "", default, options or (Option("none", "None", group=id_),))


def test_options_are_found_by_the_path_that_rules_use() -> None:
    option = CATALOG.find("database/postgresql")
    assert option is not None
    assert option.path == "database/postgresql"
    assert CATALOG.find("features/docker") == CATALOG.feature("docker")
    assert CATALOG.find("database/oracle") is None
    assert CATALOG.find("nothing/here") is None


@pytest.mark.parametrize("id_", ["name", "e", "v", "features", "package", "format"])
def test_a_group_takes_no_key_of_the_query(id_: str) -> None:
    with pytest.raises(InvalidCatalog):
        Catalog(groups=(group(id_),))


def test_the_default_is_an_option() -> None:
    with pytest.raises(InvalidCatalog, match="no option redis"):
        Catalog(groups=(group("cache", "redis"),))


def test_an_option_names_its_own_group() -> None:
    with pytest.raises(InvalidCatalog, match="names another group"):
        Catalog(groups=(group("cache", "none", Option("none", "None")),))


def test_an_id_stands_once() -> None:
    with pytest.raises(InvalidCatalog, match="twice"):
        Catalog(features=(Option("docker", "Docker"), Option("docker", "Docker")))


def test_a_feature_stands_in_a_section_that_there_is() -> None:
    feature = Option("docker", "Docker", section="run")
    assert Catalog(features=(feature,), sections=(Section("run", "Run it"),))
    with pytest.raises(InvalidCatalog, match="section run, unknown"):
        Catalog(features=(feature,))


def test_a_section_is_spoken_in_another_language() -> None:
    section = Section("run", "Run it", (Words("de", "Betreiben"),))
    catalog = Catalog(sections=(section,))
    assert [each.title for each in catalog.spoken("de").sections] == ["Betreiben"]
    assert catalog.spoken("fr") == catalog


def test_a_rule_is_about_something_on_offer() -> None:
    rules = (Rule("requires", "database/oracle", "it is old."),)
    with pytest.raises(InvalidCatalog, match="database/oracle"):
        Catalog(features=(Option("docker", "Docker", rules=rules),))


def test_a_blueprint_is_completed_with_defaults() -> None:
    blueprint = complete(Blueprint(options={"auth": "local"}), CATALOG)
    assert dict(blueprint.options) == {"auth": "local", "database": "sqlite"}
    assert complete(blueprint, CATALOG) is blueprint


def test_options_in_force_stand_in_the_order_of_the_catalog() -> None:
    blueprint = Blueprint(features=("github-ci", "docker"))
    assert [option.path for option in chosen_options(blueprint, CATALOG)] == [
        "database/sqlite",
        "auth/none",
        "features/docker",
        "features/github-ci",
    ]


def test_added_fields_join_the_provided_entity() -> None:
    nickname = Field(name="nickname", type="string", required=False)
    blueprint = Blueprint(
        options={"auth": "local"},
        entities=(Entity(name="User", extends=True, fields=(nickname,)), Entity(name="Album")),
    )
    user, token, album = all_entities(blueprint, CATALOG)
    assert [item.name for item in user.fields] == [
        "email",
        "password_hash",
        "is_active",
        "nickname",
    ]
    assert (token.name, album.name) == ("RefreshToken", "Album")


def test_an_offer_in_a_language_keeps_what_has_no_words_for_it() -> None:
    words = (Words("de", "Protokoll", "Wer was tat.", (("cache/none", "Nicht beides."),)),)
    rule = Rule("excludes", "cache/none", "Not both.")
    log = Option("log", "Log", "Who did what.", rules=(rule,), words=words)
    catalog = Catalog(groups=(group(),), features=(log, Option("plain", "Plain")))
    german = catalog.spoken("de")
    assert german.groups == catalog.groups
    assert [each.title for each in german.features] == ["Protokoll", "Plain"]
    assert german.features[0].rules == (Rule("excludes", "cache/none", "Nicht beides."),)
    assert catalog.spoken("fr") == catalog
