"""Which answers are told again, and what makes them void: every change that is committed."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from pydantic import BaseModel, ValidationError
from sqlalchemy import Connection, Engine, event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.util import await_only

from .answers import AnswerStore
from .changes import EVERYTHING, changed_by

type Changes = WeakKeyDictionary[Connection, set[str]]


@dataclass(frozen=True, slots=True)
class Question[AnswerT: BaseModel]:
    """What is asked, about which tables; all who may ask it in one scope are told the same."""

    text: str
    tables: frozenset[str]
    answers: type[AnswerT]

    def digest(self, scope: str) -> str:
        """Return what tells it from others, in another scope or with answers of another shape."""
        return sha256(f"{scope} {_shape(self.answers)} {self.text}".encode()).hexdigest()


class Cache:
    """The answers that one database gave."""

    _of: ClassVar[WeakKeyDictionary[Engine, "Cache"]] = WeakKeyDictionary()

    def __init__(self, store: AnswerStore) -> None:
        """Keep them in `store`."""
        self.store = store
        self._changed: Changes = WeakKeyDictionary()
        self._committed: Changes = WeakKeyDictionary()

    @classmethod
    def of(cls, engine: Engine) -> "Cache | None":
        """Return the cache of what `engine` leads to, if it has one."""
        return cls._of.get(engine)

    def watch(self, engine: Engine) -> None:
        """Hear of all that is changed through `engine`, and close with it."""
        event.listen(engine, "after_cursor_execute", self._note)
        event.listen(engine, "commit", self._suspend)
        event.listen(engine, "rollback", self._forget)
        event.listen(engine, "engine_disposed", self._close)
        self._of[engine] = self

    async def answer[AnswerT: BaseModel](
        self,
        question: Question[AnswerT],
        ask: Callable[[], Awaitable[AnswerT]],
        session: AsyncSession,
    ) -> AnswerT:
        """Return the answer that was kept, or else what `ask` reads in `session`, and keep it.

        What narrows `session` is in its `info`, and a part of the question. Its transaction has to
        see what others commit: READ COMMITTED does.
        """
        if await self._has_changes(session):
            return await ask()
        digest = question.digest(f"{sorted(map(repr, session.info.items()))}")
        found = await self.store.find(digest, question.tables | {EVERYTHING})
        if (kept := _parsed(question.answers, found.answer)) is not None:
            return kept
        answer = await ask()
        if found.generations is not None and not await self._has_changes(session):
            written = answer.model_dump_json(exclude_unset=True).encode()
            await self.store.keep(digest, found.generations, written)
        return answer

    async def _has_changes(self, session: AsyncSession) -> bool:
        """Tell whether `session` sees what nobody else does."""
        if any((session.new, session.dirty, session.deleted)):
            return True
        if isinstance(session.get_bind(), Engine) and not session.in_transaction():
            return False
        return (await session.connection()).sync_connection in self._changed

    def renew(self, connection: Connection) -> None:
        """Void what was kept of all that `connection` changed and committed."""
        if tables := self._committed.pop(connection, None):
            await_only(self.store.renew(tables))

    def _note(
        self,
        connection: Connection,
        _cursor: object,
        text: str,
        _parameters: object,
        context: Any,  # noqa: ANN401 - each dialect has a class of its own
        _is_many: object,
    ) -> None:
        if tables := changed_by(context.compiled, text):
            self._changed.setdefault(connection, set()).update(tables)

    def _suspend(self, connection: Connection) -> None:
        if tables := self._changed.pop(connection, None):
            self._committed[connection] = tables
            await_only(self.store.suspend(tables))

    def _forget(self, connection: Connection) -> None:
        self._changed.pop(connection, None)
        self._committed.pop(connection, None)

    def _close(self, _: Engine) -> None:
        await_only(self.store.close())


@cache
def _shape(answers: type[BaseModel]) -> str:
    """Return what changes with the shape of answers, as another release may have another one."""
    return json.dumps(answers.model_json_schema(mode="serialization"), sort_keys=True)


def _parsed[AnswerT: BaseModel](answers: type[AnswerT], written: bytes | None) -> AnswerT | None:
    """Return an answer as it was, or nothing where JSON cannot say it, as with NaN."""
    if written is None:
        return None
    try:
        return answers.model_validate_json(written)
    except ValidationError:
        return None


_connections: WeakKeyDictionary[Session, Connection] = WeakKeyDictionary()


@event.listens_for(Session, "after_begin")
def _remember(session: Session, _: SessionTransaction, connection: Connection) -> None:
    _connections[session] = connection


@event.listens_for(Session, "after_commit")
def _renew(session: Session) -> None:
    connection = _connections.get(session)
    if connection is not None and (cache := Cache.of(connection.engine)) is not None:
        cache.renew(connection)
