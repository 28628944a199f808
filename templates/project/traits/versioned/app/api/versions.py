"""What endpoints of records with versions ask for, and answer."""

from typing import Annotated, Any

from fastapi import Depends, Header, Response, status
from pydantic import BaseModel

from ..core.preconditions import EntityTags, PreconditionRequiredError, entity_tag

NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "Not Modified"}}


def _if_match(if_match: Annotated[str | None, Header()] = None) -> EntityTags:
    if if_match is None:
        message = "Send the ETag of the record that you have seen as If-Match."
        raise PreconditionRequiredError(message)
    return EntityTags(if_match)


def _if_none_match(if_none_match: Annotated[str, Header()] = "") -> EntityTags:
    """Take weak tags for strong ones: that is right for what is only read."""
    return EntityTags(if_none_match.replace("W/", ""))


IfMatch = Annotated[EntityTags, Depends(_if_match)]
IfNoneMatch = Annotated[EntityTags, Depends(_if_none_match)]


def tagged[ShownT: BaseModel](shown: ShownT, response: Response) -> ShownT:
    """Return `shown`, and put its tag on the response."""
    response.headers["ETag"] = entity_tag(shown)
    return shown


def unless_known[ShownT: BaseModel](
    shown: ShownT, known: EntityTags, response: Response
) -> ShownT | Response:
    """Return `shown` with its tag, or the tag alone where the client has the rest already."""
    tag = entity_tag(shown)
    if tag in known:
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers={"ETag": tag})
    return tagged(shown, response)
