"""The rows of an entity's form: its fields and its relations."""

from dataclasses import dataclass

from .controls import Control
from .problems import Trouble


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field: the line that is always seen, and the details behind a fold.

    `was` is the name under which it is kept so far.
    """

    index: int
    was: str
    name: Control
    type: Control
    flags: tuple[Control, ...]
    details: tuple[Control, ...]
    summary: str
    problems: tuple[Trouble, ...]
    is_blank: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation, told as a sentence with holes."""

    index: int
    was: str
    name: Control
    kind: Control
    target: Control
    inverse: Control
    description: Control
    required: Control
    on_delete: Control
    is_to_one: bool
    problems: tuple[Trouble, ...]
