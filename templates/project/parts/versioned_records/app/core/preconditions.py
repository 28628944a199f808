"""Conditional requests, RFC 9110: tags of records, and what is refused where they do not match."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from pydantic import BaseModel

from .exceptions import AppError

_TAG = re.compile(r'(?:W/)?"[^"]*"')


class PreconditionFailedError(AppError):
    """The record was changed since the client saw it."""

    status = 412
    code = "precondition-failed"


@dataclass(frozen=True, slots=True)
class EntityTags:
    """The tags that a header lists; `*` stands for all there are."""

    header: str

    def __contains__(self, tag: str) -> bool:
        """Tell whether `tag` is listed; a weak tag is another one."""
        return self.header.strip() == "*" or tag in _TAG.findall(self.header)


ANY = EntityTags("*")


def entity_tag(shown: BaseModel, include: Iterable[str] = ()) -> str:
    """Return the strong tag of a record as it is shown without what is included.

    Any other state has another one.
    """
    plain = shown.model_dump_json(exclude=set(include), exclude_unset=True)
    return f'"{sha256(plain.encode()).hexdigest()[:32]}"'
