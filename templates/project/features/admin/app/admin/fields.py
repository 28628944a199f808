"""Fields of records, as lists and forms show them."""

from dataclasses import dataclass
from typing import Literal

type Kind = Literal[
    "boolean",
    "bytes",
    "choice",
    "date",
    "datetime",
    "decimal",
    "email",
    "float",
    "integer",
    "json",
    "key",
    "keys",
    "long_text",
    "reference",
    "references",
    "text",
    "time",
    "url",
    "uuid",
]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `include` names the relation behind a key, `target` where its records are."""

    name: str
    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    target: str = ""
    include: str = ""

    @property
    def label(self) -> str:
        """What people read."""
        words = (self.include or self.name.removesuffix("_id")).replace("_", " ")
        return words[:1].upper() + words[1:]

    @property
    def is_many(self) -> bool:
        """Whether it holds any number of keys."""
        return self.kind in {"keys", "references"}

    @property
    def is_picked(self) -> bool:
        """Whether people choose among the records of another resource."""
        return self.kind in {"reference", "references"}
