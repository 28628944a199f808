"""The option cards come from the catalog, with every obstacle and the way around it."""

from dataclasses import replace
from urllib.parse import parse_qs

from builder.blueprint.catalog import Option, Section
from builder.blueprint.preset import FeatureRule, OptionRule, Preset
from builder.web.choices import Card, CardGroup, CardSection, card_groups
from builder.web.obstacles import Obstacle

from .fakes import CATALOG


def groups(**values: str) -> dict[str, CardGroup]:
    """Return the sections by id."""
    return {group.id: group for group in card_groups(CATALOG, values, ())}


def feature(name: str, **values: str) -> Card:
    """Return the card of a feature."""
    return next(card for card in groups(**values)["features"].cards if card.id == name)


def test_each_group_of_the_catalog_is_a_section() -> None:
    assert list(groups()) == ["database", "auth", "features"]


def test_a_new_option_of_the_catalog_appears_by_itself() -> None:
    wider = replace(CATALOG, features=(*CATALOG.features, Option("new", "Something new")))
    cards = card_groups(wider, {}, ())[-1].cards
    assert [card.title for card in cards][-1] == "Something new"


def sections(features: str = "") -> dict[str, CardSection]:
    """Return the features by what they stand among, `audit` being no part of anything."""
    parts = {"docker": "run", "lean": "less"}
    features_now = tuple(replace(each, section=parts.get(each.id, "")) for each in CATALOG.features)
    known = (Section("less", "Less"), Section("run", "Run it"), Section("none", "Nothing in it"))
    catalog = replace(CATALOG, features=features_now, sections=known)
    found = card_groups(catalog, {"features": features}, ())[-1].sections
    return {section.title: section for section in found}


def test_features_stand_in_their_sections_and_others_come_last() -> None:
    found = sections()
    assert list(found) == ["Less", "Run it", "Other"]
    assert [each.names for each in found.values()] == ["Lean", "Docker", "Audit log"]


def test_the_first_section_is_open_and_each_in_which_something_is_chosen() -> None:
    assert [each.is_open for each in sections().values()] == [True, False, False]
    found = sections("docker")
    assert [each.is_open for each in found.values()] == [True, True, False]
    assert [each.chosen for each in found.values()] == [0, 1, 0]


def test_features_without_sections_have_no_heading() -> None:
    assert [section.title for section in groups()["features"].sections] == [""]


def test_the_default_of_a_group_is_chosen() -> None:
    assert [card.id for card in groups()["database"].cards if card.is_chosen] == ["sqlite"]


def test_a_section_says_what_is_chosen() -> None:
    shown = groups(auth="local", features="docker,lean")
    assert [group.summary for group in shown.values()] == ["SQLite", "Local accounts", "2"]


def test_a_missing_requirement_offers_both_in_one_click() -> None:
    (obstacle,) = feature("audit", features="docker").obstacles
    assert obstacle.fix
    assert obstacle.fix.label == "Use it with Local accounts"
    assert parse_qs(obstacle.fix.value) == {"auth": ["local"], "features": ["audit,docker"]}


def test_an_exclusion_offers_to_drop_the_other() -> None:
    (obstacle,) = feature("audit", auth="local", features="lean").obstacles
    assert obstacle.fix
    assert obstacle.fix.label == "Use it without Lean"
    assert parse_qs(obstacle.fix.value) == {"features": ["audit"]}


def test_an_exclusion_is_seen_from_both_sides() -> None:
    (obstacle,) = feature("lean", auth="local", features="audit").obstacles
    assert obstacle.fix
    assert parse_qs(obstacle.fix.value) == {"features": ["lean"]}


def ruled(features: str, rules: Preset, **values: str) -> dict[str, tuple[Obstacle, ...]]:
    """Return the obstacles of the features where house rules hold."""
    found = card_groups(CATALOG, {"features": features, **values}, (), rules)[-1].cards
    return {card.id: card.obstacles for card in found}


def test_no_way_breaks_a_lock_but_its_reason_is_told() -> None:
    no_audit = Preset(features={"audit": FeatureRule(wanted=False, locked=True)})
    nobody = Preset(options={"auth": OptionRule(option="none", locked=True)})
    lean = Preset(features={"lean": FeatureRule(wanted=True, locked=True)})
    for rules, features, auth in (
        (no_audit, "", "none"),
        (nobody, "", "none"),
        (lean, "lean", "local"),
    ):
        (obstacle,) = ruled(features, rules, auth=auth)["audit"]
        assert obstacle.reason
        assert obstacle.fix is None


def test_a_way_that_keeps_a_lock_is_offered() -> None:
    rules = Preset(features={"audit": FeatureRule(wanted=True, locked=True)})
    (obstacle,) = ruled("audit", rules, auth="none")["audit"]
    assert obstacle.fix
    begun = Preset(features={"audit": FeatureRule(wanted=False)})
    (obstacle,) = ruled("", begun, auth="none")["audit"]
    assert obstacle.fix


def test_an_option_in_harmony_has_no_obstacle() -> None:
    assert feature("docker").obstacles == ()
