"""Log lines."""

import json
import logging
import sys

from builder.core.logging import JsonFormatter, RequestIdFilter, request_id


def record(message: str) -> logging.LogRecord:
    """Return a record of `message`."""
    return logging.LogRecord("app", logging.INFO, __file__, 1, message, None, None)


def test_line_is_json_with_the_id_of_the_request() -> None:
    token = request_id.set("request-0001")
    line = json.loads(JsonFormatter().format(record("two\nlines")))
    request_id.reset(token)
    assert line["message"] == "two\nlines"
    assert line["request_id"] == "request-0001"


def test_line_of_an_exception_has_its_traceback() -> None:
    failed = record("failed")
    try:
        _ = 1 / 0
    except ZeroDivisionError:
        failed.exc_info = sys.exc_info()
    assert "ZeroDivisionError" in json.loads(JsonFormatter().format(failed))["exception"]


def test_every_record_gets_a_request_id() -> None:
    outside = record("outside of a request")
    assert RequestIdFilter().filter(outside)
    assert vars(outside)["request_id"] == "-"
