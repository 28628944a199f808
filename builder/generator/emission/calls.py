"""The operations of an entity as methods of a client: signatures and bodies."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...blueprint.model import Operation
from ..layout import Item, Source
from .files import FileView
from .operations import OPERATIONS, EndpointNames
from .relations import LinkView


@dataclass(frozen=True, slots=True)
class CallView:
    """One method of a client."""

    signature: Source
    about: str
    body: Item


def call_views(
    names: EndpointNames,
    chosen: frozenset[Operation],
    links: tuple[LinkView, ...],
    files: tuple[FileView, ...],
) -> tuple[CallView, ...]:
    """Return the methods for the chosen operations, and for the links and files of an entity."""
    writer = _Writer(names)
    written = (each for name in OPERATIONS if name in chosen for each in writer.calls(name))
    linking = (each for link in links for each in writer.links(link))
    return (*written, *linking, *(each for file in files for each in writer.files(file)))


def call_imports(
    names: EndpointNames,
    chosen: frozenset[Operation],
    files: tuple[FileView, ...],
    *,
    linked: bool,
) -> Iterator[str]:
    """Yield what the module of a client that holds the methods imports."""
    schemas = f"from ..schemas.{names.snake} import "
    shown = "_detail" if names.has_includes else ""
    wanted: tuple[tuple[str, object], ...] = (
        ("from collections.abc import AsyncIterator", "list" in chosen),
        ("from ..schemas.lists import PagedResponse, parameters, walked", "list" in chosen),
        (f"{schemas}{names.pascal}Query", "list" in chosen),
        (f"{schemas}{names.pascal}Create", "create" in chosen),
        (f"{schemas}{names.pascal}Update", "update" in chosen),
        (f"{schemas}{names.pascal}Read", {"create", "update"} & chosen),
        (f"from ..schemas.{names.snake}{shown} import {names.shown}", {"list", "get"} & chosen),
        ("from collections.abc import Sequence", "get" in chosen and names.has_includes),
        (f"{schemas}{names.pascal}Include", "get" in chosen and names.has_includes),
        ("from ..schemas.keys import Key", {"get", "update", "delete"} & chosen or linked),
    )
    yield from (line for line, is_needed in wanted if is_needed)
    if names.is_versioned and {"get", "create", "update"} & chosen:
        yield "from ..tags import Tagged, tagged"
    if names.is_versioned and {"update", "delete"} & chosen:
        yield "from ..tags import if_match"
    if any(file.is_uploaded for file in files):
        yield "from ..uploads import FileUpload"
    if any(file.is_downloaded for file in files):
        yield "from ..downloads import FileDownload"


class _Writer:
    """Writes the methods of one entity."""

    def __init__(self, names: EndpointNames) -> None:
        self.names = names
        self.label = names.snake.replace("_", " ")
        self.labels = names.plural.replace("_", " ")
        self.path = f'f"{{PATH}}/{{{names.key}}}"'
        self.record = f"{names.key}: Key"

    def calls(self, operation: Operation) -> Iterator[CallView]:
        """Yield the methods of one operation."""
        match operation:
            case "list":
                yield from self._lists()
            case "create":
                yield self._create()
            case "get":
                yield self._get()
            case "update":
                yield self._update()
            case "delete":
                yield self._delete()

    def _lists(self) -> Iterator[CallView]:
        names = self.names
        asked = f"query: {names.pascal}Query | None = None"
        page = f"PagedResponse[{names.shown}]"
        call = _call("GET", "PATH", "query=parameters(query)")
        yield CallView(
            Source("async def list(", ("self", asked), f") -> {page}:"),
            f"Return one page of {self.labels}.",
            Source("return await self._transport.fetch(", (page, call), ")"),
        )
        yield CallView(
            Source("def walk(", ("self", asked), f") -> AsyncIterator[{names.shown}]:"),
            f"Yield all {self.labels}.",
            Source("return walked(", ("self.list", f"query or {names.pascal}Query()"), ")"),
        )

    def _create(self) -> CallView:
        data = f"data: {self.names.pascal}Create"
        call = _call("POST", "PATH", "body=data")
        return self._answered("create", (data,), f"{self.names.pascal}Read", call, "Store a new")

    def _get(self) -> CallView:
        names = self.names
        include = f"include: Sequence[{names.pascal}Include] = ()"
        asked = (include,) if names.has_includes else ()
        query = ('query={"include": include}',) if names.has_includes else ()
        call = _call("GET", self.path, *query)
        return self._answered("get", (self.record, *asked), names.shown, call, "Return one")

    def _update(self) -> CallView:
        data = f"data: {self.names.pascal}Update"
        call = _call("PATCH", self.path, "body=data", *self._matched)
        parameters = (self.record, data, *self._expected)
        return self._answered("update", parameters, f"{self.names.pascal}Read", call, "Change one")

    def _delete(self) -> CallView:
        call = _call("DELETE", self.path, *self._matched)
        return self._silent("delete", (self.record, *self._expected), call, "Delete one")

    def links(self, link: LinkView) -> Iterator[CallView]:
        """Yield the methods that link and unlink records of a many-to-many relation."""
        path = f'f"{{PATH}}/{{{self.names.key}}}/{link.route}/{{{link.parameter}}}"'
        parameters = (self.record, f"{link.parameter}: Key")
        for verb, method, about in (
            ("link", "PUT", "Link a record to one"),
            ("unlink", "DELETE", "Unlink a record from one"),
        ):
            yield self._silent(f"{verb}_{link.name}", parameters, _call(method, path), about)

    def files(self, file: FileView) -> Iterator[CallView]:
        """Yield the methods that upload, download and remove a file of a record."""
        path = f'f"{{PATH}}/{{{self.names.key}}}/{file.route}"'
        if file.is_uploaded:
            yield self._upload(file, path)
        if file.is_downloaded:
            call = _call("GET", path, "is_linked=True")
            yield CallView(
                Source(
                    f"async def download_{file.name}(", ("self", self.record), ") -> FileDownload:"
                ),
                f"Find a file of one {self.label}.",
                Source("return await self._transport.locate(", (call,), ")"),
            )
        if file.is_uploaded:
            call = _call("DELETE", path, *self._matched)
            about = "Take a file from one"
            yield self._silent(f"remove_{file.name}", (self.record, *self._expected), call, about)

    def _upload(self, file: FileView, path: str) -> CallView:
        """Return the method that sends a file; a tag lets it pass once, so it is sent once."""
        said = ("headers=file.headers", "is_single=file.is_single")
        if self.names.is_versioned:
            said = ("headers=file.headers | if_match(tag)", "is_single=True")
        call = _call("PUT", path, "query=file.query", "content=file.body", *said)
        parameters = (self.record, "file: FileUpload", *self._expected)
        answer = f"{self.names.pascal}Read"
        return self._answered(f"upload_{file.name}", parameters, answer, call, "Keep a file of one")

    @property
    def _expected(self) -> tuple[str, ...]:
        return ("tag: str",) if self.names.is_versioned else ()

    @property
    def _matched(self) -> tuple[str, ...]:
        return ("headers=if_match(tag)",) if self.names.is_versioned else ()

    def _answered(
        self, name: str, parameters: tuple[str, ...], answer: str, call: Source, about: str
    ) -> CallView:
        """Return the method that is answered with a record; with its tag, if it has versions."""
        given, body = answer, Source("return await self._transport.fetch(", (answer, call), ")")
        if self.names.is_versioned:
            given = f"Tagged[{answer}]"
            body = Source("return await tagged(", ("self._transport", answer, call), ")")
        return CallView(
            Source(f"async def {name}(", ("self", *parameters), f") -> {given}:"),
            f"{about} {self.label}.",
            body,
        )

    def _silent(self, name: str, parameters: tuple[str, ...], call: Source, about: str) -> CallView:
        """Return the method that is answered with nothing."""
        return CallView(
            Source(f"async def {name}(", ("self", *parameters), ") -> None:"),
            f"{about} {self.label}.",
            Source("await self._transport.send(", (call,), ")"),
        )


def _call(method: str, path: str, *arguments: str) -> Source:
    return Source("Call(", (f'"{method}"', path, *arguments), ")")
