"""Rows that belong to a tenant: a session finds and writes those of its own tenant only.

The rule stands on the session, below every repository, so that no query can forget it; what a
statement says of models where they cannot be narrowed is refused. A session that was not told its
tenant finds no row of any, and stores none.
"""

from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import Insert, Table, event, insert
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria
from sqlalchemy.orm.interfaces import ORMOption

from .base import Base
from .keys import Key, KeyType
from .tenant import Tenant
from .tenant_reach import beyond_reach

TENANT = "tenant"
"""Where `session.info` keeps the key of the tenant that a session serves."""
COLUMN = "tenant_id"


class OutsideTenantError(RuntimeError):
    """The code reaches for what is not of its tenant: a mistake of ours, not of a caller."""


class Tenanted(Base, kw_only=True, eq=False, repr=False):
    """A model whose rows belong to a tenant; each names its foreign key."""

    __abstract__ = True

    tenant_id: Mapped[Key] = mapped_column(KeyType, init=False, sort_order=1)


class TenantAccount(Base, kw_only=True, eq=False, repr=False):
    """A model of accounts: they are found without a tenant, too, or nobody could sign in."""

    __abstract__ = True

    tenant_id: Mapped[Key | None] = mapped_column(KeyType, default=None, sort_order=1)


_NOTHING = with_loader_criteria(
    Tenanted,
    lambda each: each.tenant_id.is_(None),
    include_aliases=True,
)


@lru_cache(maxsize=1024)
def of_tenant(tenant: Key) -> tuple[ORMOption, ...]:
    """Return what narrows a statement to the rows of one tenant."""
    return tuple(
        with_loader_criteria(model, lambda each: each.tenant_id == tenant, include_aliases=True)
        for model in (Tenanted, TenantAccount)
    )


def tenant_of(session: Session) -> Key:
    """Return the tenant of a session. Raises OutsideTenantError where it was told none."""
    tenant: Key | None = session.info.get(TENANT)
    if tenant is None:
        message = "Rows of tenants are written in a session that was told its tenant."
        raise OutsideTenantError(message)
    return tenant


@event.listens_for(Session, "do_orm_execute")
def narrow(state: ORMExecuteState) -> None:
    """Narrow every statement about models, and what it loads along, to the tenant.

    Raises OutsideTenantError for one that names models of tenants where it cannot be narrowed.
    """
    if state.is_column_load or state.is_relationship_load:
        return
    for table in beyond_reach(state):
        _refuse(table, state.session)
    if isinstance(state.statement, Insert) and _has_tenant(state):
        state.statement = state.statement.values({COLUMN: tenant_of(state.session)})
    if state.is_orm_statement:
        tenant: Key | None = state.session.info.get(TENANT)
        options = (_NOTHING,) if tenant is None else of_tenant(tenant)
        state.statement = state.statement.options(*options)


def _has_tenant(state: ORMExecuteState) -> bool:
    return state.bind_mapper is not None and issubclass(state.bind_mapper.class_, Tenanted)


def _refuse(table: Table, session: Session) -> None:
    kinds = _kinds(session)
    for mapper in Base.registry.mappers:
        if mapper.local_table == table and issubclass(mapper.class_, kinds):
            message = f"The session cannot narrow this statement to its tenant: {table}."
            raise OutsideTenantError(message)


def _kinds(session: Session) -> tuple[type[Base], ...]:
    """Return whose rows a session keeps apart: before it has a tenant, it finds accounts."""
    return (Tenanted, TenantAccount) if TENANT in session.info else (Tenanted,)


@event.listens_for(Session, "before_flush")
def place(session: Session, *_: object) -> None:
    """Give new rows their tenant, and refuse those of another."""
    for row in session.new:
        if isinstance(row, Tenanted):
            row.tenant_id = vars(row).get(COLUMN, tenant_of(session))
        elif isinstance(row, TenantAccount) and row.tenant_id is None:
            row.tenant_id = session.info.get(TENANT) or _found(session)
    kinds = _kinds(session)
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, kinds):
            _check(row, tenant_of(session))


def _check(row: Base, tenant: Key) -> None:
    if vars(row).get(COLUMN, tenant) != tenant:
        message = f"{row!r} is not of the tenant of this session."
        raise OutsideTenantError(message)


def _found(session: Session) -> Key:
    """Found a tenant for an account that nobody of another one makes."""
    statement = insert(Tenant).values(founded_at=datetime.now(UTC))
    founded = session.connection().execute(statement).inserted_primary_key
    if founded is None:
        message = "The database did not tell the key of the tenant."
        raise OutsideTenantError(message)
    key: Key = founded[0]
    return key
