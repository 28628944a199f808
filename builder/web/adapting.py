"""The entities of a document as they can stay with its other choices."""

import copy
from typing import Any

from ..blueprint.catalog import Catalog
from ..blueprint.choices import lacking_types, people_sign_in, provided_entities
from ..blueprint.forms import parse_data
from .editing import ENTITIES, FIELDS, RELATIONS, drop_links

_OF_PEOPLE = frozenset({"read", "write", "role", "authored"})

type Data = dict[str, Any]


def adapted(document: Data, catalog: Catalog) -> Data:
    """Take from the entities what only those need that do not come with the choices.

    Raises InvalidBlueprint where the choices do not go together.
    """
    alone: Data = {**document, ENTITIES: []}
    choices = parse_data(alone, catalog)
    provided = {each.name for each in provided_entities(choices, catalog)}
    given = copy.deepcopy(document.get(ENTITIES, []))
    entities = [each for each in given if not each.get("extends") or each["name"] in provided]
    if not people_sign_in(choices, catalog):
        for entity in entities:
            for key in _OF_PEOPLE & entity.keys():
                del entity[key]
    gone = lacking_types(choices, catalog)
    for entity in entities:
        if fields := entity.get(FIELDS):
            entity[FIELDS] = [each for each in fields if each.get("type") not in gone]
    return document | {ENTITIES: _linked(entities, provided)}


def _linked(entities: list[Data], provided: set[str]) -> list[Data]:
    """Drop the relations that lead nowhere, the entities that held nothing else, and so on."""
    names = provided | {each["name"] for each in entities}
    for entity in entities:
        for target in {each["target"] for each in entity.get(RELATIONS, ())} - names:
            drop_links(entity, target)
    filled = [each for each in entities if each.get(FIELDS) or each.get(RELATIONS)]
    return entities if len(filled) == len(entities) else _linked(filled, provided)
