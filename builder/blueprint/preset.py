"""House rules: what a team says of choices before anybody makes them."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic import Field as Limited

from . import limits
from .catalog import Catalog
from .model import Blueprint, Flag, Name, Text
from .text import text_fault

MOST_WORDS: Final = 20
LONGEST_REASON: Final = 200

type TraitName = Literal["versioned", "timestamps", "soft_delete", "authored"]


def _visible(text: str) -> str:
    if fault := text_fault(text, LONGEST_REASON):
        raise ValueError(fault)
    return text


type Reason = Annotated[Text, AfterValidator(_visible)]

type Prefix = Annotated[str, Limited(max_length=20, pattern=r"^([a-z][a-z0-9]*(-[a-z0-9]+)*-?)?$")]
type Word = Annotated[str, Limited(pattern=r"^[A-Za-z][A-Za-z0-9]{0,39}$")]

TRAIT_NAMES: Final[tuple[str, ...]] = get_args(TraitName.__value__)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OptionRule(_Frozen):
    """What a group begins with, or with a lock: the only option that it may have."""

    option: Name
    locked: Flag = False
    reason: Reason = ""


class FeatureRule(_Frozen):
    """Whether a project begins with a feature, or with a lock: whether it has it."""

    wanted: Flag
    locked: Flag = False
    reason: Reason = ""


class TraitRule(_Frozen):
    """Traits that every entity of the author has."""

    required: Annotated[tuple[TraitName, ...], Limited(max_length=len(TRAIT_NAMES))] = ()
    reason: Reason = ""


class NameRule(_Frozen):
    """How the slug of a project begins, and words that no entity and no field is called by."""

    prefix: Prefix = ""
    forbidden: Annotated[tuple[Word, ...], Limited(max_length=MOST_WORDS)] = ()
    reason: Reason = ""


class Preset(_Frozen):
    """What is not mentioned is free."""

    options: Annotated[Mapping[Name, OptionRule], Limited(max_length=limits.GROUPS)] = {}
    features: Annotated[Mapping[Name, FeatureRule], Limited(max_length=limits.FEATURES)] = {}
    traits: TraitRule = TraitRule()
    names: NameRule = NameRule()

    def offered(self, catalog: Catalog) -> "Preset":
        """Return what of it is about things on offer: templates of another day had others."""
        options = {
            name: rule
            for name, rule in self.options.items()
            if (group := catalog.group(name)) and group.option(rule.option)
        }
        features = {name: rule for name, rule in self.features.items() if catalog.feature(name)}
        return self.model_copy(update={"options": options, "features": features})

    def begin(self) -> Blueprint:
        """Return the choices that a project begins with."""
        options = {name: rule.option for name, rule in self.options.items()}
        features = tuple(name for name, rule in self.features.items() if rule.wanted)
        return Blueprint.model_validate({"options": options, "features": features})
