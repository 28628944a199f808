"""Forms of accounts, read as the schemas that the API reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ...core.exceptions import AppError
from ..address import Pairs
from ..words import gettext as _
from ..words import marked, ngettext

SECRET = frozenset({"code", "current_password", "password", "secret", "token"})
"""Inputs whose values are never sent back."""

_REFUSALS = (
    marked("The e-mail address or the password is wrong."),
    marked("This is not the current password."),
    marked("This is not the token that the server printed last."),
    marked("The token is not valid, or was used."),
    marked("This code is wrong, or was used already."),
    marked("This took too long, or was begun anew elsewhere. Begin again."),
    marked("This account has a second factor already."),
    marked("This account has no second factor."),
    marked("There is an account with this e-mail address already."),
    marked("This invitation is for another address."),
    marked("This is not the name of the workspace."),
    marked("This is not the name of the Blueprint."),
    marked("This is not the name of the preset."),
    marked("This preset is not there any more."),
    marked("These house rules cannot be read: another release of the builder wrote them."),
    marked("Choose which preset it follows: this workspace has several."),
    marked("There is no open account with this e-mail address."),
    marked("The account with this e-mail address is a member already."),
    marked("Pick one of both where you and somebody else changed the same."),
    marked("Somebody saved a revision in the meantime."),
    marked("This is the latest revision already."),
    marked("A workspace keeps an owner: make somebody else one first."),
    marked("Somebody made a workspace of this name just now. Try again."),
    marked("Somebody saved a Blueprint of this name just now. Try again."),
    marked("The last version comes before the first."),
    marked("There are 50 presets: delete some first."),
    marked("There are 50 tokens: revoke some first."),
    marked("At most 10 tags."),
    marked("A tag has up to 32 letters and digits, between them dots, - or _."),
)
"""What services have against a form."""

_SIMPLY = {
    "string_pattern_mismatch": marked("This is not written as it has to be."),
    "missing": marked("Fill this in."),
    "int_parsing": marked("This is no whole number."),
}
_BOUNDS = {"ge": marked("At least %(bound)s."), "le": marked("At most %(bound)s.")}

type Problems = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A form as it was filled in, and what is wrong with it by the names of its inputs.

    What is about the whole of it is under the empty name.
    """

    values: Mapping[str, str] = field(default_factory=dict[str, str])
    problems: Problems = field(default_factory=dict[str, str])


class UnreadableEntryError(AppError):
    """A form breaks a rule of its schema."""

    status = 422
    code = "validation"

    def __init__(self, entry: Entry) -> None:
        """Keep what is shown again."""
        told = (f"{name}: {problem}" for name, problem in entry.problems.items())
        super().__init__(" ".join(told), tuple(entry.problems))
        self.entry = entry


UNTOUCHED = Entry()


def read[SchemaT: BaseModel](schema: type[SchemaT], form: Pairs) -> SchemaT:
    """Return what a form says; an empty input says nothing. Raises UnreadableEntryError."""
    given = {name: value for name, value in form if value and name in schema.model_fields}
    try:
        return schema.model_validate(given)
    except ValidationError as error:
        problems = {"".join(map(str, each["loc"][:1])): told(each) for each in error.errors()}
        raise UnreadableEntryError(Entry(_shown(form), problems)) from None


def missing(name: str) -> UnreadableEntryError:
    """Return what tells somebody to fill in an input."""
    return UnreadableEntryError(Entry({}, {name: _("Fill this in.")}))


def refused(form: Pairs, error: AppError) -> Entry:
    """Return a form with what its schema or a service has against it."""
    if isinstance(error, UnreadableEntryError):
        return Entry(_shown(form), error.entry.problems)
    places = [name for name in error.fields if name in dict(form)] or [""]
    return Entry(_shown(form), dict.fromkeys(places, _(error.detail)))


def _shown(form: Pairs) -> Mapping[str, str]:
    return {name: value for name, value in form if name not in SECRET}


def told(error: ErrorDetails) -> str:
    """Say what is wrong with an input, in the language of the page where it is usual."""
    bounds: Mapping[str, Any] = error.get("ctx", {})
    match error["type"]:
        case "missing" | "int_parsing" | "string_pattern_mismatch" as kind:
            return _(_SIMPLY[kind])
        case "greater_than_equal" | "less_than_equal":
            [(rule, bound)] = bounds.items()
            return _(_BOUNDS[rule], bound=bound)
        case "value_error":
            is_email = error["loc"] == ("email",)
            return _("This is no e-mail address.") if is_email else _(str(bounds["error"]))
        case _:
            return _length(bounds) or error["msg"]


def _length(bounds: Mapping[str, Any]) -> str:
    """Say what is wrong with the length of an input, if that is."""
    least, most = bounds.get("min_length"), bounds.get("max_length")
    if bounds.get("field_type") in {"List", "Tuple"}:
        return _(_BOUNDS["le"], bound=most) if most else ""
    if least:
        return ngettext("At least %(num)s character.", "At least %(num)s characters.", int(least))
    if most:
        return ngettext("At most %(num)s character.", "At most %(num)s characters.", int(most))
    return ""
