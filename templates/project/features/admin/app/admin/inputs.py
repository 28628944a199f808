"""Fields as inputs: which control a template makes of each, with what in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .drafts import Draft
from .fields import Field
from .picking import Picker, picker
from .visits import Visit

type Control = Literal["checkbox", "checkboxes", "file", "select", "text", "textarea"]
type Names = Mapping[str, Mapping[str, str]]
"""By field, the names of the records that it refers to, as far as they were read."""

_CONTROLS: Mapping[str, Control] = {
    "boolean": "select",
    "bytes": "file",
    "choice": "select",
    "json": "textarea",
    "long_text": "textarea",
    "reference": "select",
    "references": "checkboxes",
}
_NOTES = {
    "bytes": "A file; without one, nothing changes.",
    "datetime": "In UTC.",
    "key": "The key of a record.",
    "keys": "Keys of records, with commas between them.",
}
_KEPT = "Not shown: leave it empty to keep it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input; `blank` is what its empty option says, `was` the mark of what it held first."""

    field: Field
    name: str
    label: str
    anchor: str
    control: Control
    texts: Sequence[str]
    blank: str | None = None
    was: str = ""
    note: str = ""
    problem: str = ""
    is_required: bool = False
    is_removable: bool = False
    picker: Picker | None = None

    @property
    def text(self) -> str:
        """What the input holds."""
        return ", ".join(self.texts)


async def inputs_of(visit: Visit, draft: Draft, names: Names) -> Sequence[Input]:
    """Return the inputs of a form, in the order of the fields."""
    return [
        await _input(visit, draft, field, names.get(field.name, {}))
        for field in draft.fields
        if field.name in draft.texts
    ]


async def _input(visit: Visit, draft: Draft, field: Field, known: Mapping[str, str]) -> Input:
    texts = draft.texts[field.name]
    search = draft.searches.get(field.name, "")
    offered = await picker(visit, field, texts, search, known) if field.is_picked else None
    keeps = draft.keeps(field)
    is_boolean = field.kind == "boolean" and field.required and not keeps
    return Input(
        field=field,
        name=field.name,
        label=field.label,
        anchor=f"field-{field.name}",
        control="checkbox" if is_boolean else control_of(field, offered, texts),
        texts=texts,
        blank=_blank(field, texts, keeps=keeps),
        was=draft.was.get(field.name, ""),
        note=_note(visit, field, offered, keeps=keeps),
        problem=draft.refusals.problems.get(field.name, ""),
        is_required=field.required and not keeps and not is_boolean,
        is_removable=keeps and field.kind == "bytes" and not field.required,
        picker=offered,
    )


def control_of(field: Field, offered: Picker | None, texts: Sequence[str] = ()) -> Control:
    """Return the control for a field; who cannot look for a record writes its key.

    A text with line ends gets one that keeps them: browsers take them out of any other.
    """
    if _is_typed(offered):
        return "text"
    has_lines = any("\n" in each for each in texts)
    return _CONTROLS.get(field.kind, "textarea" if has_lines else "text")


def asked_of(field: Field, offered: Picker | None) -> str:
    """Return what an input asks for beyond its label."""
    if _is_typed(offered):
        return _NOTES["keys" if field.is_many else "key"]
    return _NOTES.get(field.kind, "")


def _is_typed(offered: Picker | None) -> bool:
    return offered is not None and offered.is_partial and not offered.is_searchable


def _blank(field: Field, texts: Sequence[str], *, keeps: bool) -> str | None:
    if keeps:
        return "As it is"
    if not field.required:
        return "–"
    return None if any(texts) else "Choose"


def _note(visit: Visit, field: Field, offered: Picker | None, *, keeps: bool) -> str:
    """Return what the schema says of a field, and what its input asks for."""
    schema = visit.resource.create
    about = schema.model_fields.get(field.name) if schema else None
    asked = _KEPT if keeps and field.kind != "bytes" else asked_of(field, offered)
    return " ".join(filter(None, (about and about.description, asked)))
