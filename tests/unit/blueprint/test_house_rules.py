"""What a Preset demands."""

import pytest
from pydantic import ValidationError

from builder.blueprint.choices import complete
from builder.blueprint.house_rules import broken_rules, mended, preset_problems
from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo, Relation
from builder.blueprint.preset import TRAIT_NAMES, Preset
from builder.blueprint.traits import TRAITS
from builder.blueprint.validation import validate

from .samples import CATALOG

WHY = "The platform runs nothing else"
LOCKED = {"option": "postgresql", "locked": True, "reason": WHY}
BOOK = Entity(name="Book", fields=(Field(name="title", type="string"),))


def preset(**rules: object) -> Preset:
    """Return house rules."""
    return Preset.model_validate(rules)


def places(blueprint: Blueprint, rules: Preset) -> list[str]:
    """Return where a Blueprint breaks house rules."""
    return [each.place for each in broken_rules(blueprint, rules, CATALOG)]


def of(**options: str) -> Blueprint:
    """Return a Blueprint of these options."""
    return Blueprint.model_validate({"options": options})


def test_what_no_rule_mentions_is_free() -> None:
    assert not places(of(database="sqlite"), Preset())


def test_a_locked_option_is_demanded_with_its_reason() -> None:
    (problem,) = broken_rules(of(database="sqlite"), preset(options={"database": LOCKED}), CATALOG)
    assert (problem.place, problem.suggestion) == ("options.database", "postgresql")
    assert WHY in problem.message


def test_a_lock_holds_for_the_default_that_nobody_chose() -> None:
    assert places(Blueprint(), preset(options={"database": LOCKED})) == ["options.database"]


def test_what_a_preset_only_begins_with_may_be_changed() -> None:
    rules = preset(options={"database": {"option": "postgresql"}})
    assert not places(of(database="sqlite"), rules)
    assert rules.begin().options["database"] == "postgresql"


@pytest.mark.parametrize("wanted", [True, False])
def test_a_feature_is_locked_in_or_out(*, wanted: bool) -> None:
    rule = {"wanted": wanted, "locked": True, "reason": WHY}
    rules = preset(features={"docker": rule})
    kept, broken = Blueprint(features=("docker",)), Blueprint()
    if not wanted:
        kept, broken = broken, kept
    assert not places(kept, rules)
    assert places(broken, rules) == ["features"]


def test_every_entity_of_the_author_has_the_required_traits() -> None:
    rules = preset(traits={"required": ["timestamps"]})
    provided = Entity(name="User", extends=True, fields=BOOK.fields)
    blueprint = Blueprint(entities=(BOOK, provided))
    assert places(blueprint, rules) == ["entities[0].timestamps"]


@pytest.mark.parametrize("name", ["UserData", "Data", "DataPoint"])
def test_no_entity_is_called_by_a_forbidden_word(name: str) -> None:
    rules = preset(names={"forbidden": ["data"]})
    assert places(Blueprint(entities=(Entity(name=name, fields=BOOK.fields),)), rules)


def test_a_forbidden_word_inside_another_one_is_none() -> None:
    rules = preset(names={"forbidden": ["data"]})
    fields = (Field(name="update", type="string"), Field(name="database", type="string"))
    assert not places(Blueprint(entities=(Entity(name="Database", fields=fields),)), rules)


def test_no_field_is_called_by_a_forbidden_word() -> None:
    rules = preset(names={"forbidden": ["Info"]})
    entity = Entity(name="Book", fields=(Field(name="extra_info", type="string"),))
    assert places(Blueprint(entities=(entity,)), rules) == ["entities[0].fields[0].name"]


def test_the_name_of_a_project_begins_as_the_house_says() -> None:
    rules = preset(names={"prefix": "acme-"})
    (problem,) = broken_rules(Blueprint(project=ProjectInfo(name="Shop")), rules, CATALOG)
    assert problem.suggestion == "acme-shop"
    assert not places(Blueprint(project=ProjectInfo(name="Acme Shop")), rules)


def test_what_is_mended_follows_every_rule_that_can_be_settled() -> None:
    rules = preset(
        options={"database": LOCKED},
        features={
            "docker": {"wanted": True, "locked": True, "reason": WHY},
            "offline": {"wanted": False, "locked": True, "reason": WHY},
        },
        traits={"required": ["timestamps", "versioned"]},
        names={"prefix": "acme-"},
    )
    broken = Blueprint(features=("offline",), entities=(BOOK,))
    assert places(broken, rules)
    assert not places(mended(broken, rules, CATALOG), rules)


def test_what_follows_the_rules_is_mended_to_itself() -> None:
    blueprint = complete(Blueprint(features=("docker",), entities=(BOOK,)), CATALOG)
    assert mended(blueprint, Preset(), CATALOG) == blueprint


@pytest.mark.parametrize("rule", [LOCKED | {"reason": " "}, LOCKED | {"option": "oracle"}])
def test_a_lock_has_a_reason_and_an_option_on_offer(rule: dict[str, object]) -> None:
    assert preset_problems(preset(options={"database": rule}), CATALOG)


def test_what_a_preset_begins_with_goes_together() -> None:
    rules = preset(features={"backup": {"wanted": True}})
    assert [each.rule for each in preset_problems(rules, CATALOG)] == ["requires"]


def test_what_is_not_on_offer_any_more_demands_nothing() -> None:
    gone = {"option": "oracle", "locked": True, "reason": WHY}
    rules = preset(options={"database": gone, "weather": gone})
    assert not places(Blueprint(), rules)


@pytest.mark.parametrize(
    "names", [{"prefix": "Acme "}, {"prefix": "-a"}, {"forbidden": ["two words"]}, {"other": 1}]
)
def test_rules_that_no_name_can_keep_are_refused(names: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        preset(names=names)


@pytest.mark.parametrize("length", [1, 45, 60])
def test_a_name_that_is_mended_fits(length: int) -> None:
    rules = preset(names={"prefix": "acme-platform-shop-"})
    after = mended(Blueprint(project=ProjectInfo(name="x" * length)), rules, CATALOG)
    assert not places(after, rules)
    assert not validate(after, CATALOG)


def test_every_trait_may_be_required() -> None:
    assert set(TRAIT_NAMES) == TRAITS.keys()


@pytest.mark.parametrize("name", ["UserData", "MyUserData", "UserDataPoint"])
def test_a_forbidden_word_may_have_two_humps(name: str) -> None:
    rules = preset(names={"forbidden": ["UserData"]})
    assert places(Blueprint(entities=(Entity(name=name, fields=BOOK.fields),)), rules)


def test_no_plural_and_no_relation_is_called_by_a_forbidden_word() -> None:
    rules = preset(names={"forbidden": ["data"]})
    relation = Relation(name="data", target="Book", kind="many_to_one")
    entity = Entity(name="Shelf", plural="data", relations=(relation,))
    assert places(Blueprint(entities=(BOOK, entity)), rules) == [
        "entities[1].plural",
        "entities[1].relations[0].name",
    ]


def test_a_preset_under_which_nobody_saves_an_entity_is_refused() -> None:
    locked = {"option": "none", "locked": True, "reason": WHY}
    rules = preset(options={"auth": locked}, traits={"required": ["authored"]})
    assert preset_problems(rules, CATALOG)
