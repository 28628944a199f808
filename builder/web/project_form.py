"""The inputs of the project section: name, licence and what else is said of the whole."""

from collections.abc import Mapping
from typing import TypeAliasType, get_args

from ..blueprint.model import Licence, ProjectInfo, PythonVersion
from .controls import Control
from .problems import trouble
from .reading import Reading, key_of
from .words import gettext as _
from .words import marked

_LICENCE_WORDS = {"": marked("None chosen"), "proprietary": marked("Proprietary")}


def literals(alias: TypeAliasType) -> tuple[str, ...]:
    """Return the values that a type of words allows."""
    words: tuple[str, ...] = get_args(alias.__value__)
    return words


def project_controls(reading: Reading) -> tuple[Control, ...]:
    """Return the inputs of the project section."""
    licences = {each: _(_LICENCE_WORDS.get(each, each)) for each in literals(Licence)}
    versions = {each: each for each in literals(PythonVersion)}
    return (
        _control(reading, "name", _("Name")),
        _control(reading, "package", _("Package")),
        _control(reading, "description", _("Description"), kind="area"),
        _control(reading, "author", _("Author")),
        _control(reading, "licence", _("Licence"), kind="select", choices=licences),
        _control(reading, "python", "Python", kind="select", choices=versions),
        _control(reading, "api_prefix", _("API prefix")),
    )


def _control(  # noqa: PLR0913 - a control is what these six say
    reading: Reading,
    key: str,
    label: str,
    *,
    kind: str = "text",
    hint: str = "",
    choices: Mapping[str, str] | None = None,
) -> Control:
    value = reading.values.get(key, str(getattr(ProjectInfo(), key)))
    problems = tuple(trouble(each, key) for each in reading.told if key_of(each.place) == key)
    return Control(key, label, kind, value, hint, choices, problems)
