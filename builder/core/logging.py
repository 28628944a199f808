"""Log lines: one format for the application and the server, each with its request id.

The standard library has all that this takes, and what other packages log passes through it anyway.
"""

import json
import logging
import logging.config
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, override

from .config import Settings

type ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)

request_id: ContextVar[str] = ContextVar("request_id", default="-")

_FOREIGN = {"asctime", "color_message", "message", "request_id"}
_USUAL = _FOREIGN.union(vars(logging.makeLogRecord({})))
_ESCAPED = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}


class RequestIdFilter(logging.Filter):
    """Adds the id of the current request to every record."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class TextFormatter(logging.Formatter):
    """Writes a record for people; what it says can neither begin a line nor steer a terminal."""

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        return super().formatMessage(record).translate(_ESCAPED)

    @override
    def formatException(self, ei: ExceptionInfo) -> str:
        lines = super().formatException(ei).split("\n")
        return "\n".join(f"    {line.translate(_ESCAPED)}" for line in lines)


class JsonFormatter(logging.Formatter):
    """Writes a record, whatever it was given as `extra`, and its exception as one line of JSON."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            **{name: value for name, value in vars(record).items() if name not in _USUAL},
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "request_id": request_id.get(),
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1]:
            line["exception"] = {
                "type": type(record.exc_info[1]).__qualname__,
                "message": str(record.exc_info[1]),
                "traceback": self.formatException(record.exc_info),
            }
        return json.dumps(line, default=str)


def configure_logging(settings: Settings) -> None:
    """Send every logger, the server's too, to one handler: text locally, JSON in production."""
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "filters": {"request_id": {"()": RequestIdFilter}},
            "formatters": {
                "local": {
                    "()": TextFormatter,
                    "fmt": "%(levelname)-8s %(request_id)s %(name)s: %(message)s",
                },
                "production": {"()": JsonFormatter},
            },
            "handlers": {
                "console": {
                    "class": "logging.StreamHandler",
                    "filters": ["request_id"],
                    "formatter": settings.environment,
                },
            },
            "root": {"level": settings.log_level, "handlers": ["console"]},
            "loggers": {
                "uvicorn": {"handlers": [], "propagate": True},
                "uvicorn.access": {"handlers": [], "propagate": False},
            },
        }
    )
