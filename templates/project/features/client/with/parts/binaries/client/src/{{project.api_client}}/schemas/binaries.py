"""Bytes, which JSON writes as Base64."""

from base64 import b64decode, b64encode
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema


def _from_base64(value: object) -> object:
    return b64decode(value, validate=True) if isinstance(value, str) else value


def _to_base64(value: bytes) -> str:
    return b64encode(value).decode()


Binary = Annotated[
    bytes,
    BeforeValidator(_from_base64),
    PlainSerializer(_to_base64, when_used="json"),
    WithJsonSchema({"type": "string", "contentEncoding": "base64"}),
]
