"""Opening an entity in the editor, and saving what came back from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..blueprint.catalog import Catalog
from ..blueprint.choices import (
    all_entities,
    complete,
    features_with,
    lacking_types,
    people_sign_in,
    provided_entities,
)
from ..blueprint.errors import InvalidBlueprint, Problem
from ..blueprint.forms import parse_data, to_data
from ..blueprint.model import Blueprint
from .address import FIX, NEW, WITH, Pairs, View, fixed
from .attributes import TYPES
from .editing import ENTITIES, act_on_list, act_on_rows, choose_feature, position, put_entity
from .entity_form import EntityForm, FormBuilder, Situation
from .entity_input import read_entity
from .problems import EntityProblems, entity_problems
from .signing_in import titles, ways_in
from .words import gettext as _

type Data = dict[str, Any]

_FIRST_FIELD = {"name": "name", "type": "string"}


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of an edit: the new Blueprint where it is one, else the problems.

    `form` is the entity as its form has it, where that was typed and no button was pressed.
    """

    data: Data
    index: int = -1
    original: str = ""
    blueprint: Blueprint | None = None
    problems: tuple[Problem, ...] = ()
    said: str = ""
    is_loss: bool = False
    form: Data | None = None

    @property
    def is_typed(self) -> bool:
        """Tell whether somebody may still be typing in the form."""
        return self.form is not None

    @property
    def name(self) -> str:
        """The entity's name now."""
        return str(self.data[ENTITIES][self.index]["name"])


def open_editor(blueprint: Blueprint, view: View, catalog: Catalog) -> EntityForm | None:
    """Return the form of the entity that the view names, if there is one or it is to be made."""
    if view.entity is None:
        return None
    entities = to_data(blueprint, catalog).get(ENTITIES, [])
    at = position(entities, view.entity)
    provided = {each.name for each in provided_entities(blueprint, catalog) if each.display}
    if at is not None:
        return _form(entities[at], view.entity, blueprint, catalog)
    if view.entity in provided:
        return _form({"name": view.entity, "extends": True}, "", blueprint, catalog)
    if view.entity == NEW:
        return _form({"name": "", "fields": [_FIRST_FIELD]}, "", blueprint, catalog)
    return None


def save_entity(blueprint: Blueprint, form: Pairs, catalog: Catalog) -> Edit:
    """Put what the editor's form says into the Blueprint."""
    pairs = fixed(form)
    given = read_entity(pairs)
    single = dict(pairs)
    document = choose_feature(to_data(blueprint, catalog), single.get(WITH, ""))
    entity = act_on_rows(given.data, single.get("action", ""), document.get(ENTITIES, ()))
    data, at = put_entity(document, given.original, entity)
    is_typed = entity == given.data and FIX not in dict(form)
    typed = given.form if is_typed else None
    return edited(Edit(data, at, given.original, form=typed), catalog)


def edit_list(blueprint: Blueprint, action: str, catalog: Catalog) -> Edit:
    """Apply a button of the list of entities."""
    data, said = act_on_list(to_data(blueprint, catalog), action)
    return edited(Edit(data, said=said, is_loss=action.startswith("remove")), catalog)


def failed_form(edit: Edit, blueprint: Blueprint, catalog: Catalog) -> EntityForm:
    """Return the form as it was sent, with its problems."""
    entity = edit.form or edit.data[ENTITIES][edit.index]
    return _form(entity, edit.original, blueprint, catalog, edit)


def edited(edit: Edit, catalog: Catalog) -> Edit:
    """Return the edit with its Blueprint, or with what is wrong with it."""
    try:
        blueprint = complete(parse_data(edit.data, catalog), catalog)
    except InvalidBlueprint as error:
        return replace(edit, problems=error.problems)
    return replace(edit, blueprint=blueprint)


def _form(
    entity: Data, original: str, blueprint: Blueprint, catalog: Catalog, edit: Edit | None = None
) -> EntityForm:
    problems = entity_problems(edit.problems, edit.index, edit.data) if edit else EntityProblems({})
    own = {each.name for each in blueprint.entities}
    known = [each for each in all_entities(blueprint, catalog) if each.display or each.name in own]
    names = [each.name for each in known if each.name != original]
    targets = dict.fromkeys(name for name in (*names, entity["name"]) if name)
    given = provided_entities(blueprint, catalog) if entity.get("extends") else ()
    provided = [
        field.name for each in given if each.name == entity["name"] for field in each.fields
    ]
    types = {**TYPES, **dict(_lacking(blueprint, catalog))}
    situation = Situation(tuple(targets), types, _unguarded(blueprint, catalog))
    form = FormBuilder(entity, problems, situation).build(original, tuple(provided))
    return replace(form, prefix=blueprint.project.api_prefix)


def _unguarded(blueprint: Blueprint, catalog: Catalog) -> str:
    """Return what to do before people can be told apart, where they cannot be yet."""
    return "" if people_sign_in(blueprint, catalog) else ways_in(catalog)


def _lacking(blueprint: Blueprint, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the types of fields that nothing chosen brings, and call them with what would."""
    for each in lacking_types(blueprint, catalog):
        if features := features_with(catalog, each):
            yield each, _("%(one)s with %(other)s", one=TYPES[each], other=titles(features))
