"""Entities in a URL: compact JSON, deflated, in URL-safe base64; inflating is bounded."""

import base64
import binascii
import json
import re
import zlib
from typing import Final

from .. import limits
from ..errors import InvalidBlueprint, Problem
from .documents import load_json

KEY: Final = "e"
_ALPHABET: Final = re.compile(r"[A-Za-z0-9_-]*")
_RAW_DEFLATE: Final = -15


def pack(entities: object) -> str:
    """Pack plain data; the same data gives the same text for one version of zlib."""
    text = json.dumps(entities, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    deflate = zlib.compressobj(9, zlib.DEFLATED, _RAW_DEFLATE)
    packed = deflate.compress(text.encode()) + deflate.flush()
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def unpack(packed: str) -> object:
    """Return the plain data; raises `InvalidBlueprint` for anything damaged or oversized."""
    return load_json(_inflated(_decoded(packed)), KEY)


def _decoded(packed: str) -> bytes:
    if len(packed) > limits.TEXT_FORM or not _ALPHABET.fullmatch(packed):
        message = "It holds characters that URL-safe base64 does not have."
        raise _damaged(message)
    try:
        return base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
    except binascii.Error:
        message = "It was cut off."
        raise _damaged(message) from None


def _inflated(compressed: bytes) -> bytes:
    inflate = zlib.decompressobj(_RAW_DEFLATE)
    try:
        text = inflate.decompress(compressed, limits.TEXT_FORM + 1)
    except zlib.error:
        message = "It is no deflated text."
        raise _damaged(message) from None
    if len(text) > limits.TEXT_FORM:
        message = f"It unpacks to more than {limits.TEXT_FORM:,} bytes."
        raise _damaged(message)
    if not inflate.eof or inflate.unused_data:
        message = "It was cut off, or something was added."
        raise _damaged(message)
    return text


def _damaged(reason: str) -> InvalidBlueprint:
    message = f"The packed entities of this link are damaged. {reason}"
    return InvalidBlueprint([Problem(KEY, "packing", message)])
