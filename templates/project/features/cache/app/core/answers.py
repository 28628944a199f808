"""Answers in Redis or Valkey, with generations of tables that tell which of them hold.

An answer is kept with the generations that its tables had before the database was read. Whoever
changes a table gives it another one, so that no answer from before is ever told again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, cast
from uuid import uuid4

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

PATIENCE_SECONDS = 0.5
PAUSE_SECONDS = 5.0
SILENCE_SECONDS = 60.0
SUSPENDED_SECONDS = 10
"""How long the tables of a commit have no generation, should nobody give them the next."""
LARGEST_ANSWER = 1_048_576
_SUSPENDED = b""
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question, or else the generations to keep it with, if it may be kept."""

    answer: bytes | None = None
    generations: bytes | None = None


class AnswerStore:
    """Keeps answers, and does without while Redis is away."""

    def __init__(self, url: str, namespace: str, seconds: int) -> None:
        """Keep them at `url` for some seconds, under names that begin with `namespace`.

        Raises ValueError where that is no address.
        """
        self._redis = cast("Any", Redis).from_url(url, retry=Retry(NoBackoff(), 1))
        self._namespace = namespace
        self._seconds = seconds
        self._due: dict[str, str] = {}
        self._retrying: asyncio.Task[None] | None = None
        self._away_until = 0.0
        self._silent_until = 0.0

    async def find(self, question: str, tables: Iterable[str]) -> Found:
        """Return what is known of a question about `tables`: ask this before the database."""
        names = [self._generation(table) for table in sorted(tables)]
        known = await self._ask(lambda: self._look_up(self._answer(question), names))
        if known is None or not all(known[1:]):
            return Found()
        generations = b" ".join(each for each in known[1:] if each)
        kept_with, _, answer = (known[0] or b"").partition(b"\n")
        return Found(answer if kept_with == generations else None, generations)

    async def keep(self, question: str, generations: bytes, answer: bytes) -> None:
        """Keep an answer that was read after its tables had these generations."""
        if len(answer) <= LARGEST_ANSWER:
            name, value = self._answer(question), generations + b"\n" + answer
            await self._ask(lambda: self._redis.set(name, value, ex=self._seconds))

    async def suspend(self, tables: Collection[str]) -> None:
        """Let nothing about `tables` be told or kept while a change of them is committed."""
        if await self._ask(lambda: self._suspend(tables), is_urgent=True) is None:
            self._owe(tables)
            self._insist()

    async def renew(self, tables: Iterable[str]) -> None:
        """Give `tables` their next generation, now or as soon as Redis answers."""
        self._owe(tables)
        try:
            await self._ask(_nothing)
        finally:
            self._insist()

    async def close(self) -> None:
        """Close the connections to Redis, after a last attempt to tell it what it missed."""
        if self._retrying is not None:
            self._retrying.cancel()
        if self._due:
            await self._ask(_nothing, is_urgent=True)
        await self._redis.aclose()

    async def _look_up(self, answer: str, generations: Sequence[str]) -> list[bytes | None]:
        """Return an answer and generations as they are at one moment; begin those that lack."""
        known: list[bytes | None] = await self._redis.mget(answer, *generations)
        if None in known[1:]:
            async with self._redis.pipeline(transaction=True) as commands:
                for name in generations:
                    commands.set(name, uuid4().hex, nx=True)
                commands.mget(answer, *generations)
                *_, known = await commands.execute()
        return known

    async def _suspend(self, tables: Iterable[str]) -> bool:
        async with self._redis.pipeline(transaction=True) as commands:
            for table in tables:
                commands.set(self._generation(table), _SUSPENDED, ex=SUSPENDED_SECONDS)
            await commands.execute()
        return True

    def _owe(self, tables: Iterable[str]) -> None:
        self._due |= {self._generation(table): uuid4().hex for table in tables}

    def _insist(self) -> None:
        """Tell Redis later what it could not be told."""
        if self._due and (self._retrying is None or self._retrying.done()):
            self._retrying = asyncio.create_task(self._retry())

    async def _retry(self) -> None:
        while self._due:
            await asyncio.sleep(PAUSE_SECONDS)
            await self._ask(_nothing)

    async def _ask[AnswerT](
        self, ask: Callable[[], Awaitable[AnswerT]], *, is_urgent: bool = False
    ) -> AnswerT | None:
        """Return what Redis answers once it is told what is due; while away, it is asked rarely."""
        if monotonic() < self._away_until and not is_urgent:
            return None
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._pay()
                return await ask()
        except (OSError, RedisError) as error:
            self._give_up(error)
            return None

    async def _pay(self) -> None:
        if due := dict(self._due):
            await self._redis.mset(due)
            self._due = {name: own for name, own in self._due.items() if due.get(name) != own}

    def _give_up(self, error: Exception) -> None:
        now = monotonic()
        self._away_until = now + PAUSE_SECONDS
        if now >= self._silent_until:
            self._silent_until = now + SILENCE_SECONDS
            _logger.warning("Redis keeps no answers, all come from the database: %r", error)

    def _answer(self, question: str) -> str:
        return f"{self._namespace}:answer:{question}"

    def _generation(self, table: str) -> str:
        return f"{self._namespace}:generation:{table}"


async def _nothing() -> None:
    """Ask nothing: what is due is told before."""
