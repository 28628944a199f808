"""Log lines."""

import json
import logging
import logging.config
import sys
from unittest.mock import create_autospec

import pytest

from builder.core.logging import (
    JsonFormatter,
    RequestIdFilter,
    TextFormatter,
    configure_logging,
    request_id,
)
from tests.settings import IsolatedSettings


def record(message: str) -> logging.LogRecord:
    """Return a record of `message`."""
    return logging.LogRecord("app", logging.INFO, __file__, 1, message, None, None)


def test_line_is_json_with_the_id_of_the_request() -> None:
    token = request_id.set("request-0001")
    line = json.loads(JsonFormatter().format(record("two\nlines")))
    request_id.reset(token)
    assert line["message"] == "two\nlines"
    assert line["request_id"] == "request-0001"


def test_line_has_what_was_given_along_but_nothing_of_it_in_place_of_its_own() -> None:
    given = record("done")
    vars(given).update(rows=3, level="none")
    line = json.loads(JsonFormatter().format(given))
    assert line["rows"] == 3
    assert line["level"] == "INFO"
    assert "lineno" not in line


def test_line_of_an_exception_has_its_type_message_and_traceback() -> None:
    failed = record("failed")
    try:
        _ = 1 / 0
    except ZeroDivisionError:
        failed.exc_info = sys.exc_info()
    exception = json.loads(JsonFormatter().format(failed))["exception"]
    assert exception["type"] == "ZeroDivisionError"
    assert exception["message"] == "division by zero"
    assert __file__ in exception["traceback"]


def test_text_can_neither_begin_a_line_nor_steer_a_terminal() -> None:
    line = TextFormatter("%(message)s").format(record("one\nINFO two\x1b[2J"))
    assert line == r"one\x0aINFO two\x1b[2J"


def test_an_exception_can_neither_begin_a_line_nor_steer_a_terminal() -> None:
    failed = record("failed")
    message = "one\nINFO two\x1b[2J"
    failed.exc_info = (ValueError, ValueError(message), None)
    first, *rest = TextFormatter("%(message)s").format(failed).split("\n")
    assert (first, rest[-1]) == ("failed", r"    INFO two\x1b[2J")
    assert all(line.startswith("    ") for line in rest)


def test_every_record_gets_a_request_id() -> None:
    outside = record("outside of a request")
    assert RequestIdFilter().filter(outside)
    assert vars(outside)["request_id"] == "-"


@pytest.mark.parametrize("environment", ["local", "production"])
def test_server_writes_through_the_one_handler_and_no_second_line_for_a_request(
    environment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure = create_autospec(logging.config.dictConfig)
    monkeypatch.setattr(logging.config, "dictConfig", configure)
    configure_logging(IsolatedSettings.model_validate({"environment": environment}))
    chosen = configure.call_args.args[0]
    assert chosen["handlers"]["console"]["formatter"] == environment
    assert environment in chosen["formatters"]
    assert not any(logger["handlers"] for logger in chosen["loggers"].values())
    assert not chosen["loggers"]["uvicorn.access"]["propagate"]
