"""Changes that say which state of a record they are meant for."""

from typing import Annotated

from fastapi import Depends, Header

from ..core.exceptions import AppError
from ..core.preconditions import EntityTags


class PreconditionRequiredError(AppError):
    """The request does not say which state of the record it is meant for."""

    status = 428
    code = "precondition-required"


async def _if_match(if_match: Annotated[str | None, Header()] = None) -> EntityTags:
    if if_match is None:
        message = "Send the ETag of the record that you have seen as If-Match."
        raise PreconditionRequiredError(message)
    return EntityTags(if_match)


IfMatch = Annotated[EntityTags, Depends(_if_match)]
