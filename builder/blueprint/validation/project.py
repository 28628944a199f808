"""Rules of the project's own data."""

import re
from collections.abc import Iterator

from .. import limits, reserved
from ..errors import Problem
from ..model import ProjectInfo
from ..names import package_refusal, suggested_package
from ..naming import slugify
from ..text import clean, quoted, text_fault
from .wording import free_text

_FALLBACK_NAME = "My API"
_FALLBACK_PREFIX = "/api/v1"
_PREFIX = re.compile(r"(/[a-z0-9]+(-[a-z0-9]+)*)*")


def check_project(project: ProjectInfo) -> Iterator[Problem]:
    """Check the name, the package and the free text of the project."""
    yield from _check_name(project)
    if refusal := package_refusal(project.package):
        suggestion = suggested_package(project.package)
        yield Problem("project.package", refusal.rule, refusal.message, suggestion)
    yield from free_text("project.description", project.description)
    yield from free_text("project.author", project.author, limits.AUTHOR, multiline=False)
    if fault := _prefix_fault(project.api_prefix):
        yield Problem("project.api_prefix", *fault, _suggested_prefix(project.api_prefix))


def _prefix_fault(prefix: str) -> tuple[str, str] | None:
    if len(prefix) > limits.API_PREFIX:
        return "too-long", f"A prefix has at most {limits.API_PREFIX} characters."
    if not _PREFIX.fullmatch(prefix):
        return "api-prefix", (
            "A prefix is made of segments such as `/api/v1`: a slash, then lower-case letters, "
            "digits and single hyphens. Without a prefix it is empty."
        )
    first = prefix.removeprefix("/").partition("/")[0]
    if first in reserved.ROUTES:
        return reserved.ROUTES.rule, f"`/{first}` is {reserved.ROUTES.reason}."
    return None


def _suggested_prefix(prefix: str) -> str:
    """Offer the words of `prefix` as its segments, where that makes one."""
    words = filter(None, map(slugify, prefix.split("/")))
    offer = "".join(f"/{word}" for word in words)
    return offer if offer and not _prefix_fault(offer) else _FALLBACK_PREFIX


def _check_name(project: ProjectInfo) -> Iterator[Problem]:
    name = project.name
    if fault := _name_fault(project):
        cleaned = clean(name, limits.PROJECT_NAME - 4)
        offers = (cleaned, f"{cleaned} API", _FALLBACK_NAME)
        fitting = (offer for offer in offers if not _name_fault(ProjectInfo(name=offer)))
        yield Problem("project.name", *fault, next(fitting))


def _name_fault(project: ProjectInfo) -> tuple[str, str] | None:
    name = project.name
    if fault := text_fault(name, limits.PROJECT_NAME):
        return "text", fault
    if not name or name != name.strip():
        return "text", "The project needs a name without white space around it."
    word = project.slug.replace("-", "_")
    if not word:
        return "slug-empty", (
            f"{quoted(name)} holds no letter from A to Z and no digit, "
            "so no folder can be named after it."
        )
    table = reserved.owner(word, (reserved.DEPENDENCIES, reserved.DEVICES))
    return (table.rule, f"{quoted(name)} becomes `{word}`, {table.reason}.") if table else None
