"""The entity editor: rows of controls made from the data of an entity, valid or not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..blueprint.naming import EntityNames, entity_names
from ..blueprint.traits import TRAITS
from .attributes import (
    DETAILS,
    FLAGS,
    KINDS,
    ON_DELETE,
    OPERATION_WORDS,
    OPERATIONS,
    READERS,
    Attribute,
    offered,
    said,
)
from .controls import Control, as_text, summary_of
from .entity_input import WAS
from .entity_rows import FieldRow, RelationRow
from .leaving_out import bringing
from .problems import EntityProblems
from .words import gettext as _

type Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a form depends on beside its entity.

    These are the names that relations may lead to, the types of fields and what they are called,
    and what to do before people can be told apart.
    """

    targets: tuple[str, ...]
    types: Mapping[str, str]
    unguarded: str = ""


@dataclass(frozen=True, slots=True)
class EntityForm:
    """Everything that the editor shows of one entity."""

    original: str
    title: str
    extends: bool
    names: EntityNames | None
    name: Control
    about: tuple[Control, ...]
    operations: tuple[Control, ...]
    traits: tuple[Control, ...]
    access: tuple[Control, ...]
    fields: tuple[FieldRow, ...]
    relations: tuple[RelationRow, ...]
    situation: Situation
    problems: EntityProblems
    provided: tuple[str, ...] = ()
    prefix: str = ""

    @property
    def about_is_open(self) -> bool:
        """Tell whether something behind the last fold needs to be seen."""
        return any(control.problems for control in self.about)

    def brings(self, part: str = "") -> str:
        """Return the query pairs that show what the entity, or a part of it, brings."""
        return bringing(f"{self.original}.{part}".removesuffix("."))


class FormBuilder:
    """Makes the controls of one entity's form."""

    def __init__(self, entity: Data, problems: EntityProblems, situation: Situation) -> None:
        """Take the entity's data, what is wrong with it, and what it depends on beside it."""
        self._entity = entity
        self._problems = problems
        self._situation = situation

    def build(self, original: str, provided: tuple[str, ...] = ()) -> EntityForm:
        """Return the form; `original` is the name under which the entity is kept so far."""
        fields = self._entity.get("fields", ())
        blank = {"name": "", "type": "string"}
        return EntityForm(
            original=original,
            title=original or _("New entity"),
            extends=bool(self._entity.get("extends")),
            names=self._names(),
            name=self._control("", "name", _("Name"), self._entity, hint=_("such as InvoiceLine")),
            about=tuple(self._about()),
            operations=tuple(self._operations()),
            traits=tuple(self._traits()),
            access=tuple(self._access()),
            fields=tuple(self._field(index, each) for index, each in enumerate((*fields, blank))),
            relations=tuple(
                self._relation(index, each)
                for index, each in enumerate(self._entity.get("relations", ()))
            ),
            situation=self._situation,
            problems=self._problems,
            provided=provided,
        )

    def _names(self) -> EntityNames | None:
        """Return what the name becomes, unless it is missing or refused."""
        name = self._entity["name"]
        is_good = name and not self._problems.at("name") and not self._problems.at("plural")
        return entity_names(name, self._entity.get("plural")) if is_good else None

    def _control(  # noqa: PLR0913 - a control is what these six say
        self,
        prefix: str,
        name: str,
        label: str,
        values: Data,
        *,
        kind: str = "text",
        hint: str = "",
        choices: Mapping[str, str] | None = None,
    ) -> Control:
        key = f"{prefix}{name}"
        value = as_text(values.get(name))
        return Control(key, label, kind, value, hint, choices, self._problems.at(key))

    def _about(self) -> Iterator[Control]:
        shown = {each["name"]: each["name"] for each in self._entity.get("fields", ())}
        yield self._control(
            "", "plural", _("Plural"), self._entity, hint=_("snake_case, if not by rule")
        )
        yield self._select("", "display", _("Shown as"), self._entity, {"": _("its id"), **shown})
        yield self._control("", "description", _("Description"), self._entity, kind="area")
        hint = _("fields, separated by commas; one group per line")
        for key, label in (("unique", _("Unique together")), ("indexes", _("Indexed together"))):
            text = "\n".join(", ".join(columns) for columns in self._entity.get(key, ()))
            yield Control(key, label, "area", text, hint, None, self._problems.at(key))

    def _operations(self) -> Iterator[Control]:
        chosen = self._entity.get("operations", OPERATIONS)
        for name, label in OPERATION_WORDS.items():
            yield Control(
                "operations", _(label), "check", name if name in chosen else "", hint=name
            )

    def _traits(self) -> Iterator[Control]:
        for each in TRAITS.values():
            control = self._control(
                "", each.name, _(each.title), self._entity, kind="check", hint=_(each.help)
            )
            if not each.relations or self._is_asked(control):
                yield control

    def _access(self) -> Iterator[Control]:
        controls = (
            self._select("", "read", _("Who reads"), self._entity, said(READERS)),
            self._select("", "write", _("Who writes"), self._entity, said(READERS)),
            self._control("", "role", _("Role"), self._entity, hint=_("admin, if not another")),
        )
        yield from filter(self._is_asked, controls)

    def _is_asked(self, control: Control) -> bool:
        """Tell whether people sign in; where they do not, what was said before can be unsaid."""
        return bool(not self._situation.unguarded or control.value or control.problems)

    def _field(self, index: int, field: Data) -> FieldRow:
        prefix = f"fields-{index}-"
        values = {"required": True, **field}
        details = self._attributes(prefix, DETAILS, values)
        is_blank = index == len(self._entity.get("fields", ()))
        of_all = self._problems.at("fields") if is_blank else ()
        return FieldRow(
            index=index,
            was=field.get(WAS, field["name"]),
            name=self._control(prefix, "name", _("Name"), values),
            type=self._select(prefix, "type", _("Type"), values, self._situation.types),
            flags=self._attributes(prefix, FLAGS, values),
            details=details,
            summary=summary_of(details),
            problems=self._problems.at(f"fields-{index}") + of_all,
            is_blank=is_blank,
            is_open=any(control.problems for control in details),
        )

    def _attributes(
        self, prefix: str, attributes: tuple[Attribute, ...], values: Data
    ) -> tuple[Control, ...]:
        return tuple(
            self._control(
                prefix, each.name, _(each.label), values, kind=each.kind, hint=_(each.hint)
            )
            for each in offered(attributes, values["type"])
        )

    def _relation(self, index: int, relation: Data) -> RelationRow:
        prefix = f"relations-{index}-"
        values = {"required": True, "on_delete": "restrict", **relation}
        known = dict.fromkeys((*self._situation.targets, relation.get("target", "")))
        targets = {name: name for name in known if name}
        when = _("When it is deleted")
        return RelationRow(
            index=index,
            was=relation.get(WAS, relation.get("name", "")),
            name=self._control(prefix, "name", _("Name"), values),
            kind=self._select(prefix, "kind", _("How many"), values, said(KINDS)),
            target=self._select(prefix, "target", _("Entity"), values, targets),
            inverse=self._control(
                prefix, "inverse", _("Name from there"), values, hint=_("not needed")
            ),
            description=self._control(prefix, "description", _("Description"), values),
            required=self._control(prefix, "required", _("Required"), values, kind="check"),
            on_delete=self._select(prefix, "on_delete", when, values, said(ON_DELETE)),
            is_to_one=relation.get("kind") != "many_to_many",
            problems=self._problems.at(f"relations-{index}"),
        )

    def _select(
        self, prefix: str, name: str, label: str, values: Data, choices: Mapping[str, str]
    ) -> Control:
        return self._control(prefix, name, label, values, kind="select", choices=choices)
