"""The audit, as it travels."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from ..models.keys import Key
from .base import OutSchema
from .lists import ListQuery
from .moments import Moment
from .texts import given

type AuditSort = Literal["number", "-number"]


class AuditEventRead(OutSchema):
    """Who did what, on what, when and from where."""

    number: int
    happened_at: Moment
    actor: str
    action: str
    target: str
    address: str
    digest: str


class AuditQuery(ListQuery[AuditSort]):
    """Which events to list: the newest first, where no order is asked for."""

    sort: tuple[AuditSort, ...] = ("-number",)
    q: Annotated[str, Field(max_length=100)] | None = None
    action: Annotated[Annotated[str, Field(max_length=32)] | None, BeforeValidator(given)] = None


class ChainQuery(AuditQuery):
    """Which of one chain."""

    chain_id: Key
