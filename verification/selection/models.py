"""Entity models at random, the same for the same seed, valid by the builder's own rules."""

import random
import string
from collections.abc import Sequence
from typing import Any

from builder.blueprint.access import ACCESS, ACCOUNT
from builder.blueprint.catalog import Catalog
from builder.blueprint.choices import people_sign_in
from builder.blueprint.limits import NAME
from builder.blueprint.model import Blueprint
from builder.blueprint.traits import TRAITS
from builder.blueprint.types import EXTRA_TYPES, FIELD_TYPES
from builder.blueprint.validation import validate

from .choices import Choice

ROLES = ("admin", "editor")
TRIES = 1_000
ENTITIES = (2, 6)
FIELDS = (1, 8)
_FLAGS = {"unique": 0.15, "index": 0.2, "filter": 0.5, "sort": 0.5, "searchable": 0.5}
_KINDS = ("many_to_one", "many_to_one", "one_to_one", "many_to_many")
_HIDING = ("read_only", "write_only", "hidden")
_BOUNDED = ("integer", "big_integer", "decimal", "float")

type Table = dict[str, Any]


class Dice(random.Random):
    """Chance with the questions that a model asks."""

    def __init__(self, seed: int) -> None:
        """Begin a model, in which no word occurs twice."""
        super().__init__(seed)
        self._said: set[str] = set()

    def happens(self, probability: float) -> bool:
        """Tell whether something of this probability happens."""
        return self.random() < probability

    def word(self, longest: int = NAME) -> str:
        """Return new letters, mostly few, sometimes as many as a name may have."""
        while True:
            length = self.choice((1, longest, self.randint(1, 12), self.randint(1, longest)))
            word = "".join(self.choice(string.ascii_lowercase) for _ in range(length))
            if word not in self._said:
                self._said.add(word)
                return word


def random_blueprint(number: int, chosen: Choice, catalog: Catalog) -> Blueprint:
    """Return the model with this number, for these choices. Raises LookupError if none is found."""
    dice = Dice(number)
    signs_in = people_sign_in(chosen.applied(Blueprint()), catalog)
    for _ in range(TRIES):
        table = _admitting(dice, _table(dice)) if signs_in else _table(dice)
        blueprint = chosen.applied(Blueprint.model_validate(table))
        if not list(validate(blueprint, catalog)):
            return blueprint
    message = f"no valid model {number} in {TRIES} tries"
    raise LookupError(message)


def _table(dice: Dice) -> Table:
    entities: list[Table] = []
    for _ in range(dice.randint(*ENTITIES)):
        entities.append(_entity(dice, entities))
    project = {"name": dice.word().capitalize(), "package": dice.word(30)}
    return {"project": project, "entities": entities}


def _admitting(dice: Dice, table: Table) -> Table:
    """Return the model with rules about who may call; one role may do everything."""
    role = dice.choice(ROLES)
    entities = [{**each, **_access(dice), "role": role} for each in table["entities"]]
    for each in entities:
        if dice.happens(0.3):
            each["relations"] = [*each["relations"], _account(dice)]
    return {**table, "entities": entities}


def _access(dice: Dice) -> Table:
    """Return who may read and write: nobody may write who may not read."""
    rules = sorted(dice.choices(ACCESS, k=2), key=ACCESS.index)
    said = dict(zip(("read", "write"), rules, strict=True)) if dice.happens(0.8) else {}
    return {**said, "authored": "owner" in said.values() or dice.happens(0.3)}


def _account(dice: Dice) -> Table:
    kind = dice.choice(("many_to_one", "many_to_many"))
    return {"name": dice.word(20), "target": ACCOUNT, "kind": kind}


def _entity(dice: Dice, others: Sequence[Table]) -> Table:
    traits = {name: dice.happens(0.3) for name, trait in TRAITS.items() if trait.fields}
    entity: Table = {"name": dice.word().capitalize(), **traits}
    fields = [_field(dice) for _ in range(dice.randint(*FIELDS))]
    targets = (target for target in (*others, entity) if dice.happens(0.4))
    relations = [_relation(dice, entity, target) for target in targets]
    return {**entity, "fields": fields, "relations": relations}


def _relation(dice: Dice, entity: Table, target: Table) -> Table:
    """Return a relation that leaves its target free once `entity` is deleted, softly or not."""
    is_freed = target["soft_delete"] or not entity["soft_delete"]
    is_other = target["name"] != entity["name"]
    relation: Table = {"name": dice.word(20), "target": target["name"], "kind": dice.choice(_KINDS)}
    if dice.happens(0.5):
        relation["inverse"] = dice.word(20)
    if relation["kind"] != "many_to_many":
        relation["required"] = is_other and is_freed and dice.happens(0.5)
        optional = () if relation["required"] else ("set_null",)
        relation["on_delete"] = dice.choice(("restrict", "cascade", *optional))
    return relation


def _field(dice: Dice) -> Table:
    kind = dice.choice([name for name in FIELD_TYPES if name not in EXTRA_TYPES])
    field: Table = {"name": dice.word(), "type": kind, "required": dice.happens(0.7)}
    if not field["required"] and dice.happens(0.2):
        field[dice.choice(_HIDING)] = True
    else:
        field |= _flags(dice, kind)
    return field | _amounts(dice, kind)


def _flags(dice: Dice, kind: str) -> Table:
    row = FIELD_TYPES[kind]
    flags = {name: True for name in _FLAGS if row.has(name) and dice.happens(_FLAGS[name])}
    if flags.get("unique"):
        flags.pop("index", None)
    return flags


def _amounts(dice: Dice, kind: str) -> Table:
    """Return what limits the values; a unique field still has room for many."""
    row = FIELD_TYPES[kind]
    if kind == "enum":
        return {"values": [f"{dice.word(12)}{number}" for number in range(20)]}
    amounts: Table = {}
    if kind == "decimal":
        amounts = {"precision": dice.randint(8, 15), "scale": dice.randint(0, 4)}
    if kind in _BOUNDED and dice.happens(0.4):
        amounts |= {"min": "0", "max": str(dice.randint(30, 900))}
    if row.has("max_length") and row.default_length:
        amounts["max_length"] = dice.randint(max(row.length_floor, 8), 100)
    return amounts
