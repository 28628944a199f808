"""Records with the tags of their states."""

from dataclasses import dataclass

from pydantic import BaseModel

from .transport import Call, Transport, understood

ANY = "*"
"""Stands for whatever state there is: a change writes over what nobody has seen."""


@dataclass(frozen=True, slots=True)
class Tagged[RecordT]:
    """A record, and the tag of the state that it shows: changes of it ask for that tag."""

    record: RecordT
    tag: str


async def tagged[RecordT: BaseModel](
    transport: Transport, model: type[RecordT], call: Call
) -> Tagged[RecordT]:
    """Return the answer to a call with its tag. Raises ApiError."""
    response = await transport.send(call)
    return Tagged(understood(model, response), response.headers.get("ETag", ""))


def if_match(tag: str) -> dict[str, str]:
    """Return the header that lets a change pass in one state only."""
    return {"If-Match": tag}
