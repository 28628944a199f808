"""Spans of SQL statements: what was asked, and never with which values."""

import re
from collections.abc import Callable, Mapping
from weakref import WeakKeyDictionary

from opentelemetry import trace
from opentelemetry.trace import Span, SpanKind, StatusCode
from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPICursor, ExceptionContext, ExecutionContext

LONGEST_STATEMENT = 2_000
_TABLE = re.compile(r"\b(?:FROM|INTO|UPDATE)\s+[\"`]?(\w+)")
_tracer = trace.get_tracer(__name__)
_open: WeakKeyDictionary[ExecutionContext, Span] = WeakKeyDictionary()


def install() -> None:
    """Watch the statements of every engine, once."""
    for name, listener in _LISTENERS.items():
        if not event.contains(Engine, name, listener):
            event.listen(Engine, name, listener)


def _begin(
    connection: Connection,
    _cursor: DBAPICursor,
    statement: str,
    _values: object,
    context: ExecutionContext | None,
    _many: object,
) -> None:
    """Open a span inside that of a request: what nobody asked for is no trace."""
    if context is None or not trace.get_current_span().is_recording():
        return
    operation = statement.split(maxsplit=1)[0].upper()
    table = _TABLE.search(statement)
    summary = f"{operation} {table[1]}" if table else operation
    _open[context] = _tracer.start_span(
        summary,
        kind=SpanKind.CLIENT,
        attributes={
            "db.operation.name": operation,
            "db.query.summary": summary,
            "db.query.text": statement[:LONGEST_STATEMENT],
            "db.system.name": connection.dialect.name,
            **_place(connection.engine.url),
        },
    )


def _place(url: URL) -> dict[str, str | int]:
    """Return where the database is."""
    known = {"db.namespace": url.database, "server.address": url.host, "server.port": url.port}
    return {name: value for name, value in known.items() if value is not None}


def _end(
    _connection: Connection,
    _cursor: DBAPICursor,
    _statement: str,
    _values: object,
    context: ExecutionContext | None,
    _many: object,
) -> None:
    """Close the span of a statement that was answered."""
    if context is not None and (span := _open.pop(context, None)):
        span.end()


def _fail(error: ExceptionContext) -> None:
    """Close the span of a statement that failed, without the message: that may quote values."""
    context = error.execution_context
    if context is not None and (span := _open.pop(context, None)):
        span.set_attribute("error.type", type(error.original_exception).__qualname__)
        span.set_status(StatusCode.ERROR)
        span.end()


_LISTENERS: Mapping[str, Callable[..., None]] = {
    "before_cursor_execute": _begin,
    "after_cursor_execute": _end,
    "handle_error": _fail,
}
