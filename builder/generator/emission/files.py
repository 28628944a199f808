"""The files of an entity over HTTP: each is uploaded, downloaded and removed by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...blueprint.constraints import fitted
from ...blueprint.model import Entity
from ...blueprint.types import is_sent_apart, is_shown
from ..layout import Source
from .guards import Guard
from .operations import EndpointNames, OperationView, answered, decorated

_SERVICE = "service: Service"
_EXTRA = "openapi_extra="
_NO_CONTENT = "status_code=status.HTTP_204_NO_CONTENT"
_REDIRECT = "status_code=status.HTTP_307_TEMPORARY_REDIRECT"
_LINKED = ("response_class=RedirectResponse", "response_description=LINKED")


@dataclass(frozen=True, slots=True)
class FileView:
    """One file beside the JSON of a record: where it is, and what can be done with it."""

    name: str
    route: str
    is_uploaded: bool
    is_downloaded: bool
    is_shown: bool


def file_views(entity: Entity) -> tuple[FileView, ...]:
    """Return the files of `entity` that its operations lead to."""
    found = (
        FileView(
            field.name,
            field.name.replace("_", "-"),
            is_uploaded="update" in entity.operations and not field.read_only,
            is_downloaded="get" in entity.operations and is_shown(field),
            is_shown=is_shown(field),
        )
        for field in entity.fields
        if is_sent_apart(field)
    )
    return tuple(each for each in found if each.is_uploaded or each.is_downloaded)


def file_operations(names: EndpointNames, files: Sequence[FileView]) -> Iterator[OperationView]:
    """Yield what uploads, downloads and removes each file."""
    for file in files:
        if file.is_uploaded:
            yield _upload(names, file)
        if file.is_downloaded:
            yield _download(names, file)
        if file.is_uploaded:
            yield _remove(names, file)


def file_imports(names: EndpointNames, files: Sequence[FileView]) -> Iterator[str]:
    """Yield what the endpoints import for their files."""
    if any(file.is_uploaded for file in files):
        yield "from ..uploads import ANY_SIZE, BODY, FileBody"
        yield f"from ...schemas.{names.snake} import {names.pascal}Read"
        if names.is_versioned:
            yield "from fastapi import Response"
            yield "from ..versions import IfMatch"
            yield "from ..etags import tagged"
    if any(file.is_downloaded for file in files):
        yield "from fastapi.responses import RedirectResponse"
        yield "from ..links import LINKED, Links"
    if files:
        yield "from fastapi import status"
        yield "from ..deps import PathKey"


def _head(verb: str, names: EndpointNames, file: FileView) -> str:
    return f"async def {fitted(f'{verb}_{names.snake}_{file.name}')}("


def _path(names: EndpointNames, file: FileView) -> str:
    return f'"/{{{names.key}}}/{file.route}"'


def _expected(names: EndpointNames) -> tuple[str, ...]:
    return ("expected: IfMatch",) if names.is_versioned else ()


def _given(names: EndpointNames, file: FileView, *more: str) -> tuple[str, ...]:
    expected = ("expected",) if names.is_versioned else ()
    return (names.key, f'"{file.name}"', *more, *expected)


def _upload(names: EndpointNames, file: FileView) -> OperationView:
    guard = _with_body(names.guards["update"])
    statuses = (400, 404, 413, 415, 422, 503, *names.preconditions)
    arguments = (f"responses={guard.problems(*statuses)}", "max_body_size=ANY_SIZE")
    response = ("response: Response",) if names.is_versioned else ()
    items = (_SERVICE, f"{names.key}: PathKey", "upload: FileBody", *_expected(names), *response)
    call = Source("await service.attach(", _given(names, file, "upload"), ")")
    return OperationView(
        decorated(guard, "put", _path(names, file), *arguments),
        Source(_head("upload", names, file), items, f") -> {names.pascal}Read:"),
        (answered(names, call),),
    )


def _with_body(guard: Guard) -> Guard:
    """Return the guard with what describes the body, beside what it describes itself."""
    said = [each for each in guard.arguments if each.startswith(_EXTRA)]
    others = tuple(each for each in guard.arguments if each not in said)
    whole = " | ".join(("BODY", *(each.removeprefix(_EXTRA) for each in said)))
    return replace(guard, arguments=(*others, f"{_EXTRA}{whole}"))


def _download(names: EndpointNames, file: FileView) -> OperationView:
    guard = names.guards["get"]
    responses = f"responses={guard.problems(404, 422, 503)}"
    found = Source("await service.file(", (names.key, f'"{file.name}"'), ")")
    return OperationView(
        decorated(guard, "get", _path(names, file), _REDIRECT, *_LINKED, responses),
        Source(
            _head("download", names, file),
            (_SERVICE, f"{names.key}: PathKey", "links: Links"),
            ") -> str:",
        ),
        (Source("return await links.to(", (found,), ")"),),
    )


def _remove(names: EndpointNames, file: FileView) -> OperationView:
    guard = names.guards["update"]
    responses = f"responses={guard.problems(404, 422, 503, *names.preconditions)}"
    return OperationView(
        decorated(guard, "delete", _path(names, file), _NO_CONTENT, responses),
        Source(
            _head("remove", names, file),
            (_SERVICE, f"{names.key}: PathKey", *_expected(names)),
            ") -> None:",
        ),
        (Source("await service.detach(", _given(names, file), ")"),),
    )
