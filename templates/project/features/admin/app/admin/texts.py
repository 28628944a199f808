"""Values as texts: what inputs hold, what people read, and what a text stands for."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, time
from decimal import Decimal
from hashlib import sha256

from pydantic import TypeAdapter, ValidationError

from ..schemas.keys import InKey
from .fields import Field

LONGEST_CELL = 80
NOTHING = "–"
_UNITS = ("bytes", "kB", "MB", "GB")
_STEP = 1000
_key: TypeAdapter[InKey] = TypeAdapter(InKey)


class UnreadableTextError(ValueError):
    """A text that stands for nothing; it says what was expected."""


def written(value: object) -> str:
    """Return what an input holds of a value, line ends as texts in Python have them."""
    match value:
        case None | bytes():
            return ""
        case bool():
            return str(value).lower()
        case datetime() | time():
            return _clock(value)
        case dict() | list():
            return json.dumps(value, ensure_ascii=False, indent=2)
        case _:
            return unified(format(value, "f") if isinstance(value, Decimal) else str(value))


def unified(text: str) -> str:
    """Return a text with the line ends of Python: browsers send others."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def mark(field: Field, texts: Sequence[str]) -> str:
    """Return what tells the texts of a field from others.

    It is the same for a time that a browser wrote in fewer digits, and for keys in another order.
    """
    told = [_moment(each) if field.kind == "datetime" else each for each in texts]
    return sha256(json.dumps(sorted({*told}) if field.is_many else told).encode()).hexdigest()


def shown(value: object) -> str:
    """Return what people read of a value."""
    match value:
        case None | "":
            return NOTHING
        case bool():
            return "Yes" if value else "No"
        case bytes():
            return _size(len(value))
        case datetime():
            return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
        case _:
            return written(value)


def shortened(text: str) -> str:
    """Return a text as a cell has room for it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_CELL else f"{line[: LONGEST_CELL - 1]}…"


def key_of(text: str) -> InKey | None:
    """Return the key that a text is, if it is one."""
    try:
        return _key.validate_python(text)
    except ValidationError:
        return None


def meant(field: Field, text: str) -> object:
    """Return what a text stands for, as JSON carries it.

    What cannot be read is returned as it is, for the schema to refuse. Raises UnreadableTextError
    where that would say nothing to people.
    """
    read = _READERS.get(field.kind)
    return text if read is None else read(text)


def _integer(text: str) -> object:
    try:
        return int(text)
    except ValueError:
        return text


def _float(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text


def _boolean(text: str) -> object:
    return {"true": True, "false": False}.get(text, text)


def _moment(text: str) -> str:
    """Read a date and a time without a zone as UTC, which is what the inputs say."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return text if moment.tzinfo else moment.replace(tzinfo=UTC).isoformat()


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (RecursionError, ValueError) as error:
        message = "Write a JSON object or array, with double quotes around names and texts."
        raise UnreadableTextError(message) from error


def _reference(text: str) -> object:
    key = key_of(text)
    return text if key is None else key


_READERS: Mapping[str, Callable[[str], object]] = {
    "boolean": _boolean,
    "datetime": _moment,
    "float": _float,
    "integer": _integer,
    "json": _json,
    "key": _reference,
    "keys": _reference,
    "reference": _reference,
    "references": _reference,
}


def _clock(value: datetime | time) -> str:
    """Return a time to the second, or its thousandth where it has one: inputs end there."""
    local = value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
    return local.isoformat(timespec="milliseconds" if local.microsecond else "seconds")


def _size(length: int) -> str:
    size, unit = float(length), 0
    while size >= _STEP and unit < len(_UNITS) - 1:
        size, unit = size / _STEP, unit + 1
    return f"{size:.3g} {_UNITS[unit]}"
