"""Records to choose from: a page of them, narrowed by a search, and what is chosen already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..core.exceptions import AppError
from ..schemas.lists import ListQuery
from .fields import Field
from .paging import has_more
from .resource import Resource
from .site import RESOURCES
from .texts import key_of
from .visits import Visit

OFFERED = 25
NUL = "\0"


@dataclass(frozen=True, slots=True)
class Choice:
    """One record to choose."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Picker:
    """What one field offers; `is_partial` where there are records that it does not show."""

    choices: Sequence[Choice]
    search: str
    is_partial: bool
    is_searchable: bool


async def picker(
    visit: Visit,
    field: Field,
    chosen: Sequence[str],
    search: str = "",
    known: Mapping[str, str] | None = None,
) -> Picker:
    """Return what `field` offers; `known` has the names of records that were read already."""
    target = RESOURCES[field.target]
    labels = dict(known or {})
    for key in filter(None, chosen):
        labels[key] = labels.get(key) or await name_of(visit, field, key)
    condition = _condition(target)
    page = await visit.of(field.target).page(_query(target, condition, search))
    labels |= {str(record.id): target.name_of(record) for record in page.items}
    choices = [Choice(key, label, key in chosen) for key, label in labels.items()]
    return Picker(choices, search, bool(search) or has_more(page), bool(condition))


async def name_of(visit: Visit, field: Field, text: str) -> str:
    """Return what the record with a key is called; a key that leads nowhere stays one."""
    key = key_of(text)
    if key is None:
        return text
    try:
        record = await visit.of(field.target).get(key)
    except AppError:
        return text
    return RESOURCES[field.target].name_of(record)


def _condition(target: Resource) -> str:
    """Return the condition of the list that finds records by what they are called, if any."""
    names = ("q", f"{target.display}__contains")
    return next((name for name in names if name in _schema(target).model_fields), "")


def _query(target: Resource, condition: str, search: str) -> ListQuery[str]:
    order = (target.display,) if target.display in target.sorts else ()
    wanted = {condition: search.replace(NUL, "")} if condition and search else {}
    return _schema(target).model_validate({"size": OFFERED, "sort": order, **wanted})


def _schema(target: Resource) -> type[ListQuery[str]]:
    return target.query or ListQuery[str]
