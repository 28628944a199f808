"""Values of any shape that JSON can write."""

from pydantic import JsonValue

Json = dict[str, JsonValue] | list[JsonValue]
