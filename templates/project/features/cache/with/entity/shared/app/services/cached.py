"""Records that all who may read them are shown alike: what one was told, others are told, too."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import Any, cast, override

from pydantic import BaseModel
from sqlalchemy import FromClause, inspect

from ..core.cache import Cache, Question
from ..models.base import Base
from ..models.keys import Key
from ..schemas.base import InSchema, OutSchema
from ..schemas.lists import ListQuery, PagedResponse
from .base import CrudService


class CachedService[ModelT: Base, CreateT: InSchema, UpdateT: InSchema, ReadT: OutSchema](
    CrudService[ModelT, CreateT, UpdateT, ReadT]
):
    """The use cases of one model whose readers share their answers."""

    @override
    async def page(
        self, query: ListQuery[Any], include: Sequence[str] = ()
    ) -> PagedResponse[ReadT]:
        paged: type[PagedResponse[ReadT]] = cast("Any", PagedResponse)[self.shown]
        asked = f"{type(query).__name__} {query.model_dump_json()}"
        ask = partial(super().page, query, include)
        return await self._answer(Question(asked, self._tables(include), paged), ask)

    @override
    async def get(self, key: Key, include: Sequence[str] = ()) -> ReadT:
        asked = f"{self.shown.__name__} {key} {sorted(set(include))}"
        ask = partial(super().get, key, include)
        return await self._answer(Question(asked, self._tables(include), self.shown), ask)

    async def _answer[AnswerT: BaseModel](
        self, question: Question[AnswerT], ask: Callable[[], Awaitable[AnswerT]]
    ) -> AnswerT:
        session = self.repository.session
        cache = Cache.of(session.get_bind().engine)
        return await (ask() if cache is None else cache.answer(question, ask, session))

    def _tables(self, include: Sequence[str]) -> frozenset[str]:
        """Return the names of all tables that an answer is read from."""
        return frozenset(map(str, self._read(include)))

    def _read(self, include: Sequence[str]) -> Iterator[FromClause]:
        mapper = inspect(self.repository.model)
        yield from mapper.tables
        for name in include:
            relation = mapper.relationships[name]
            yield from relation.mapper.tables
            if relation.secondary is not None:
                yield relation.secondary
