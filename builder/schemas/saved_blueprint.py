"""Saved Blueprints and their revisions, as they travel."""

import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from ..models.keys import Key
from .base import InSchema, Lax, OutSchema
from .lists import ListQuery
from .moments import Moment
from .texts import given, lines, one_line
from .workspace import Title

type SavedBlueprintSort = Literal["name", "-name", "saved_at", "-saved_at"]

MOST_TAGS: Final = 10
HIGHEST_NUMBER: Final = 999_999
"""How many revisions a Blueprint may have."""
LONGEST_SUMMARY: Final = 200
LONGEST_DESCRIPTION: Final = 500
_SEPARATORS = re.compile(r"[,\s]+")
_WORD = re.compile(r"[^\W_](?:[\w.-]{0,30}[^\W_])?")


def _apart(value: object) -> object:
    """Take a line of words apart; a list is one already."""
    return _SEPARATORS.split(value.strip(", ")) if isinstance(value, str) else value


def _words(tags: list[str]) -> list[str]:
    words = sorted({tag.lower() for tag in tags if tag})
    if len(words) > MOST_TAGS:
        message = "At most 10 tags."
        raise ValueError(message)
    if not all(map(_WORD.fullmatch, words)):
        message = "A tag has up to 32 letters and digits, between them dots, - or _."
        raise ValueError(message)
    return words


TagList = Annotated[list[str], AfterValidator(_words)]
Tags = Annotated[TagList, BeforeValidator(_apart)]
"""As a form writes them, in one line."""
Summary = Annotated[str, Field(min_length=1, max_length=LONGEST_SUMMARY), AfterValidator(one_line)]


PresetSlug = Annotated[str, Field(max_length=60, pattern="^[a-z0-9-]*$")]


class SavedBlueprintWrite(InSchema):
    """How a saved Blueprint is found, and the slug of the Preset that it follows."""

    name: Title
    description: Annotated[str, Field(max_length=LONGEST_DESCRIPTION), AfterValidator(lines)] = ""
    tags: Tags = Field(default_factory=list)
    preset: PresetSlug = ""


class RevisionWrite(InSchema):
    """What changed, in a line."""

    summary: Summary


class Restoring(RevisionWrite):
    """A revision that comes back, after the latest one that somebody has seen."""

    base: Lax[int] = Field(ge=1, le=HIGHEST_NUMBER)


class FirstRevision(SavedBlueprintWrite, RevisionWrite):
    """A Blueprint that is saved for the first time."""


Document = Annotated[
    dict[str, object],
    WithJsonSchema({"allOf": [{"$ref": "#/components/schemas/Blueprint"}]}),
]
"""A Blueprint, which is read by rules of its own."""


class BlueprintDescription(SavedBlueprintWrite):
    """How a saved Blueprint is found, its tags as a list."""

    tags: TagList = Field(default_factory=list)


class FirstSave(BlueprintDescription, FirstRevision):
    """A Blueprint, and what it is called from now on."""

    blueprint: Document


class RevisionSave(RevisionWrite):
    """What became of a Blueprint since revision `base`, which is the latest one."""

    base: int = Field(ge=1, le=HIGHEST_NUMBER)
    blueprint: Document


class RevisionRestore(Restoring):
    """A revision that comes back after revision `base`, which is the latest one."""

    base: int = Field(ge=1, le=HIGHEST_NUMBER)


class SavedBlueprintRead(OutSchema):
    """A saved Blueprint; `latest` is the number of its last revision."""

    slug: str
    name: str
    description: str
    tags: list[str]
    preset: str | None
    latest: int
    saved_at: Moment


class SavedBlueprintQuery(ListQuery[SavedBlueprintSort]):
    """Which saved Blueprints to list: the last saved first, where no order is asked for."""

    sort: tuple[SavedBlueprintSort, ...] = ("-saved_at",)
    q: Annotated[str, Field(max_length=100)] | None = None
    tag: Annotated[Annotated[str, Field(max_length=32)] | None, BeforeValidator(given)] = None


class WorkspaceQuery(SavedBlueprintQuery):
    """Which of one workspace."""

    workspace_id: Key


class RevisionRead(OutSchema):
    """A revision without its files; who approved it, and when, where somebody did."""

    number: int
    summary: str
    author: str
    template_version: str
    made_at: Moment
    approver: str | None
    approved_at: Moment | None
