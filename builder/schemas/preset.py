"""House rules of a workspace, as they travel."""

from typing import Annotated

from pydantic import AfterValidator, Field

from ..blueprint.preset import Preset
from .base import InSchema, OutSchema
from .moments import Moment
from .saved_blueprint import LONGEST_DESCRIPTION
from .texts import lines
from .workspace import Title


class PresetWrite(InSchema):
    """What house rules are called, and what they say."""

    name: Title
    description: Annotated[str, Field(max_length=LONGEST_DESCRIPTION), AfterValidator(lines)] = ""
    rules: Preset = Preset()


class PresetRead(OutSchema):
    """House rules, as they are now; those of another release may say nothing that is readable."""

    slug: str
    name: str
    description: str
    rules: Preset
    is_readable: bool
    changed_at: Moment
