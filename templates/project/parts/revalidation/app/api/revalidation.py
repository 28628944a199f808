"""Answers to clients that may have the record already."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Depends, Header, Response, status
from pydantic import BaseModel

from ..core.preconditions import EntityTags, entity_tag

_ASK_AGAIN = "private, no-cache"
NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "Not Modified"}}


async def _if_none_match(if_none_match: Annotated[str, Header()] = "") -> EntityTags:
    """Take weak tags for strong ones: that is right for what is only read."""
    return EntityTags(if_none_match.replace("W/", ""))


IfNoneMatch = Annotated[EntityTags, Depends(_if_none_match)]


def unless_known[ShownT: BaseModel](
    shown: ShownT, known: EntityTags, response: Response, include: Sequence[str] = ()
) -> ShownT | Response:
    """Return `shown` with its tag, or the tag alone where the client has the rest already.

    The tag says nothing of what is included, so that is sent in any case.
    """
    headers = {"ETag": entity_tag(shown, include), "Cache-Control": _ASK_AGAIN}
    if not include and headers["ETag"] in known:
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
    response.headers.update(headers)
    return shown
