"""Lists: what was asked for, what was found, and the addresses of other lists beside it."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import status
from pydantic import ValidationError
from starlette.datastructures import QueryParams

from ..schemas.base import OutSchema
from ..schemas.lists import ListQuery
from .addresses import address
from .fields import Field
from .inputs import Input, Names, asked_of, control_of
from .paging import PLACES, Pager, pager
from .picking import picker
from .refusals import INVALID
from .resource import Resource
from .showing import Fact, address_of, fact, names_of
from .texts import NOTHING, meant, shortened
from .visits import Visit

SEARCH = "q"
_OPERATORS = {"__contains": "contains", "__gte": "from", "__lte": "up to"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: `order` as `aria-sort` says it, `href` where the list can be sorted."""

    label: str
    href: str
    order: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list."""

    headings: Sequence[Heading]
    rows: Sequence[Sequence[Fact]]
    filters: Sequence[Input]
    pager: Pager | None
    problems: Mapping[str, str]
    search: str
    order: str
    is_searchable: bool

    @property
    def general(self) -> Sequence[tuple[str, str]]:
        """What is wrong with the rest of the query: the order, or the place in the list."""
        offered = {each.name for each in self.filters}
        return [each for each in self.problems.items() if each[0] not in offered]

    @property
    def is_narrowed(self) -> bool:
        """Whether a condition is set."""
        return any(each.text for each in self.filters)

    @property
    def is_filtered(self) -> bool:
        """Whether the list may leave something out."""
        return self.is_narrowed or bool(self.search)

    @property
    def status(self) -> int:
        """What the response says."""
        return INVALID if self.problems else status.HTTP_200_OK


async def listing(visit: Visit, schema: type[ListQuery[Any]]) -> Listing:
    """Return the list that the query of the request asks for."""
    asked, resource = visit.request.query_params, visit.resource
    problems: dict[str, str] = {}
    rows: list[list[Fact]] = []
    found: Pager | None = None
    try:
        query = schema.model_validate(dict(_conditions(resource, schema, asked)))
    except ValidationError as error:
        problems = {str(next(iter(each["loc"]), "")): each["msg"] for each in error.errors()}
    else:
        columns = [resource.by_name[name] for name in resource.columns]
        page = await visit.records.page(query, _included(columns))
        names = await names_of(visit, columns, page.items)
        rows = [list(_cells(resource, columns, record, names)) for record in page.items]
        found = pager(page, query, lambda place: _another(visit, place))
    return Listing(
        headings=list(_headings(visit)),
        rows=rows,
        filters=[each async for each in _filters(visit, schema, problems)],
        pager=found,
        problems=problems,
        search=asked.get(SEARCH, ""),
        order=asked.get("sort", ""),
        is_searchable=SEARCH in schema.model_fields,
    )


def _included(columns: Sequence[Field]) -> Sequence[str]:
    return [each.include for each in columns if each.include and not each.is_many]


def _conditions(
    resource: Resource, schema: type[ListQuery[Any]], asked: QueryParams
) -> Iterator[tuple[str, object]]:
    for name in asked:
        field = resource.by_name.get(name.partition("__")[0])
        if name == "sort":
            yield name, asked.getlist(name)
        elif asked[name] and name in schema.model_fields:
            yield name, meant(field, asked[name]) if field else asked[name]


def _cells(
    resource: Resource, columns: Sequence[Field], record: OutSchema, names: Names
) -> Iterator[Fact]:
    """Yield the cells of a row; the first one leads to the record, and is never empty."""
    for index, field in enumerate(columns):
        found = fact(field, record, names)
        href = found.href if index else address_of(resource, str(record.id))
        is_nameless = not index and found.text == NOTHING
        text = resource.name_of(record) if is_nameless else found.text
        yield Fact(found.label, shortened(text), href)


def _another(visit: Visit, *changes: tuple[str, str]) -> str:
    """Return the address of the list with some parts of its query replaced, from its beginning."""
    replaced = {*PLACES, *(name for name, _ in changes)}
    kept = [each for each in visit.request.query_params.multi_items() if each[0] not in replaced]
    return address(visit.address, [*kept, *changes])


def _headings(visit: Visit) -> Iterator[Heading]:
    order = visit.request.query_params.get("sort", "")
    for name in visit.resource.columns:
        label = visit.resource.by_name[name].label
        if name not in visit.resource.sorts:
            yield Heading(label, "", "")
            continue
        wanted = f"-{name}" if order == name else name
        told = {name: "ascending", f"-{name}": "descending"}.get(order, "none")
        yield Heading(label, _another(visit, ("sort", wanted)), told)


async def _filters(
    visit: Visit, schema: type[ListQuery[Any]], problems: Mapping[str, str]
) -> AsyncIterator[Input]:
    """Yield the conditions; where there are few records to choose from, people choose."""
    for field in visit.resource.fields:
        for operator in _operators(field, schema):
            name = field.name + operator
            text = visit.request.query_params.get(name, "")
            offered = await picker(visit, field, [text]) if field.kind == "reference" else None
            is_few = offered is None or not offered.is_partial
            yield Input(
                field=field,
                name=name,
                label=" ".join((field.label, _OPERATORS.get(operator, ""))).strip(),
                anchor=f"filter-{name}",
                control=control_of(field, offered) if is_few else "text",
                texts=[text],
                blank="Any",
                note=asked_of(field, offered) if is_few else "The key of a record.",
                problem=problems.get(name, ""),
                picker=offered,
            )


def _operators(field: Field, schema: type[ListQuery[Any]]) -> Sequence[str]:
    """Return the operators that the list has for a field: equality only where there is no other."""
    found = [each for each in _OPERATORS if field.name + each in schema.model_fields]
    return found or [each for each in ("",) if field.name in schema.model_fields]
