"""Addresses on the web, which stay as they are written."""

from typing import Annotated

from pydantic import AfterValidator, Field, HttpUrl, TypeAdapter

_http_url = TypeAdapter(HttpUrl)


def _check_url(value: str) -> str:
    _http_url.validate_python(value)
    return value


Url = Annotated[str, AfterValidator(_check_url), Field(json_schema_extra={"format": "uri"})]
