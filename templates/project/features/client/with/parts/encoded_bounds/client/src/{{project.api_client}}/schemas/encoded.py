"""How long bytes are when JSON writes them."""

from typing import Any


def in_base64(described: dict[str, Any]) -> None:
    """Let the description of an optional field bound the text: four characters for three bytes.

    Pydantic tells the bounds of the bytes.
    """
    for each in (described, *described.get("anyOf", ())):
        for bound in each.keys() & {"minLength", "maxLength"}:
            each[bound] = (each[bound] + 2) // 3 * 4
